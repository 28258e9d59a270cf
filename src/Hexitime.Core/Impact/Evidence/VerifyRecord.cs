using System.Globalization;
using Hexitime.Ledger;

namespace Hexitime.Impact.Evidence;

/// <summary>What a record is worth.</summary>
/// <param name="Statement">What the proof in it is worth.</param>
/// <param name="Proven">How many lines the proof shows: minutes, direction and date are as the ledger has them. Titles, names and reflections are the bank's word and the member's.</param>
/// <param name="NotInLedger">How many lines are gifts, of which no ledger tells.</param>
/// <param name="NotSealed">How many lines are newer than the seal.</param>
/// <param name="Wrong">The origins of lines that the proof contradicts: other minutes, another direction or date, or no such hours.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record RecordVerdict(StatementVerdict Statement, int Proven, int NotInLedger, int NotSealed, IReadOnlyList<Guid> Wrong, string Sentence)
{
    /// <summary>Whether nothing is wrong with it.</summary>
    public bool IsTrue => Statement.IsProven && Wrong.Count == 0;
}

/// <summary>
/// Verifies a member's record without the bank: no database, no network, nothing but what is handed over. Totals are added up anew. Bad input is a verdict, never an exception. Pure and
/// thread-safe.
/// </summary>
public static class VerifyRecord
{
    /// <summary>What a record is worth.</summary>
    /// <param name="record">The record, as the bank answered it.</param>
    /// <param name="kept">The seal as it was published or kept elsewhere; without one, see <see cref="VerifyStatement.Check"/>.</param>
    public static RecordVerdict Check(RecordView? record, Seal? kept = null)
    {
        var statement = record is { Lines: not null } && record.Lines.All(l => l is { Orders: not null })
            ? VerifyStatement.Check(record.Proof, kept)
            : new StatementVerdict(StatementFault.Incomplete, 0, "A part of the record is missing.");
        if (!statement.IsProven || record is not { Lines: { } lines, Proof: { } proof })
            return new RecordVerdict(statement, 0, 0, 0, [], statement.Sentence);

        var entries = proof.Entries.Where(e => e.Purpose is Purpose.Exchange or Purpose.ProjectWork).ToLookup(e => e.Order);
        var sealedUntil = proof.Entries[^1].RecordedAt;
        var (proven, gifts, newer, wrong) = (0, 0, 0, new List<Guid>());
        foreach (var line in lines)
        {
            var found = line.Orders.SelectMany(o => entries[o]).ToList();
            if (line.IsGift)
                gifts++;
            else if (found.Count == 0 && line.ConfirmedAt > sealedUntil)
                newer++;
            else if (found.Count > 0 && found.Sum(e => e.Amount.Minutes) == (line.IsGiven ? line.Minutes : -line.Minutes) && found.TrueForAll(e => e.EffectiveAt == line.GivenAt))
                proven++;
            else
                wrong.Add(line.Origin);
        }

        // One order stands for one line.
        wrong.AddRange(lines.SelectMany(l => l.Orders.Distinct().Select(o => (Order: o, l.Origin))).GroupBy(l => l.Order).SelectMany(g => g.Skip(1)).Select(l => l.Origin));
        if (Sum(record, given: true) != record.GivenMinutes || Sum(record, given: false) != record.ReceivedMinutes)
            wrong.Add(Guid.Empty);
        return new RecordVerdict(statement, proven, gifts, newer, wrong, string.Create(CultureInfo.InvariantCulture, $"{Words(wrong.Count)} {proven} of {lines.Count} lines are in seal {proof.Seal.Number} as they stand, {gifts} are gifts of which no ledger tells, and {newer} are newer than the seal."));
    }

    private static string Words(int wrong) => wrong == 0 ? "Nothing is wrong with it." : "It is not what the ledger says.";

    private static long Sum(RecordView record, bool given) => record.Lines.Where(l => l.IsGiven == given).Sum(l => l.Minutes);
}
