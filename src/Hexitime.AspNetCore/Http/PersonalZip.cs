using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
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
                await CsvFile.WriteAsync(csv, file.Rows, cancellationToken);
        }
    }

    private static Task<Stream> OpenAsync(ZipArchive zip, string name, PersonalExport export, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = export.At.ToDateTimeOffset();
        return entry.OpenAsync(cancellationToken);
    }
}
