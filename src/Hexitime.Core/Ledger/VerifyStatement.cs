using System.Globalization;

namespace Hexitime.Ledger;

/// <summary>
/// Verifies a statement without the bank: no database, no network, nothing but what is handed over. What a proof says of itself is not believed; hashes and
/// balances are computed anew. Bad input is a fault, never an exception. Pure and thread-safe.
/// </summary>
public static class VerifyStatement
{
    /// <summary>What a proof is worth; the first fault, if there are several.</summary>
    /// <param name="proof">The proof.</param>
    /// <param name="kept">
    /// The seal as it was published or kept elsewhere. Without one, the proof shows only that entries and seal fit each other, which a bank that has
    /// rewritten everything could show too.
    /// </param>
    public static StatementVerdict Check(StatementProof? proof, Seal? kept = null)
    {
        if (proof is not { Seal: { } seal, Entries: { Count: > 0 } entries, Path: { Siblings: not null } path })
            return Fault(StatementFault.Incomplete, "A part of the proof is missing.");
        return CheckSeal(seal, kept) ?? CheckEntries(proof) ?? CheckPath(proof, path) ?? new StatementVerdict(StatementFault.None, 0, Say(
            $"Entries {entries[0].Number} to {entries[^1].Number} are in seal {seal.Number} of {seal.SealedAt}, unchanged; the balance was {entries[^1].BalanceAfter} then."));
    }

    private static StatementVerdict? CheckSeal(Seal seal, Seal? kept)
    {
        if (!seal.IsIntact())
            return Fault(StatementFault.SealChanged, Say($"Seal {seal.Number} in the proof was changed: its hash is not that of what it says."));
        if (kept is null || kept == seal)
            return null;
        if (!kept.IsIntact())
            return Fault(StatementFault.KeptSealChanged, Say($"The seal that you kept, {kept.Number}, was changed or damaged: its hash is not that of what it says."));
        return Fault(StatementFault.NotTheKeptSeal, kept.Number == seal.Number
            ? Say($"Seal {seal.Number} in the proof is not the seal {kept.Number} that you kept: the bank's history has been rewritten, or one of the two is not the bank's.")
            : Say($"The proof is against seal {seal.Number}, and you kept seal {kept.Number}: ask for a proof against seal {kept.Number}."));
    }

    private static StatementVerdict? CheckEntries(StatementProof proof)
    {
        var first = proof.Entries[0];
        if (first.Number < 1 || (first.Number == 1 && !proof.HashBefore.IsNone))
            return Fault(StatementFault.EntryOutOfOrder, "The statement does not start at its start.", first.Number);

        // The balance before a later entry than the first is the entry's word, for which its hash stands.
        var (hash, balanceMinutes) = (proof.HashBefore, first.Number == 1 ? 0 : first.BalanceAfter.Minutes - first.Amount.Minutes);
        var (number, recordedAt) = (first.Number - 1, first.RecordedAt);
        foreach (var entry in proof.Entries)
        {
            if (entry.Number < 1 || entry.Number - 1 != number)
                return Fault(StatementFault.EntryOutOfOrder, Say($"The entry behind entry {number} says that it is number {entry.Number}: entries are missing, or not in order."), entry.Number);
            number = entry.Number;
            if (entry.Account != proof.Account)
                return Fault(StatementFault.EntryOfAnotherAccount, Say($"Entry {number} is of another account."), number);
            if (!HashChain.Links(hash, in entry))
                return Fault(StatementFault.EntryChanged, Say($"Entry {number} is not what was recorded."), number);
            if (entry.BalanceAfter.Minutes != balanceMinutes + entry.Amount.Minutes)
                return Fault(StatementFault.BalanceWrong, Say($"The balance after entry {number} is wrong."), number);
            if (entry.RecordedAt < recordedAt)
                return Fault(StatementFault.EntryOutOfOrder, Say($"Entry {number} was recorded before the one in front of it."), number);
            (hash, balanceMinutes, recordedAt) = (entry.Hash, entry.BalanceAfter.Minutes, entry.RecordedAt);
        }

        return null;
    }

    private static StatementVerdict? CheckPath(StatementProof proof, MerklePath path)
    {
        var last = proof.Entries[^1];
        return MerkleTree.RootOf(new SealedHead(proof.Account, last.Number, last.Hash), path, proof.Seal.Accounts) == proof.Seal.Root
            ? null
            : Fault(StatementFault.HeadNotInSeal, Say(
                $"Seal {proof.Seal.Number} does not hold entry {last.Number} as the account's last: entries are missing at the end, were forged, or are of another account."), last.Number);
    }

    private static StatementVerdict Fault(StatementFault fault, string sentence, long entryNumber = 0) => new(fault, entryNumber, sentence);

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
