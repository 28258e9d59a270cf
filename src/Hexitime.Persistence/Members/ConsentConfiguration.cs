using Hexitime.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Members;

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<ConsentRecord>
{
    public void Configure(EntityTypeBuilder<ConsentRecord> builder)
    {
        builder.ToTable("hexitime_consents", t =>
        {
            t.HasCheckConstraint("hexitime_consents_purpose", "purpose BETWEEN 1 AND 4");
            t.HasCheckConstraint("hexitime_consents_number", "number > 0");
        });
        builder.HasKey(c => new { c.Member, c.Purpose, c.Number });
        builder.Property(c => c.Member).HasColumnName("member_id");
        builder.Property(c => c.Purpose).HasColumnName("purpose").ValueGeneratedNever();
        builder.Property(c => c.Number).HasColumnName("number").ValueGeneratedNever();
        builder.Property(c => c.IsGiven).HasColumnName("is_given");
        builder.Property(c => c.Wording).HasColumnName("wording");
        builder.Property(c => c.At).HasColumnName("said_at");
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.Member).OnDelete(DeleteBehavior.Restrict);
    }
}
