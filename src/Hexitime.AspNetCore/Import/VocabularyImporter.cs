using Hexitime.Matching;
using Hexitime.Matching.Vocabulary;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Import;

/// <summary>
/// Brings a vocabulary of skills along from a CSV file in ESCO's columns, in one transaction: all rows that are sound, or, if it is stopped, none. ESCO's own file of skills can
/// be read as it is. A bad row is rejected by itself, and named by its line. Thread-safe.
/// </summary>
/// <param name="scopes">Makes the scopes.</param>
public sealed class VocabularyImporter(IServiceScopeFactory scopes)
{
    private const string File = "vocabulary";

    /// <summary>Imports a file. Refused as a whole only if it has not the right columns or too many rows, or to somebody who may not.</summary>
    /// <param name="caller">Who imports: an administrator.</param>
    /// <param name="vocabulary">The file.</param>
    /// <param name="cancellationToken">Stops it; then nothing is imported.</param>
    public async Task<Result<VocabularyReport>> ImportAsync(ICaller caller, Stream vocabulary, CancellationToken cancellationToken = default)
    {
        using var content = new MemoryStream();
        await vocabulary.CopyToAsync(content, cancellationToken);
        if (!CsvRows.Read(
                File, content.ToArray(), EscoRow.NeededColumns, [.. EscoRow.OptionalColumns, .. EscoRow.OtherColumns], field => (Result<EscoRow>)EscoRow.Read(field), "conceptUri")
            .TryGet(out var lines, out var refusal))
            return refusal;

        var readable = lines.FindAll(l => l.Value is not null);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(caller.Subject ?? "", caller.Roles);
        var handler = scope.ServiceProvider.GetRequiredService<IRequestHandler<ImportVocabulary, Result<ImportedConcepts>>>();
        if (!(await handler.Handle(new ImportVocabulary(readable.ConvertAll(l => l.Value!)), cancellationToken)).TryGet(out var imported, out refusal))
            return refusal;

        var rejected = lines.Where(l => l.Refusal is not null).Select(l => new RejectedRow(File, l.Line, l.ExternalId, l.Refusal!.Code, l.Refusal.Sentence))
            .Concat(imported.Refused.Select(r => new RejectedRow(File, readable[r.Row].Line, readable[r.Row].ExternalId, r.Code, r.Reason))).OrderBy(r => r.Line).ToList();
        return new VocabularyReport(new FileReport(lines.Count, imported.Imported, imported.AlreadyThere, rejected.Count), rejected);
    }
}
