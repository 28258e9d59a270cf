using System.Text.Json.Nodes;
using CsvHelper;

namespace Hexitime.Http;

/// <summary>Writes a list of anything as CSV: a column for each of its members.</summary>
internal static class CsvFile
{
    /// <summary>A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    public static async Task WriteAsync(Stream stream, IEnumerable<object> lines, CancellationToken cancellationToken)
    {
        var rows = lines.Select(line => Flatten(HttpJson.ToNode(line))).ToList();
        var columns = rows.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal).ToArray();
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { Separator = ',', Injection = CsvInjection.Escape }, leaveOpen: true);
        if (columns.Length == 0)
            return;
        await csv.WriteRecordAsync(columns, cancellationToken);
        foreach (var row in rows)
            await csv.WriteRecordAsync([.. columns.Select(column => row.GetValueOrDefault(column, ""))], cancellationToken);
    }

    /// <summary>One cell for each value: <c>giver.name</c> is a member of a member. Lists are JSON in their cell.</summary>
    private static Dictionary<string, string> Flatten(JsonNode node)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(node, "");
        return cells;

        void Add(JsonNode? value, string path)
        {
            if (value is not JsonObject members)
                cells[path] = value switch { null => "", JsonArray list => list.ToJsonString(HttpJson.Options), _ => value.ToString() };
            else
            {
                foreach (var (name, member) in members)
                    Add(member, path.Length == 0 ? name : $"{path}.{name}");
            }
        }
    }
}
