using Hexitime.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Members;

internal sealed class BlockConfiguration : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> builder)
    {
        builder.ToTable("hexitime_blocks", t => t.HasCheckConstraint("hexitime_blocks_two_people", "blocker_id <> blocked_id"));
        builder.HasKey(b => new { b.Blocker, b.Blocked });
        builder.Property(b => b.Blocker).HasColumnName("blocker_id");
        builder.Property(b => b.Blocked).HasColumnName("blocked_id");
        builder.Property(b => b.Since).HasColumnName("since");
        builder.HasOne<Member>().WithMany().HasForeignKey(b => b.Blocker).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(b => b.Blocked).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(b => b.Blocked).HasDatabaseName("hexitime_blocks_blocked");
    }
}
