using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Audit;

/// <summary>Refers to nobody by foreign key: an act stays, whoever goes.</summary>
internal sealed class ActConfiguration : IEntityTypeConfiguration<Act>
{
    public void Configure(EntityTypeBuilder<Act> builder)
    {
        builder.ToTable("hexitime_acts", t => t.HasCheckConstraint("hexitime_acts_somebody", "(member_id IS NULL) <> (subject IS NULL)"));
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).HasColumnName("id");
        builder.Property(a => a.At).HasColumnName("done_at");
        builder.Property(a => a.Member).HasColumnName("member_id");
        builder.Property(a => a.Subject).HasColumnName("subject");
        builder.Property(a => a.Request).HasColumnName("request");
        builder.Property(a => a.Details).HasColumnName("details");
        builder.Property(a => a.Reason).HasColumnName("reason");
        builder.HasIndex(a => a.At).HasDatabaseName("hexitime_acts_done_at");
    }
}
