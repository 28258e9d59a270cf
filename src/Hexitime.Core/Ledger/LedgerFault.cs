namespace Hexitime.Ledger;

/// <summary>What is wrong with a ledger.</summary>
public enum LedgerFaultKind
{
    /// <summary>The entry is not what was recorded.</summary>
    EntryChanged = 1,

    /// <summary>An entry that was recorded is not there.</summary>
    EntryMissing = 2,

    /// <summary>The entry stands where another one was recorded.</summary>
    EntryOutOfOrder = 3,

    /// <summary>The account has an entry that it does not account for.</summary>
    EntryAdded = 4,

    /// <summary>The account's balance, length or head is not what its last entry says.</summary>
    AccountChanged = 5,

    /// <summary>The account's held amount is not the sum of its open holds.</summary>
    HeldChanged = 6,

    /// <summary>The account has less than nothing available.</summary>
    Overdrawn = 7,

    /// <summary>All balances together are not zero. No one account can be named.</summary>
    NotConserved = 8,

    /// <summary>There are entries or sealed heads of the account, but no account.</summary>
    AccountMissing = 9,

    /// <summary>The account's history, though it may be consistent in itself, is not the one that was sealed: up to this entry it was forged, or it was cut off before it.</summary>
    SealBroken = 10,

    /// <summary>The seal is not what was made, or not what was kept elsewhere.</summary>
    SealChanged = 11,

    /// <summary>A seal that was made is not there.</summary>
    SealMissing = 12,
}

/// <summary>One fault of the ledger, and where.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Account">The account; none when it is a seal, or all accounts together.</param>
/// <param name="EntryNumber">The first entry that is wrong; zero when it is the account itself, or none.</param>
/// <param name="Seal">The number of the seal that shows it; zero when none does.</param>
public sealed record LedgerFault(LedgerFaultKind Kind, AccountId Account, long EntryNumber, long Seal = 0);

/// <summary>How far an audit is.</summary>
/// <param name="Accounts">How many accounts have been verified.</param>
/// <param name="Entries">How many entries have been verified.</param>
public readonly record struct LedgerProgress(long Accounts, long Entries);
