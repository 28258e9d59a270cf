using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Listings;

internal sealed class ListingConfiguration : IEntityTypeConfiguration<Listing>
{
    public void Configure(EntityTypeBuilder<Listing> builder)
    {
        builder.ToTable("hexitime_listings", t =>
        {
            t.HasCheckConstraint("hexitime_listings_type", "type BETWEEN 1 AND 2");
            t.HasCheckConstraint("hexitime_listings_state", "state BETWEEN 1 AND 4");
            t.HasCheckConstraint("hexitime_listings_audience", "audience BETWEEN 1 AND 2");
            t.HasCheckConstraint("hexitime_listings_minutes", "minutes > 0");
            t.HasCheckConstraint("hexitime_listings_version", "version > 0");
        });
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).HasColumnName("id");
        builder.Property(l => l.Owner).HasColumnName("owner_id");
        builder.Property(l => l.Type).HasColumnName("type");
        builder.Property(l => l.State).HasColumnName("state");
        builder.Property(l => l.Audience).HasColumnName("audience");
        builder.OwnsMany(l => l.Places, MapPlace);
        builder.Navigation(l => l.Places).HasField("_places");
        builder.Property(l => l.Title).HasColumnName("title");
        builder.Property(l => l.Description).HasColumnName("description");
        builder.Property(l => l.Words).HasColumnName("words");
        builder.Property(l => l.Kind).HasColumnName("kind");
        builder.PrimitiveCollection(l => l.Skills).HasColumnName("skills").HasField("_skills");
        builder.Property(l => l.Hours).HasColumnName("minutes");
        builder.Property(l => l.Place).HasColumnName("place");
        builder.Property(l => l.PublishedAt).HasColumnName("published_at");
        builder.Property(l => l.ExpiresAt).HasColumnName("expires_at");
        builder.Property(l => l.Version).HasColumnName("version");
        builder.HasOne<Member>().WithMany().HasForeignKey(l => l.Owner).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.State, l.PublishedAt, l.Id }).HasDatabaseName("hexitime_listings_newest");
        builder.HasIndex(l => new { l.State, l.ExpiresAt }).HasDatabaseName("hexitime_listings_expiry");
        builder.HasIndex(l => new { l.Owner, l.PublishedAt }).HasDatabaseName("hexitime_listings_owner");
    }

    private static void MapPlace(OwnedNavigationBuilder<Listing, ListingPlace> place)
    {
        place.ToTable("hexitime_listing_places");
        place.Property<ListingId>("listing_id");
        place.WithOwner().HasForeignKey("listing_id");
        place.HasKey("listing_id", nameof(ListingPlace.Network));
        place.Property(p => p.Network).HasColumnName("network_id").ValueGeneratedNever();
        place.Property(p => p.IsApproved).HasColumnName("is_approved");
        place.HasOne<Network>().WithMany().HasForeignKey(p => p.Network).OnDelete(DeleteBehavior.Restrict);
        place.HasIndex(p => p.Network).HasDatabaseName("hexitime_listing_places_network");
    }
}
