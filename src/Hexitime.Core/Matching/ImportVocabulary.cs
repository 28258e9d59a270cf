using Hexitime.Matching.Vocabulary;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Matching;

/// <summary>
/// An administrator brings a vocabulary of skills along, in ESCO's columns, beside the one to begin with. A row with the URI of a concept that is there takes its place; none
/// is taken away. All rows in one transaction, each answered by itself: one that is refused leaves the others standing. Sending them again changes nothing.
/// </summary>
/// <param name="Rows">1 to 50,000 rows, in any order.</param>
[MaySend(Who.Administrator)]
public sealed record ImportVocabulary(IReadOnlyList<EscoRow> Rows) : ICommand<ImportedConcepts>, IChecked
{
    /// <summary>The most rows at once.</summary>
    public const int Most = 50_000;

    /// <inheritdoc />
    public Refusal? Check() => Rows is { Count: >= 1 and <= Most } && Rows.All(r => r is not null) ? null : Refusal.Invalid("vocabulary.rows", $"Import 1 to {Most:N0} rows at once.");
}

/// <summary>What became of the rows: imported, already there and refused add up to the rows sent.</summary>
/// <param name="Imported">Concepts that are new, or say something else than before.</param>
/// <param name="AlreadyThere">Concepts that are there already, word for word.</param>
/// <param name="Refused">The rows that were refused, in order.</param>
public sealed record ImportedConcepts(int Imported, int AlreadyThere, IReadOnlyList<RefusedRow> Refused);

/// <summary>A row that was refused.</summary>
/// <param name="Row">Which of the rows: 0 for the first.</param>
/// <param name="Code">The refusal's stable code.</param>
/// <param name="Reason">The refusal's sentence.</param>
public sealed record RefusedRow(int Row, string Code, string Reason);

internal sealed class ImportVocabularyHandler(IRepositoryBase<ImportedConcept> concepts, KeptVocabulary kept) : IRequestHandler<ImportVocabulary, Result<ImportedConcepts>>
{
    public async Task<Result<ImportedConcepts>> Handle(ImportVocabulary request, CancellationToken cancellationToken)
    {
        var before = await kept.ReadAsync(cancellationToken);
        var imported = before.Import(request.Rows);
        var known = (await concepts.ListAsync(new Those<ImportedConcept>(c => true), cancellationToken)).ToDictionary(c => c.Uri, StringComparer.Ordinal);
        var (changed, refused) = (0, new List<RefusedRow>());
        foreach (var (row, refusal) in imported.Refusals.Index())
        {
            if (refusal is not null)
            {
                refused.Add(new RefusedRow(row, refusal.Code, refusal.Sentence));
                continue;
            }

            var concept = request.Rows[row].ToConcept().Value;
            if (before.Find(concept.Uri)?.SaysTheSame(concept) == true)
                continue;
            changed++;
            if (known.TryGetValue(concept.Uri, out var old))
                old.Become(concept);
            else
                await concepts.AddAsync(ImportedConcept.Of(concept), cancellationToken);
        }

        return new ImportedConcepts(changed, request.Rows.Count - refused.Count - changed, refused);
    }
}
