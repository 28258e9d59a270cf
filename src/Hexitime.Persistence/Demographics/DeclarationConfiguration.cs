using Hexitime.Demographics;
using Hexitime.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Demographics;

internal sealed class DeclarationConfiguration : IEntityTypeConfiguration<Declaration>
{
    public void Configure(EntityTypeBuilder<Declaration> builder)
    {
        builder.ToTable("hexitime_demographics");
        builder.HasKey(d => new { d.Member, d.Question });
        builder.Property(d => d.Member).HasColumnName("member_id");
        builder.Property(d => d.Question).HasColumnName("question");
        builder.Property(d => d.Answer).HasColumnName("answer");
        builder.Property(d => d.At).HasColumnName("said_at");
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.Member).OnDelete(DeleteBehavior.Cascade);
    }
}
