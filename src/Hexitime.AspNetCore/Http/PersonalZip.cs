using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using Hexitime.Privacy;

namespace Hexitime.Http;

/// <summary>Writes somebody's data as one ZIP: each list as JSON and as CSV. One list at a time is in memory.</summary>
internal static class PersonalZip
{
    public static async Task WriteAsync(Stream stream, PersonalExport export, CancellationToken cancellationToken)
    {
        // A ZipArchive writes some headers synchronously, which servers do not allow: they go into a pipe that never makes anybody wait.
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var sending = pipe.Reader.CopyToAsync(stream, cancellationToken);
        try
        {
            await WriteEntriesAsync(pipe.Writer.AsStream(leaveOpen: true), export, cancellationToken);
            await pipe.Writer.CompleteAsync();
        }
        catch (Exception exception)
        {
            await pipe.Writer.CompleteAsync(exception);
            throw;
        }

        await sending;
    }

    private static async Task WriteEntriesAsync(Stream stream, PersonalExport export, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: Encoding.UTF8, cancellationToken);
        await foreach (var file in export.Files.WithCancellation(cancellationToken))
        {
            await using (var json = await OpenAsync(zip, $"{file.Name}.json", export, cancellationToken))
                await JsonSerializer.SerializeAsync(json, file.Rows, HttpJson.Options, cancellationToken);
            await using (var csv = await OpenAsync(zip, $"{file.Name}.csv", export, cancellationToken))
                await WriteCsvAsync(csv, [.. file.Rows.Select(row => Flatten(HttpJson.ToNode(row)))], cancellationToken);
        }
    }

    private static Task<Stream> OpenAsync(ZipArchive zip, string name, PersonalExport export, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = export.At.ToDateTimeOffset();
        return entry.OpenAsync(cancellationToken);
    }

    /// <summary>A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    private static async Task WriteCsvAsync(Stream stream, List<Dictionary<string, string>> rows, CancellationToken cancellationToken)
    {
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
