using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Sessions;

internal sealed class GroupSessionConfiguration : IEntityTypeConfiguration<GroupSession>
{
    public void Configure(EntityTypeBuilder<GroupSession> builder)
    {
        builder.ToTable("hexitime_sessions", t =>
        {
            t.HasCheckConstraint("hexitime_sessions_state", "state BETWEEN 1 AND 4");
            t.HasCheckConstraint("hexitime_sessions_cost", "cost IN (1, 2)");
            t.HasCheckConstraint("hexitime_sessions_capacity", "capacity BETWEEN 1 AND 200 AND minimum BETWEEN 1 AND capacity AND joined BETWEEN 0 AND capacity");
            t.HasCheckConstraint("hexitime_sessions_minutes", "minutes > 0 AND (given_minutes IS NULL OR given_minutes BETWEEN 1 AND minutes)");
            t.HasCheckConstraint("hexitime_sessions_given", "(state IN (2, 3)) = (given_minutes IS NOT NULL) AND (state = 3) = (completed_at IS NOT NULL)");
            t.HasCheckConstraint("hexitime_sessions_version", "version > 0");
        });
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).HasColumnName("id");
        builder.Property(s => s.Giver).HasColumnName("giver_id");
        builder.Property(s => s.GiverWallet).HasColumnName("giver_wallet");
        builder.Property(s => s.Network).HasColumnName("network_id");
        builder.Property(s => s.Title).HasColumnName("title");
        builder.Property(s => s.Description).HasColumnName("description");
        builder.Property(s => s.Kind).HasColumnName("kind");
        builder.Property(s => s.Hours).HasColumnName("minutes");
        builder.Property(s => s.Capacity).HasColumnName("capacity");
        builder.Property(s => s.Minimum).HasColumnName("minimum");
        builder.Property(s => s.Cost).HasColumnName("cost");
        builder.Property(s => s.StartsAt).HasColumnName("starts_at");
        builder.Property(s => s.FreeUntil).HasColumnName("free_until");
        builder.Property(s => s.Place).HasColumnName("place");
        builder.Property(s => s.ScheduledAt).HasColumnName("scheduled_at");
        builder.Property(s => s.State).HasColumnName("state");
        builder.Property(s => s.Deadline).HasColumnName("deadline");
        builder.Property(s => s.Joined).HasColumnName("joined");
        builder.Property(s => s.Given).HasColumnName("given_minutes");
        builder.Property(s => s.CompletedAt).HasColumnName("completed_at");
        builder.Property(s => s.CancelReason).HasColumnName("cancel_reason");
        builder.Property(s => s.Version).HasColumnName("version");
        builder.Ignore(s => s.Waiting);
        builder.OwnsMany(s => s.Seats, MapSeat);
        builder.Navigation(s => s.Seats).HasField("_seats");
        builder.HasOne<Member>().WithMany().HasForeignKey(s => s.Giver).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Network>().WithMany().HasForeignKey(s => s.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.Giver, s.StartsAt }).HasDatabaseName("hexitime_sessions_giver");
        builder.HasIndex(s => new { s.State, s.StartsAt }).HasDatabaseName("hexitime_sessions_state_next");
        builder.HasIndex(s => s.Deadline).HasFilter("deadline IS NOT NULL").HasDatabaseName("hexitime_sessions_deadline");
    }

    private static void MapSeat(OwnedNavigationBuilder<GroupSession, Seat> seat)
    {
        seat.ToTable("hexitime_session_seats", t =>
        {
            t.HasCheckConstraint("hexitime_session_seats_number", "number > 0");
            t.HasCheckConstraint("hexitime_session_seats_state", "state BETWEEN 1 AND 7");
            t.HasCheckConstraint("hexitime_session_seats_held", "held_minutes >= 0 AND (held_minutes = 0 OR state NOT IN (1, 3))");
            t.HasCheckConstraint("hexitime_session_seats_charged", "charged_minutes IS NULL OR charged_minutes >= 0");
        });
        seat.Property<SessionId>("session_id");
        seat.WithOwner().HasForeignKey("session_id");
        seat.HasKey("session_id", nameof(Seat.Member));
        seat.Property(s => s.Member).HasColumnName("member_id");
        seat.Property(s => s.Wallet).HasColumnName("wallet");
        seat.Property(s => s.Number).HasColumnName("number");
        seat.Property(s => s.State).HasColumnName("state");
        seat.Property(s => s.JoinedAt).HasColumnName("joined_at");
        seat.Property(s => s.Held).HasColumnName("held_minutes");
        seat.Property(s => s.Answer).HasColumnName("answer");
        seat.Property(s => s.Objection).HasColumnName("objection");
        seat.Property(s => s.Decision).HasColumnName("decision");
        seat.Property(s => s.Charged).HasColumnName("charged_minutes");
        seat.HasOne<Member>().WithMany().HasForeignKey(s => s.Member).OnDelete(DeleteBehavior.Restrict);
        seat.HasIndex(s => s.Member).HasDatabaseName("hexitime_session_seats_member");
        seat.HasIndex("session_id", nameof(Seat.Number)).IsUnique().HasDatabaseName("hexitime_session_seats_in_order");
    }
}
