using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Networks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Matching;

internal sealed class AssignmentRunConfiguration : IEntityTypeConfiguration<AssignmentRun>
{
    public void Configure(EntityTypeBuilder<AssignmentRun> builder)
    {
        builder.ToTable("hexitime_assignments", t =>
        {
            t.HasCheckConstraint("hexitime_assignments_state", "state BETWEEN 1 AND 4");
            t.HasCheckConstraint("hexitime_assignments_sessions", "sessions_each BETWEEN 1 AND 40");
            t.HasCheckConstraint("hexitime_assignments_version", "version > 0");
        });
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasColumnName("id");
        builder.Property(r => r.Network).HasColumnName("network_id");
        builder.Property(r => r.SessionsEach).HasColumnName("sessions_each");
        builder.Property(r => r.State).HasColumnName("state");
        builder.Property(r => r.AskedAt).HasColumnName("asked_at");
        builder.Property(r => r.EndedAt).HasColumnName("ended_at");
        builder.Property(r => r.Ranked).HasColumnName("ranked");
        builder.Property(r => r.Requests).HasColumnName("requests");
        builder.Property(r => r.Score).HasColumnName("score");
        builder.Property(r => r.Version).HasColumnName("version");
        builder.HasOne<Network>().WithMany().HasForeignKey(r => r.Network).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(r => r.Pairs, MapPair);
        builder.Navigation(r => r.Pairs).HasField("_pairs");
    }

    private static void MapPair(OwnedNavigationBuilder<AssignmentRun, AssignedPair> pair)
    {
        pair.ToTable("hexitime_assigned_pairs");
        pair.Property<AssignmentRunId>("assignment_id");
        pair.WithOwner().HasForeignKey("assignment_id");
        pair.HasKey("assignment_id", nameof(AssignedPair.Number));
        pair.Property(p => p.Number).HasColumnName("number").ValueGeneratedNever();
        pair.Property(p => p.Request).HasColumnName("request_id");
        pair.Property(p => p.Offer).HasColumnName("offer_id");
        pair.Property(p => p.Score).HasColumnName("score");
        pair.HasOne<Listing>().WithMany().HasForeignKey(p => p.Request).OnDelete(DeleteBehavior.Restrict);
        pair.HasOne<Listing>().WithMany().HasForeignKey(p => p.Offer).OnDelete(DeleteBehavior.Restrict);
    }
}
