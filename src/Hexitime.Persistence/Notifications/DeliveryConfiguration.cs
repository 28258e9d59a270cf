using Hexitime.Members;
using Hexitime.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Notifications;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("hexitime_deliveries", t =>
        {
            t.HasCheckConstraint("hexitime_deliveries_state", "state BETWEEN 1 AND 3");
            t.HasCheckConstraint("hexitime_deliveries_attempts", "attempts >= 0");
        });
        builder.HasKey(d => d.Sequence);
        builder.Property(d => d.Sequence).HasColumnName("sequence").ValueGeneratedOnAdd();
        builder.Property(d => d.Notice).HasColumnName("notice_id");
        builder.Property(d => d.Channel).HasColumnName("channel");
        builder.Property(d => d.Stream).HasColumnName("stream");
        builder.Property(d => d.To).HasColumnName("to_id");
        builder.Property(d => d.From).HasColumnName("from_id");
        builder.Property(d => d.About).HasColumnName("about");
        builder.Property(d => d.Subject).HasColumnName("subject");
        builder.Property(d => d.Body).HasColumnName("body");
        builder.OwnsOne(d => d.Calendar, MapCalendar);
        builder.Property(d => d.MadeAt).HasColumnName("made_at");
        builder.Property(d => d.DueAt).HasColumnName("due_at");
        builder.Property(d => d.IsForDigest).HasColumnName("is_for_digest");
        builder.Property(d => d.State).HasColumnName("state");
        builder.Property(d => d.Attempts).HasColumnName("attempts");
        builder.Property(d => d.LeasedUntil).HasColumnName("leased_until");
        builder.Property(d => d.LastFailure).HasColumnName("last_failure");
        builder.Property(d => d.Version).HasColumnName("version");
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.To).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.Notice, d.Channel }).IsUnique().HasDatabaseName("hexitime_deliveries_once");
        builder.HasIndex(d => d.DueAt).HasFilter("state = 1").HasDatabaseName("hexitime_deliveries_due");
        builder.HasIndex(d => new { d.Stream, d.Channel, d.To, d.Sequence }).HasFilter("state = 1").HasDatabaseName("hexitime_deliveries_waiting");
        builder.HasIndex(d => d.From).HasDatabaseName("hexitime_deliveries_from");
        builder.HasIndex(d => d.To).HasDatabaseName("hexitime_deliveries_to");
        builder.HasIndex(d => d.Sequence).HasFilter("state = 3").HasDatabaseName("hexitime_deliveries_dead");
    }

    private static void MapCalendar(OwnedNavigationBuilder<Delivery, CalendarEntry> calendar)
    {
        calendar.Property<long>("DeliverySequence").HasColumnName("sequence");
        calendar.Property(c => c.Uid).HasColumnName("calendar_uid");
        calendar.Property(c => c.Sequence).HasColumnName("calendar_sequence");
        calendar.Property(c => c.IsCancelled).HasColumnName("calendar_is_cancelled");
        calendar.Property(c => c.StartsAt).HasColumnName("calendar_starts_at");
        calendar.Property(c => c.Minutes).HasColumnName("calendar_minutes");
        calendar.Property(c => c.Title).HasColumnName("calendar_title");
        calendar.Property(c => c.Place).HasColumnName("calendar_place");
    }
}

internal sealed class NotificationSettingsConfiguration : IEntityTypeConfiguration<NotificationSettings>
{
    public void Configure(EntityTypeBuilder<NotificationSettings> builder)
    {
        builder.ToTable("hexitime_notification_settings");
        builder.HasKey(s => s.Member);
        builder.Property(s => s.Member).HasColumnName("member_id").ValueGeneratedNever();
        builder.Property(s => s.Version).HasColumnName("version");
        builder.ComplexProperty(s => s.Choices, choices =>
        {
            choices.Property(c => c.Exchanges).HasColumnName("exchanges");
            choices.Property(c => c.Sessions).HasColumnName("sessions");
            choices.Property(c => c.Messages).HasColumnName("messages");
            choices.Property(c => c.Credits).HasColumnName("credits");
            choices.Property(c => c.Networks).HasColumnName("networks");
            // Members who chose before there were these are told as if they had not.
            choices.Property(c => c.Projects).HasColumnName("projects").HasDefaultValue(NotificationTiming.AtOnce);
            choices.Property(c => c.Decisions).HasColumnName("decisions").HasDefaultValue(NotificationTiming.AtOnce);
            choices.Property(c => c.Suggestions).HasColumnName("suggestions").HasDefaultValue(NotificationTiming.Daily);
            choices.Property(c => c.DigestHour).HasColumnName("digest_hour");
        });
        builder.HasOne<Member>().WithMany().HasForeignKey(s => s.Member).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("hexitime_calendar_feeds");
        builder.HasKey(f => f.Member);
        builder.Property(f => f.Member).HasColumnName("member_id").ValueGeneratedNever();
        builder.Property(f => f.Secret).HasColumnName("secret");
        builder.Property(f => f.MadeAt).HasColumnName("made_at");
        builder.Property(f => f.Version).HasColumnName("version");
        builder.HasOne<Member>().WithMany().HasForeignKey(f => f.Member).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => f.Secret).IsUnique().HasDatabaseName("hexitime_calendar_feeds_secret");
    }
}
