using System.Globalization;
using CsvHelper;
using Hexitime.Import;
using Hexitime.Persistence;
using Hexitime.UseCases;

namespace MinimalApiHost;

/// <summary>
/// <c>import members.csv transfers.csv [--allow-below-floor] [--report report.csv]</c>: brings an existing time bank along, from the command line.
/// Exit code 0 if every row is in, 2 if some were rejected, 1 if the import could not be done.
/// </summary>
internal static class ImportVerb
{
    private const string Name = "import";
    private const string AllowBelowFloor = "--allow-below-floor";
    private const string Report = "--report";
    private const int MostShown = 50;

    public static bool IsAskedFor(string[] args) => args is [Name, ..];

    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        if (Parse(args) is not { } wanted)
            return await FailAsync($"Usage: {Name} members.csv transfers.csv [{AllowBelowFloor}] [{Report} report.csv]");

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            await services.MigrateHexitimeAsync(stop.Token);
            return await ImportAsync(services, wanted, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Stopped. What has been imported stays; run it again to go on.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ConcurrencyException)
        {
            return await FailAsync(exception.Message);
        }
    }

    private static async Task<int> ImportAsync(IServiceProvider services, Wanted wanted, CancellationToken cancellationToken)
    {
        await using var members = File.OpenRead(wanted.Members);
        await using var transfers = File.OpenRead(wanted.Transfers);
        await using var report = wanted.Report is null ? null : File.CreateText(wanted.Report);
        var administrator = new Caller();
        administrator.Is(Name, Roles.Administrator);
        var imported = await services.GetRequiredService<BankImporter>()
            .ImportAsync(administrator, members, transfers, wanted.AllowBelowFloor, new ConsoleProgress(), cancellationToken);
        if (!imported.TryGet(out var result, out var refusal))
            return await FailAsync(refusal.Sentence);

        if (report is not null)
            await WriteAsync(report, result.RejectedRows, cancellationToken);
        await ShowAsync(result, wanted.Report);
        return result.RejectedRows.Count == 0 ? 0 : 2;
    }

    private static async Task ShowAsync(ImportReport report, string? reportFile)
    {
        foreach (var (file, counts) in new[] { ("members", report.Members), ("transfers", report.Transfers) })
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{file}: {counts.Rows:N0} rows: {counts.Imported:N0} imported, {counts.AlreadyImported:N0} already there, {counts.Rejected:N0} rejected"));
        }

        foreach (var member in report.BelowFloor)
            await Console.Out.WriteLineAsync($"below the floor: {member.ExternalId}, down to {member.LowestBalance}");
        foreach (var row in report.RejectedRows.Take(MostShown))
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{row.File}, line {row.Line} ({row.ExternalId}): {row.Reason} [{row.Code}]"));
        if (report.RejectedRows.Count > MostShown)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"and {report.RejectedRows.Count - MostShown:N0} more rejected rows{(reportFile is null ? $"; {Report} report.csv writes them all" : $", all in {reportFile}")}"));
        }
    }

    private static async Task WriteAsync(StreamWriter file, IReadOnlyList<RejectedRow> rows, CancellationToken cancellationToken)
    {
        // What was rejected may be anything: a spreadsheet must not run it.
        await using var csv = CsvWriter.Create(file, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        await csv.WriteRecordAsync(["file", "line", "external_id", "code", "reason"], cancellationToken);
        foreach (var row in rows)
            await csv.WriteRecordAsync([row.File, row.Line.ToString(CultureInfo.InvariantCulture), row.ExternalId, row.Code, row.Reason], cancellationToken);
    }

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }

    private static Wanted? Parse(string[] args)
    {
        var wanted = new Wanted("", "");
        var files = new List<string>();
        for (var i = 1; i < args.Length; i++)
        {
            switch (args[i])
            {
                case AllowBelowFloor:
                    wanted = wanted with { AllowBelowFloor = true };
                    break;
                case Report when i + 1 < args.Length:
                    wanted = wanted with { Report = args[++i] };
                    break;
                case ['-', ..]:
                    return null;
                default:
                    files.Add(args[i]);
                    break;
            }
        }

        return files is [var members, var transfers] ? wanted with { Members = members, Transfers = transfers } : null;
    }

    private sealed record Wanted(string Members, string Transfers, bool AllowBelowFloor = false, string? Report = null);

    private sealed class ConsoleProgress : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => Console.Error.Write(
            string.Create(CultureInfo.InvariantCulture, $"\r{value.File}: {value.Done:N0} of {value.Total:N0}{(value.Done == value.Total ? Environment.NewLine : "")}"));
    }
}
