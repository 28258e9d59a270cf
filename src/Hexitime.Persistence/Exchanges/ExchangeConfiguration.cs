using Hexitime.Exchanges;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Rings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Exchanges;

internal sealed class ExchangeConfiguration : IEntityTypeConfiguration<Exchange>
{
    public void Configure(EntityTypeBuilder<Exchange> builder)
    {
        builder.ToTable("hexitime_exchanges", t =>
        {
            t.HasCheckConstraint("hexitime_exchanges_two_sides", "giver_id <> receiver_id AND giver_wallet <> receiver_wallet");
            t.HasCheckConstraint("hexitime_exchanges_state", "state BETWEEN 1 AND 12");
            t.HasCheckConstraint("hexitime_exchanges_minutes", "minutes > 0 AND held_minutes BETWEEN 0 AND minutes");
            t.HasCheckConstraint("hexitime_exchanges_awaited", "awaited_id IS NULL OR awaited_id IN (giver_id, receiver_id)");
            t.HasCheckConstraint("hexitime_exchanges_version", "version > 0");
        });
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).HasColumnName("id");
        builder.Property(e => e.Listing).HasColumnName("listing_id");
        builder.Property(e => e.Network).HasColumnName("network_id");
        builder.Property(e => e.Ring).HasColumnName("ring_id");
        builder.Property(e => e.DaysUntilAutomaticCompletion).HasColumnName("days_until_completion");
        builder.Property(e => e.NeedsApproval).HasColumnName("needs_approval");
        builder.Property(e => e.NeedsUndertaking).HasColumnName("needs_undertaking");
        builder.Property(e => e.Kind).HasColumnName("kind");
        builder.Property(e => e.Title).HasColumnName("title");
        builder.Property(e => e.Giver).HasColumnName("giver_id");
        builder.Property(e => e.GiverWallet).HasColumnName("giver_wallet");
        builder.Property(e => e.Receiver).HasColumnName("receiver_id");
        builder.Property(e => e.ReceiverWallet).HasColumnName("receiver_wallet");
        builder.Property(e => e.State).HasColumnName("state");
        builder.Property(e => e.Awaited).HasColumnName("awaited_id");
        builder.Property(e => e.Hours).HasColumnName("minutes");
        builder.Property(e => e.ProposedFor).HasColumnName("proposed_for");
        builder.Property(e => e.IsGift).HasColumnName("is_gift");
        builder.Property(e => e.ProposedAt).HasColumnName("proposed_at");
        builder.Property(e => e.Deadline).HasColumnName("deadline");
        builder.Property(e => e.Held).HasColumnName("held_minutes");
        builder.Property(e => e.TimesProposedBy).HasColumnName("times_proposed_by");
        builder.Property(e => e.MeetingAt).HasColumnName("meeting_at");
        builder.Property(e => e.MeetingPlace).HasColumnName("meeting_place");
        builder.Property(e => e.RecordedBy).HasColumnName("recorded_by");
        builder.Property(e => e.Recorded).HasColumnName("recorded_minutes");
        builder.Property(e => e.GivenAt).HasColumnName("given_at");
        builder.Property(e => e.Disputed).HasColumnName("disputed_minutes");
        builder.Property(e => e.Given).HasColumnName("given_minutes");
        builder.Property(e => e.CompletedAt).HasColumnName("completed_at");
        builder.Property(e => e.Version).HasColumnName("version");
        builder.OwnsMany(e => e.History, MapStep);
        builder.Navigation(e => e.History).HasField("_history");
        builder.OwnsMany(e => e.Feedback, MapFeedback);
        builder.OwnsMany(e => e.MeetingTimes, MapTime);
        builder.Navigation(e => e.Feedback).HasField("_feedback");
        builder.Navigation(e => e.MeetingTimes).HasField("_meetingTimes");
        Relate(builder);
    }

    private static void Relate(EntityTypeBuilder<Exchange> builder)
    {
        builder.HasOne<Listing>().WithMany().HasForeignKey(e => e.Listing).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(e => e.Giver).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(e => e.Receiver).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Network>().WithMany().HasForeignKey(e => e.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Ring>().WithMany().HasForeignKey(e => e.Ring).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => e.Ring).HasDatabaseName("hexitime_exchanges_ring");
        builder.HasIndex(e => e.Network).HasDatabaseName("hexitime_exchanges_network");
        builder.HasIndex(e => e.Listing).HasDatabaseName("hexitime_exchanges_listing");
        builder.HasIndex(e => new { e.Giver, e.ProposedAt }).HasDatabaseName("hexitime_exchanges_giver");
        builder.HasIndex(e => new { e.Receiver, e.ProposedAt }).HasDatabaseName("hexitime_exchanges_receiver");
        builder.HasIndex(e => new { e.State, e.ProposedAt }).HasDatabaseName("hexitime_exchanges_state_newest");
        builder.HasIndex(e => e.Deadline).HasFilter("deadline IS NOT NULL").HasDatabaseName("hexitime_exchanges_deadline");
    }

    private static void MapStep(OwnedNavigationBuilder<Exchange, ExchangeStep> step)
    {
        step.ToTable("hexitime_exchange_steps", t => t.HasCheckConstraint("hexitime_exchange_steps_number", "number > 0"));
        step.Property<ExchangeId>("exchange_id");
        step.WithOwner().HasForeignKey("exchange_id");
        step.HasKey("exchange_id", nameof(ExchangeStep.Number));
        step.Property(s => s.Number).HasColumnName("number").ValueGeneratedNever();
        step.Property(s => s.Action).HasColumnName("action");
        step.Property(s => s.By).HasColumnName("taken_by");
        step.Property(s => s.At).HasColumnName("taken_at");
        step.Property(s => s.State).HasColumnName("state");
        step.Property(s => s.Note).HasColumnName("note");
    }

    private static void MapTime(OwnedNavigationBuilder<Exchange, MeetingTime> time)
    {
        time.ToTable("hexitime_exchange_times");
        time.Property<ExchangeId>("exchange_id");
        time.WithOwner().HasForeignKey("exchange_id");
        time.HasKey("exchange_id", nameof(MeetingTime.ProposedIn), nameof(MeetingTime.StartsAt));
        time.Property(t => t.ProposedIn).HasColumnName("proposed_in").ValueGeneratedNever();
        time.Property(t => t.StartsAt).HasColumnName("starts_at").ValueGeneratedNever();
        time.Property(t => t.Place).HasColumnName("place");
    }

    private static void MapFeedback(OwnedNavigationBuilder<Exchange, Feedback> feedback)
    {
        feedback.ToTable("hexitime_exchange_feedback", t => t.HasCheckConstraint("hexitime_exchange_feedback_rating", "rating BETWEEN 1 AND 5"));
        feedback.Property<ExchangeId>("exchange_id");
        feedback.WithOwner().HasForeignKey("exchange_id");
        feedback.HasKey("exchange_id", nameof(Feedback.By));
        feedback.Property(f => f.By).HasColumnName("given_by");
        feedback.Property(f => f.Rating).HasColumnName("rating");
        feedback.Property(f => f.Words).HasColumnName("words");
        feedback.Property(f => f.At).HasColumnName("given_at");
    }
}
