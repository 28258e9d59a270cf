namespace Hexitime.Ledger;

/// <summary>
/// Entries of one account, and what is needed to see without the bank that a seal holds them, as they are. From entry 1 on it proves the whole statement up to the
/// seal; from a later one on, that this entry and all behind it are in it. <see cref="VerifyStatement"/> checks it.
/// </summary>
/// <param name="Seal">The seal.</param>
/// <param name="Account">The account.</param>
/// <param name="HashBefore">The hash of the entry before the first of these; none if that is entry 1.</param>
/// <param name="Entries">The entries, in order, up to the last that is sealed.</param>
/// <param name="Path">The way from the account's head to the seal's root.</param>
public sealed record StatementProof(Seal Seal, AccountId Account, Digest HashBefore, IReadOnlyList<Entry> Entries, MerklePath Path);

/// <summary>What is wrong with a proof.</summary>
public enum StatementFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A part of the proof is missing.</summary>
    Incomplete = 1,

    /// <summary>The seal's hash is not that of what the seal says.</summary>
    SealChanged = 2,

    /// <summary>The hash of the seal that was kept is not that of what it says.</summary>
    KeptSealChanged = 3,

    /// <summary>The proof is against another seal than the one that was kept.</summary>
    NotTheKeptSeal = 4,

    /// <summary>An entry is of another account.</summary>
    EntryOfAnotherAccount = 5,

    /// <summary>An entry stands where another one belongs.</summary>
    EntryOutOfOrder = 6,

    /// <summary>An entry is not what was recorded.</summary>
    EntryChanged = 7,

    /// <summary>The balance after an entry is not the one before it and what the entry adds.</summary>
    BalanceWrong = 8,

    /// <summary>The entries do not lead to what the seal holds for the account: some are missing at the end, or all were forged.</summary>
    HeadNotInSeal = 9,
}

/// <summary>What a proof is worth.</summary>
/// <param name="Fault">What is wrong; <see cref="StatementFault.None"/> if nothing is.</param>
/// <param name="EntryNumber">The entry with which it is wrong; zero if it is none in particular.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record StatementVerdict(StatementFault Fault, long EntryNumber, string Sentence)
{
    /// <summary>Whether the proof holds.</summary>
    public bool IsProven => Fault == StatementFault.None;
}
