using System.Text.Unicode;
using CsvHelper;

namespace Hexitime.Import;

/// <summary>One row of a file: what it says, or why that cannot be read.</summary>
internal sealed record CsvLine<T>(int Line, string ExternalId, T? Value, Refusal? Refusal) where T : class;

/// <summary>
/// Reads a comma-separated file in UTF-8 with a header, row by row; a bad row is answered like any other and never ends the reading. A quote that is
/// opened and not closed would swallow the rows behind it: from the first row with such a fault on, each line is a row of its own.
/// </summary>
internal static class CsvRows
{
    public static Result<List<CsvLine<T>>> Read<T>(
        string file, byte[] content, IReadOnlyList<string> needed, IReadOnlyList<string> optional, Func<Func<string, string>, Result<T>> read,
        string idColumn = "external_id") where T : class
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Refusal.Invalid("import.encoding", $"The file of {file} is not in UTF-8. Save it as CSV UTF-8.");
        if (!ReadHeader(file, content, needed, optional).TryGet(out var columns, out var refusal))
            return refusal;

        var lines = new List<CsvLine<T>>();
        if (ReadRows(content, 0, columns, read, lines, idColumn, areLinesRows: false) is var (at, linesBefore))
            ReadRows(content.AsMemory(at), linesBefore, columns, read, lines, idColumn, areLinesRows: true);
        return lines;
    }

    private static Result<Dictionary<string, int>> ReadHeader(string file, byte[] content, IReadOnlyList<string> needed, IReadOnlyList<string> optional)
    {
        // A header is one line; a quote left open in it must not take the file along.
        var isMalformed = false;
        using var csv = CsvReader.Create(content, new CsvReaderOptions { Separator = ',', AllowLineBreaksInQuotes = false, OnMalformedRecord = _ => isMalformed = true });
        csv.ReadHeader();
        if (isMalformed)
            return BadHeader(file, "has a quote too few or too many in its first line", needed, optional);
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, header) in csv.Headers.ToArray().Index())
        {
            var name = header.Trim();
            if (!needed.Concat(optional).Contains(name, StringComparer.OrdinalIgnoreCase))
                return BadHeader(file, $"has a column \"{(name.Length <= 40 ? name : name[..40] + "…")}\" that means nothing here", needed, optional);
            if (!columns.TryAdd(name, at))
                return BadHeader(file, $"has the column \"{name}\" twice", needed, optional);
        }

        var missing = needed.Where(name => !columns.ContainsKey(name)).ToList();
        return missing.Count == 0 ? columns : BadHeader(file, $"lacks {string.Join(", ", missing)}", needed, optional);
    }

    private static Refusal BadHeader(string file, string what, IReadOnlyList<string> needed, IReadOnlyList<string> optional) =>
        Refusal.Invalid("import.columns",
            $"The file of {file} {what}. Its first line names the columns, with commas between: {string.Join(", ", needed)}; and, if you like, {string.Join(", ", optional)}.");

    /// <summary>Reads to the end, or to the first faulty row of several lines; of that, answers where it begins.</summary>
    private static (int At, int LinesBefore)? ReadRows<T>(
        ReadOnlyMemory<byte> content, int linesBefore, Dictionary<string, int> columns, Func<Func<string, string>, Result<T>> read,
        List<CsvLine<T>> lines, string idColumn, bool areLinesRows) where T : class
    {
        CsvMalformedRecord? malformed = null;
        using var csv = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = !areLinesRows,
            AllowLineBreaksInQuotes = !areLinesRows,
            TrackLineNumbers = true,
            OnMalformedRecord = record => malformed = record,
        });
        while (csv.Read())
        {
            var isFaulty = malformed is not null || csv.FieldCount != columns.Count;
            if (isFaulty && !areLinesRows && csv.RawRecord.ContainsAny("\r\n"u8))
                return ((int)csv.ByteOffset, (int)csv.LineNumber - 1);
            var line = linesBefore + (int)csv.LineNumber;
            var fields = csv.Current.ToArray();
            string Field(string column) => columns.TryGetValue(column, out var at) && at < fields.Length ? fields[at].Trim() : "";
            var row = malformed is not null ? Refusal.Invalid("import.quotes", "The quotes are wrong: a quoted field ends with its quote, and a quote within it is doubled.")
                : isFaulty ? Refusal.Invalid("import.fields", $"There are {fields.Length} fields, and {columns.Count} columns.")
                : !Utf8.IsValid(csv.RawRecord) ? Refusal.Invalid("import.encoding", "The row is not in UTF-8. Save the file as CSV UTF-8.")
                : read(Field);
            var externalId = malformed is null ? Field(idColumn) : "";
            lines.Add(new CsvLine<T>(line, externalId, row.IsGranted ? row.Value : null, row.Refusal));
            malformed = null;
        }

        return null;
    }
}
