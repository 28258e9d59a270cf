using Hexitime.Members;
using Hexitime.Persistence.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Members;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("hexitime_members", t =>
        {
            t.HasCheckConstraint("hexitime_members_state", "state BETWEEN 1 AND 5");
            t.HasCheckConstraint("hexitime_members_version", "version > 0");
        });
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).HasColumnName("id");
        builder.Property(m => m.Subject).HasColumnName("subject");
        builder.Property(m => m.Wallet).HasColumnName("wallet");
        builder.Property(m => m.State).HasColumnName("state");
        builder.Property(m => m.RegisteredAt).HasColumnName("registered_at");
        builder.Property(m => m.LeftAt).HasColumnName("left_at");
        builder.Property(m => m.Name).HasColumnName("name");
        builder.Property(m => m.Email).HasColumnName("email");
        builder.Property(m => m.Profession).HasColumnName("profession");
        builder.Property(m => m.Organisation).HasColumnName("organisation_id");
        builder.Property(m => m.PayBand).HasColumnName("pay_band");
        builder.PrimitiveCollection(m => m.Skills).HasColumnName("skills").HasField("_skills");
        builder.Property(m => m.TimeZone).HasColumnName("time_zone");
        builder.PrimitiveCollection(m => m.Languages).HasColumnName("languages").HasField("_languages");
        builder.Property(m => m.Biography).HasColumnName("biography");
        builder.Property(m => m.ShowsContact).HasColumnName("shows_contact");
        builder.Property(m => m.ShowsOnMap).HasColumnName("shows_on_map");
        builder.Property(m => m.IsInStatistics).HasColumnName("is_in_statistics");
        builder.Property(m => m.JoinsRings).HasColumnName("joins_rings");
        builder.Property(m => m.Version).HasColumnName("version");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.Organisation).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AccountRow>().WithOne().HasForeignKey<Member>(m => m.Wallet).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.Subject).IsUnique().HasDatabaseName("hexitime_members_subject");
        builder.HasIndex(m => m.Wallet).IsUnique().HasDatabaseName("hexitime_members_wallet");
        builder.HasIndex(m => m.Organisation).HasDatabaseName("hexitime_members_organisation");
    }
}
