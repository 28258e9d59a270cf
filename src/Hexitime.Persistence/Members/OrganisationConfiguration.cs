using Hexitime.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Members;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("hexitime_organisations");
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).HasColumnName("id");
        builder.Property(o => o.Name).HasColumnName("name");
        builder.Property(o => o.NameKey).HasColumnName("name_key");
        builder.Property(o => o.OdsCode).HasColumnName("ods_code");
        builder.HasIndex(o => o.OdsCode).IsUnique().HasDatabaseName("hexitime_organisations_ods_code");
        builder.HasIndex(o => o.NameKey).IsUnique().HasFilter("ods_code IS NULL").HasDatabaseName("hexitime_organisations_name");
    }
}
