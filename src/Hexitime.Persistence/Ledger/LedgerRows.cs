using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Persistence.Ledger;

// The ledger's tables as queries see them. The ledger's values are structs, which EF Core cannot map; only ILedgerTables writes these tables.

internal sealed class AccountRow
{
    public AccountId Id { get; init; }
    public AccountKind Kind { get; init; }
    public long FloorMinutes { get; init; }
    public long PostedMinutes { get; init; }
    public long HeldMinutes { get; init; }
    public long Length { get; init; }
    public Digest? Head { get; init; }
    public Instant LastRecordedAt { get; init; }
    public bool Welcomed { get; init; }

    /// <summary>The account; for an audit as it was found, however impossible.</summary>
    public Account ToAccount(bool asFound = false) => new()
    {
        Id = Id,
        Kind = Kind,
        Floor = Amounts.Of(FloorMinutes, asFound),
        Posted = Amounts.Of(PostedMinutes, asFound),
        Held = Amounts.Of(HeldMinutes, asFound),
        Length = Length,
        Head = Head.GetValueOrDefault(),
        LastRecordedAt = LastRecordedAt,
        Welcomed = Welcomed,
    };
}

internal sealed class OrderRow
{
    public OrderId Id { get; init; }
    public OrderKind Kind { get; init; }
    public Purpose Purpose { get; init; }
    public AccountId? FromAccount { get; init; }
    public AccountId? ToAccount { get; init; }
    public long AmountMinutes { get; init; }
    public OrderId? Target { get; init; }
    public Instant? EffectiveAt { get; init; }
    public Instant? ExpiresAt { get; init; }
    public Digest? Memo { get; init; }
    public LedgerRefusal Refusal { get; init; }
    public long MissingMinutes { get; init; }
    public AccountId? ResolvedFrom { get; init; }
    public AccountId? ResolvedTo { get; init; }
    public long MovedMinutes { get; init; }
    public Instant RecordedAt { get; init; }
}

internal sealed class EntryRow
{
    public AccountId AccountId { get; init; }
    public long Number { get; init; }
    public OrderId OrderId { get; init; }
    public AccountId Counterparty { get; init; }
    public long AmountMinutes { get; init; }
    public long BalanceAfterMinutes { get; init; }
    public Purpose Purpose { get; init; }
    public Instant EffectiveAt { get; init; }
    public Instant RecordedAt { get; init; }
    public Digest? Memo { get; init; }
    public Digest Hash { get; init; }

    /// <summary>The entry; for an audit as it was found, however impossible.</summary>
    public Entry ToEntry(bool asFound = false) => new()
    {
        Account = AccountId,
        Number = Number,
        Order = OrderId,
        Counterparty = Counterparty,
        Amount = Amounts.Of(AmountMinutes, asFound),
        BalanceAfter = Amounts.Of(BalanceAfterMinutes, asFound),
        Purpose = Purpose,
        EffectiveAt = EffectiveAt,
        RecordedAt = RecordedAt,
        Memo = Memo.GetValueOrDefault(),
        Hash = Hash,
    };
}

internal sealed class MemoRow
{
    public OrderId OrderId { get; init; }
    public required byte[] Salt { get; init; }
    public required string Text { get; init; }
}

internal static class Amounts
{
    public static Credits Of(long minutes, bool asFound) => asFound ? AsFound(minutes) : Credits.FromMinutes(minutes);

    /// <summary>What somebody has set beyond all bounds comes back as the bound, where it agrees with nothing either.</summary>
    public static Credits AsFound(long minutes) => Credits.FromMinutes(Math.Clamp(minutes, -Credits.LargestMinutes, Credits.LargestMinutes));
}
