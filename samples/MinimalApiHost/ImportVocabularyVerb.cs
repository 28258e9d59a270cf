using System.Globalization;
using Hexitime.Import;
using Hexitime.Persistence;
using Hexitime.UseCases;

namespace MinimalApiHost;

/// <summary>
/// <c>import-vocabulary skills.csv</c>: imports a vocabulary of skills in ESCO's columns, from the command line. Exit code 0 if every row is in, 2 if some were rejected, 1 if
/// it could not be done.
/// </summary>
internal static class ImportVocabularyVerb
{
    private const string Name = "import-vocabulary";
    private const int MostShown = 50;

    public static bool IsAskedFor(string[] args) => args is [Name, ..];

    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        if (args is not [_, [not '-', ..] file])
            return await FailAsync($"Usage: {Name} skills.csv");
        try
        {
            await services.MigrateHexitimeAsync();
            await using var vocabulary = File.OpenRead(file);
            var administrator = new Caller();
            administrator.Is(Name, Roles.Administrator);
            var imported = await services.GetRequiredService<VocabularyImporter>().ImportAsync(administrator, vocabulary);
            return imported.TryGet(out var report, out var refusal) ? await ShowAsync(report) : await FailAsync(refusal.Sentence);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ConcurrencyException)
        {
            return await FailAsync(exception.Message);
        }
    }

    private static async Task<int> ShowAsync(VocabularyReport report)
    {
        var (rows, imported, already, rejected) = report.Vocabulary;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"vocabulary: {rows:N0} rows: {imported:N0} imported, {already:N0} already there, {rejected:N0} rejected"));
        foreach (var row in report.RejectedRows.Take(MostShown))
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"line {row.Line} ({row.ExternalId}): {row.Reason} [{row.Code}]"));
        if (rejected > MostShown)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"and {rejected - MostShown:N0} more rejected rows"));
        return rejected == 0 ? 0 : 2;
    }

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
