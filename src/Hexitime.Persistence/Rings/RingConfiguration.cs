using Hexitime.Exchanges;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Rings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Rings;

internal sealed class RingConfiguration : IEntityTypeConfiguration<Ring>
{
    public void Configure(EntityTypeBuilder<Ring> builder)
    {
        builder.ToTable("hexitime_rings", t =>
        {
            t.HasCheckConstraint("hexitime_rings_state", "state BETWEEN 1 AND 5");
            t.HasCheckConstraint("hexitime_rings_minutes", "minutes > 0");
            t.HasCheckConstraint("hexitime_rings_version", "version > 0");
        });
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasColumnName("id");
        builder.Property(r => r.State).HasColumnName("state");
        builder.Property(r => r.Hours).HasColumnName("minutes");
        builder.Property(r => r.IsFound).HasColumnName("is_found");
        builder.Property(r => r.ProposedAt).HasColumnName("proposed_at");
        builder.Property(r => r.Deadline).HasColumnName("deadline");
        builder.Property(r => r.Version).HasColumnName("version");
        builder.OwnsMany(r => r.Legs, MapLeg);
        builder.Navigation(r => r.Legs).HasField("_legs");
    }

    private static void MapLeg(OwnedNavigationBuilder<Ring, RingLeg> leg)
    {
        leg.ToTable("hexitime_ring_legs", t =>
        {
            t.HasCheckConstraint("hexitime_ring_legs_two_people", "giver_id <> receiver_id");
            t.HasCheckConstraint("hexitime_ring_legs_owed", "owed_minutes >= 0");
        });
        leg.Property<RingId>("ring_id");
        leg.WithOwner().HasForeignKey("ring_id");
        leg.HasKey("ring_id", nameof(RingLeg.Number));
        leg.Property(l => l.Number).HasColumnName("number").ValueGeneratedNever();
        leg.Property(l => l.Giver).HasColumnName("giver_id");
        leg.Property(l => l.Receiver).HasColumnName("receiver_id");
        leg.Property(l => l.Listing).HasColumnName("listing_id");
        leg.Property(l => l.AcceptedAt).HasColumnName("accepted_at");
        leg.Property(l => l.DeclinedAt).HasColumnName("declined_at");
        leg.Property(l => l.Exchange).HasColumnName("exchange_id");
        leg.Property(l => l.Owed).HasColumnName("owed_minutes");
        leg.Property(l => l.TakenBack).HasColumnName("taken_back");
        leg.HasOne<Member>().WithMany().HasForeignKey(l => l.Giver).OnDelete(DeleteBehavior.Restrict);
        leg.HasOne<Member>().WithMany().HasForeignKey(l => l.Receiver).OnDelete(DeleteBehavior.Restrict);
        leg.HasOne<Listing>().WithMany().HasForeignKey(l => l.Listing).OnDelete(DeleteBehavior.Restrict);
        leg.HasOne<Exchange>().WithMany().HasForeignKey(l => l.Exchange).OnDelete(DeleteBehavior.Restrict);
        leg.HasIndex(l => l.Giver).HasDatabaseName("hexitime_ring_legs_giver");
    }
}
