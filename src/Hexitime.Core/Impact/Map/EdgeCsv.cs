using System.Text;

namespace Hexitime.Impact.Map;

/// <summary>The ties as comma-separated values (RFC 4180).</summary>
internal static class EdgeCsv
{
    private const string Header = "From,To,Minutes,Exchanges,First,Last,FromName,ToName,FromOrganisation,ToOrganisation\r\n";

    public static async Task WriteAsync(ConnectionMap map, Stream to, CancellationToken cancellation)
    {
        await using var file = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await file.WriteAsync(Header.AsMemory(), cancellation);
        var row = new StringBuilder();
        foreach (var tie in map.ToldTies)
        {
            var (giver, receiver) = (map.Points[tie.From], map.Points[tie.To]);
            row.Clear().Append(Cell(giver.Key)).Append(',').Append(Cell(receiver.Key)).Append(',').Append(Plain.Text(tie.Minutes)).Append(',').Append(Plain.Text(tie.Exchanges)).Append(',')
                .Append(Plain.Text(tie.First)).Append(',').Append(Plain.Text(tie.Last)).Append(',').Append(Cell(giver.Name)).Append(',').Append(Cell(receiver.Name)).Append(',')
                .Append(Cell(giver.Organisation)).Append(',').Append(Cell(receiver.Organisation)).Append("\r\n");
            await file.WriteAsync(row, cancellation);
        }
    }

    // A spreadsheet takes what starts like this for a formula; after an apostrophe it is text (OWASP, "CSV Injection").
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = "=+-@\t\r\n＝＋－＠".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
