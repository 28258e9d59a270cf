using Hexitime.Ledger;

namespace Hexitime.Import;

/// <summary>What became of a row.</summary>
public enum RowOutcome
{
    /// <summary>It was imported now.</summary>
    Imported = 1,

    /// <summary>It had been imported before, with the same content; nothing changed.</summary>
    AlreadyImported = 2,

    /// <summary>It was rejected; it changed nothing.</summary>
    Rejected = 3,
}

/// <summary>What became of one row, and why.</summary>
/// <param name="Outcome">Imported, imported before, or rejected.</param>
/// <param name="Refusal">Why it was rejected; <c>null</c> if it was not.</param>
/// <param name="WentDownTo">The balance to which the row took its giver (or the member, with a debt) below the bank's floor; <c>null</c> if it did not.</param>
public sealed record RowAnswer(RowOutcome Outcome, Refusal? Refusal = null, Credits? WentDownTo = null)
{
    /// <summary>Rejected.</summary>
    public static RowAnswer Rejected(Refusal refusal) => new(RowOutcome.Rejected, refusal);
}

/// <summary>What became of a batch of rows: one answer for each, in order.</summary>
/// <param name="Rows">The answers.</param>
public sealed record ImportedRows(IReadOnlyList<RowAnswer> Rows)
{
    /// <summary>The most rows in a batch.</summary>
    public const int Most = 5_000;

    internal static Refusal? CheckSize(int rows) =>
        rows is >= 1 and <= Most ? null : Refusal.Invalid("import.batch", $"A batch has 1 to {Most} rows.").With("most", Most);
}
