using Hexitime.Ledger;

namespace Hexitime.Import;

/// <summary>How far an import has come.</summary>
/// <param name="File">The file: <c>members</c> or <c>transfers</c>.</param>
/// <param name="Done">Rows of it that have been answered.</param>
/// <param name="Total">Rows that it has.</param>
public sealed record ImportProgress(string File, int Done, int Total);

/// <summary>What became of an import. No row is missing: of each file, imported, already imported and rejected rows add up to the rows read.</summary>
/// <param name="Members">The file of members.</param>
/// <param name="Transfers">The file of transfers.</param>
/// <param name="RejectedRows">Every rejected row, by file and line.</param>
/// <param name="BelowFloor">Who went below the bank's floor, if that was asked for; in the order of their external ids.</param>
public sealed record ImportReport(
    FileReport Members, FileReport Transfers, IReadOnlyList<RejectedRow> RejectedRows, IReadOnlyList<BelowFloor> BelowFloor);

/// <summary>What became of the import of a vocabulary. No row is missing: imported, already imported and rejected rows add up to the rows read.</summary>
/// <param name="Vocabulary">The file.</param>
/// <param name="RejectedRows">Every rejected row, by line.</param>
public sealed record VocabularyReport(FileReport Vocabulary, IReadOnlyList<RejectedRow> RejectedRows);

/// <summary>What became of a file.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Imported">Rows imported now.</param>
/// <param name="AlreadyImported">Rows that an earlier import, or an earlier line, had brought along.</param>
/// <param name="Rejected">Rows rejected.</param>
public sealed record FileReport(int Rows, int Imported, int AlreadyImported, int Rejected);

/// <summary>A row that was rejected.</summary>
/// <param name="File">The file: <c>members</c>, <c>transfers</c> or <c>vocabulary</c>.</param>
/// <param name="Line">The line on which it begins; the header is line 1.</param>
/// <param name="ExternalId">Its external id, or the URI of its concept, if that could be read.</param>
/// <param name="Code">The refusal's stable code.</param>
/// <param name="Reason">The refusal's sentence.</param>
public sealed record RejectedRow(string File, int Line, string ExternalId, string Code, string Reason);

/// <summary>A member whom the import took below the bank's floor.</summary>
/// <param name="ExternalId">What the other bank calls the member.</param>
/// <param name="LowestBalance">The lowest balance on the way.</param>
public sealed record BelowFloor(string ExternalId, Credits LowestBalance);
