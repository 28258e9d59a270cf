using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace Hexitime.Http;

/// <summary>A list of anything, with a name.</summary>
internal sealed record DataList(string Name, IEnumerable<object> Rows);

/// <summary>Writes lists as one ZIP: each as JSON and as CSV, and a page before them if there is one. One list at a time is in memory.</summary>
internal static class DataZip
{
    public static async Task WriteAsync(Stream stream, Instant at, IAsyncEnumerable<DataList> lists, CancellationToken cancellationToken, string? page = null)
    {
        // A ZipArchive writes some headers synchronously, which servers do not allow: they go into a pipe that never makes anybody wait.
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var sending = pipe.Reader.CopyToAsync(stream, cancellationToken);
        try
        {
            await WriteEntriesAsync(pipe.Writer.AsStream(leaveOpen: true), at, lists, page, cancellationToken);
            await pipe.Writer.CompleteAsync();
        }
        catch (Exception exception)
        {
            await pipe.Writer.CompleteAsync(exception);
            throw;
        }

        await sending;
    }

    private static async Task WriteEntriesAsync(Stream stream, Instant at, IAsyncEnumerable<DataList> lists, string? page, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: Encoding.UTF8, cancellationToken);
        if (page is not null)
        {
            await using var html = await OpenAsync(zip, "report.html", at, cancellationToken);
            await html.WriteAsync(Encoding.UTF8.GetBytes(page), cancellationToken);
        }

        await foreach (var file in lists.WithCancellation(cancellationToken))
        {
            await using (var json = await OpenAsync(zip, $"{file.Name}.json", at, cancellationToken))
                await JsonSerializer.SerializeAsync(json, file.Rows, HttpJson.Options, cancellationToken);
            await using (var csv = await OpenAsync(zip, $"{file.Name}.csv", at, cancellationToken))
                await CsvFile.WriteAsync(csv, file.Rows, cancellationToken);
        }
    }

    private static Task<Stream> OpenAsync(ZipArchive zip, string name, Instant at, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = at.ToDateTimeOffset();
        return entry.OpenAsync(cancellationToken);
    }
}
