using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Persistence.Ledger;

// Seals are written once, in SQL's own words or EF Core's, and never edited.

internal sealed class SealRow
{
    public long Number { get; init; }
    public Instant SealedAt { get; init; }
    public long Accounts { get; init; }
    public long Entries { get; init; }
    public Digest Root { get; init; }
    public Digest? Previous { get; init; }
    public Digest Hash { get; init; }

    public Seal ToSeal() => new(Number, SealedAt, Accounts, Entries, Root, Previous.GetValueOrDefault(), Hash);
}

/// <summary>An account's head, in the first seal that has it; it stands for the account in later seals too, until one has another.</summary>
internal sealed class SealedHeadRow
{
    public AccountId AccountId { get; init; }
    public long SealNumber { get; init; }
    public long Length { get; init; }
    public Digest Head { get; init; }

    public SealedHead ToHead() => new(AccountId, Length, Head);
}
