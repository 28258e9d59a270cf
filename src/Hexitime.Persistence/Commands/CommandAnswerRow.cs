using Hexitime.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Hexitime.Persistence.Commands;

/// <summary>An answer kept under an idempotency key. Who asked is kept as a digest only: enough to tell people apart, not to name them.</summary>
internal sealed class CommandAnswerRow
{
    public required Digest Subject { get; init; }
    public required string Key { get; init; }
    public required string Request { get; init; }
    public required Digest Fingerprint { get; init; }
    public required string Answer { get; init; }
    public required Instant RecordedAt { get; init; }
}

internal sealed class CommandAnswerConfiguration : IEntityTypeConfiguration<CommandAnswerRow>
{
    public void Configure(EntityTypeBuilder<CommandAnswerRow> builder)
    {
        builder.ToTable("hexitime_command_answers");
        builder.HasKey(a => new { a.Subject, a.Key });
        builder.Property(a => a.Subject).HasColumnName("subject_digest");
        builder.Property(a => a.Key).HasColumnName("key");
        builder.Property(a => a.Request).HasColumnName("request");
        builder.Property(a => a.Fingerprint).HasColumnName("fingerprint");
        builder.Property(a => a.Answer).HasColumnName("answer");
        builder.Property(a => a.RecordedAt).HasColumnName("recorded_at");
        builder.HasIndex(a => a.RecordedAt).HasDatabaseName("hexitime_command_answers_recorded_at");
    }
}
