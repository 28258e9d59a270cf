using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Hexitime.Persistence.Events;

/// <summary>An event that waits for its handlers, or has reached them and waits to be forgotten.</summary>
internal sealed class OutboxRow
{
    public long Sequence { get; init; }
    public required Guid Stream { get; init; }
    public required string Type { get; init; }
    public required string Payload { get; init; }
    public required Instant RecordedAt { get; init; }
    public int Attempts { get; init; }

    /// <summary>After a failed attempt, when the next one is due.</summary>
    public Instant? NotBefore { get; init; }

    /// <summary>Which dispatcher has it in hand, until <see cref="LeasedUntil"/>.</summary>
    public Guid? Lease { get; init; }
    public Instant? LeasedUntil { get; init; }
    public Instant? DeliveredAt { get; init; }
}

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("hexitime_outbox");
        builder.HasKey(o => o.Sequence);
        builder.Property(o => o.Sequence).HasColumnName("sequence").ValueGeneratedOnAdd();
        builder.Property(o => o.Stream).HasColumnName("stream");
        builder.Property(o => o.Type).HasColumnName("type");
        builder.Property(o => o.Payload).HasColumnName("payload");
        builder.Property(o => o.RecordedAt).HasColumnName("recorded_at");
        builder.Property(o => o.Attempts).HasColumnName("attempts");
        builder.Property(o => o.NotBefore).HasColumnName("not_before");
        builder.Property(o => o.Lease).HasColumnName("lease");
        builder.Property(o => o.LeasedUntil).HasColumnName("leased_until");
        builder.Property(o => o.DeliveredAt).HasColumnName("delivered_at");
        builder.HasIndex(o => new { o.Stream, o.Sequence }).HasFilter("delivered_at IS NULL").HasDatabaseName("hexitime_outbox_waiting");
        builder.HasIndex(o => o.DeliveredAt).HasFilter("delivered_at IS NOT NULL").HasDatabaseName("hexitime_outbox_delivered");
        builder.HasIndex(o => o.Lease).HasFilter("lease IS NOT NULL").HasDatabaseName("hexitime_outbox_leased");
    }
}
