using Hexitime.Networks;
using Hexitime.Persistence.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Networks;

internal sealed class NetworkConfiguration : IEntityTypeConfiguration<Network>
{
    public void Configure(EntityTypeBuilder<Network> builder)
    {
        builder.ToTable("hexitime_networks", t =>
        {
            t.HasCheckConstraint("hexitime_networks_joining", "joining BETWEEN 1 AND 4");
            t.HasCheckConstraint("hexitime_networks_listings", "listings BETWEEN 1 AND 2");
            t.HasCheckConstraint("hexitime_networks_completion", "days_until_completion BETWEEN 1 AND 365");
            t.HasCheckConstraint("hexitime_networks_version", "version > 0");
        });
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).HasColumnName("id");
        builder.Property(n => n.Name).HasColumnName("name");
        builder.Property(n => n.Description).HasColumnName("description");
        builder.ComplexProperty(n => n.Words, words =>
        {
            words.Property(w => w.Credit).HasColumnName("word_for_credit");
            words.Property(w => w.Member).HasColumnName("word_for_member");
            words.Property(w => w.Kind).HasColumnName("word_for_kind");
        });
        builder.ComplexProperty(n => n.Look, look =>
        {
            look.Property(l => l.Colour).HasColumnName("colour");
            look.Property(l => l.Accent).HasColumnName("accent");
            look.Property(l => l.Logo).HasColumnName("logo");
        });
        builder.Property(n => n.Joining).HasColumnName("joining");
        builder.PrimitiveCollection(n => n.EmailDomains).HasColumnName("email_domains").HasField("_emailDomains");
        builder.PrimitiveCollection(n => n.Categories).HasColumnName("categories").HasField("_categories");
        builder.Property(n => n.Listings).HasColumnName("listings");
        builder.PrimitiveCollection(n => n.Kinds).HasColumnName("kinds").HasField("_kinds");
        builder.PrimitiveCollection(n => n.KindsNeedingApproval).HasColumnName("kinds_needing_approval").HasField("_kindsNeedingApproval");
        builder.PrimitiveCollection(n => n.KindsNeedingUndertaking).HasColumnName("kinds_needing_undertaking").HasField("_kindsNeedingUndertaking");
        builder.Property(n => n.DaysUntilAutomaticCompletion).HasColumnName("days_until_completion");
        builder.Property(n => n.Pot).HasColumnName("pot");
        builder.Property(n => n.FoundedAt).HasColumnName("founded_at");
        builder.Property(n => n.Version).HasColumnName("version");
        builder.HasOne<AccountRow>().WithOne().HasForeignKey<Network>(n => n.Pot).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => n.Pot).IsUnique().HasDatabaseName("hexitime_networks_pot");
        builder.HasIndex(n => new { n.FoundedAt, n.Id }).HasDatabaseName("hexitime_networks_newest");
    }
}
