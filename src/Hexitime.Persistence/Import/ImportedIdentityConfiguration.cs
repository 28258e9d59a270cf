using Hexitime.Import;
using Hexitime.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Import;

internal sealed class ImportedIdentityConfiguration : IEntityTypeConfiguration<ImportedIdentity>
{
    public void Configure(EntityTypeBuilder<ImportedIdentity> builder)
    {
        builder.ToTable("hexitime_imported_identities");
        builder.HasKey(i => i.ExternalId);
        builder.Property(i => i.ExternalId).HasColumnName("external_id");
        builder.Property(i => i.Member).HasColumnName("member_id");
        builder.Property(i => i.Wallet).HasColumnName("wallet");
        builder.Property(i => i.Floor).HasColumnName("floor_minutes");
        builder.Property(i => i.Content).HasColumnName("content");
        builder.HasOne<Member>().WithOne().HasForeignKey<ImportedIdentity>(i => i.Member).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => i.Member).IsUnique().HasDatabaseName("hexitime_imported_identities_member");
    }
}
