using NodaTime;

namespace Hexitime.Ledger;

/// <summary>What an account is for.</summary>
public enum AccountKind
{
    /// <summary>The bank's one source of credit; the only account without a floor.</summary>
    Issuer = 1,

    /// <summary>A member's wallet.</summary>
    Member = 2,

    /// <summary>A project's account.</summary>
    Project = 3,

    /// <summary>A network's community pot.</summary>
    Pot = 4,
}

/// <summary>
/// An account as it stands: what the rules need to judge an order and what storage locks, reads and writes. A plain value; compared by value.
/// </summary>
public readonly record struct Account
{
    /// <summary>The account's id.</summary>
    public required AccountId Id { get; init; }

    /// <summary>What the account is for.</summary>
    public required AccountKind Kind { get; init; }

    /// <summary>The least the account may ever have available beyond what it holds: zero, or the negative of an allowed overdraft. Ignored for the issuer.</summary>
    public Credits Floor { get; init; }

    /// <summary>The sum of the account's entries.</summary>
    public Credits Posted { get; init; }

    /// <summary>The sum of the account's open holds.</summary>
    public Credits Held { get; init; }

    /// <summary>How many entries the account has; the last entry's number.</summary>
    public long Length { get; init; }

    /// <summary>The hash of the last entry; none while there is none.</summary>
    public Digest Head { get; init; }

    /// <summary>When the last entry was recorded; the Unix epoch while there is none.</summary>
    public Instant LastRecordedAt { get; init; }

    /// <summary>Whether the account has ever been given welcome credits.</summary>
    public bool Welcomed { get; init; }

    /// <summary>Whether the account may go below nothing without limit: true of the issuer alone.</summary>
    public bool IsIssuer => Kind == AccountKind.Issuer;

    /// <summary>What can be spent or held now: <c>Posted − Held − Floor</c>.</summary>
    public Credits Available => Credits.FromMinutes(Posted.Minutes - Held.Minutes - Floor.Minutes);

    /// <summary>A new account without entries.</summary>
    public static Account Open(AccountId id, AccountKind kind, Credits floor = default) => new() { Id = id, Kind = kind, Floor = floor, LastRecordedAt = NodaConstants.UnixEpoch };

    /// <summary>The bank's issuer, before its first entry.</summary>
    public static Account OpenIssuer() => Open(AccountId.Issuer, AccountKind.Issuer);
}
