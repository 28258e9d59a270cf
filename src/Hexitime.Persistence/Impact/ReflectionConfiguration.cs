using Hexitime.Impact.Evidence;
using Hexitime.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Impact;

internal sealed class ReflectionConfiguration : IEntityTypeConfiguration<Reflection>
{
    public void Configure(EntityTypeBuilder<Reflection> builder)
    {
        builder.ToTable("hexitime_reflections", t => t.HasCheckConstraint("hexitime_reflections_version", "version > 0"));
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasColumnName("id");
        builder.Property(r => r.Member).HasColumnName("member_id");
        builder.Property(r => r.Origin).HasColumnName("origin_id");
        builder.Property(r => r.Words).HasColumnName("words");
        builder.Property(r => r.IsShared).HasColumnName("is_shared");
        builder.Property(r => r.WrittenAt).HasColumnName("written_at");
        builder.Property(r => r.CountersignedBy).HasColumnName("countersigned_by");
        builder.Property(r => r.CountersignedAt).HasColumnName("countersigned_at");
        builder.Property(r => r.Version).HasColumnName("version");
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.Member).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.CountersignedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.Member, r.Origin }).IsUnique().HasDatabaseName("hexitime_reflections_origin");
        builder.HasIndex(r => r.CountersignedBy).HasDatabaseName("hexitime_reflections_countersigned_by");
    }
}
