using Hexitime.Http;
using Hexitime.Import;
using Hexitime.Matching;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class VocabularyEndpoints
{
    public static void MapVocabulary(this IEndpointRouteBuilder api)
    {
        var vocabulary = api.MapGroup("/vocabulary").WithTags("Matching");
        vocabulary.MapQuery<FindConcepts, FoundConcepts>("/concepts", "Look up skills in the vocabulary", "By the beginnings of words of one of their labels.");
        vocabulary.MapQuery<ListUnknownTags, UnknownTags>(
            "/unknown-tags", "List words that the vocabulary does not know", "Those in most use first: for hosts, with \"network\", those of their network; for administrators all.");
        vocabulary.MapCommand<MapTag, MappedTag>(
            "/tags", "Say what a tag means", "For hosts, with \"network\", and for administrators. Members and listings with the tag are matched by the concept from then on.",
            """{ "tag": "little experiments", "concept": "urn:hexitime:skill:pdsa-cycles", "network": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1" }""");
        vocabulary.MapPost("/import", ImportAsync).WithName("importVocabulary")
            .WithSummary("Import a vocabulary of skills")
            .WithDescription(
                "For administrators. Takes a CSV file, vocabulary, as multipart/form-data (at most 64 MB), in ESCO's columns: conceptUri, preferredLabel and, if you like, altLabels "
                + "and broader. A bad row is rejected by itself and named by its line; all others are imported together. Sending the file again changes nothing.")
            .TakesFiles<VocabularyForm, VocabularyReport>();
    }

    private static async Task<IResult> ImportAsync(HttpContext http, ICaller caller, VocabularyImporter importer, CancellationToken cancellationToken)
    {
        if (!(await FileForms.ReadAsync(http, caller, cancellationToken)).TryGet(out var form, out var refusal))
            return refusal.ToProblem();
        if (form.File("vocabulary") is not { } vocabulary)
            return Refusal.Invalid("import.files", "Send a file, vocabulary, as multipart/form-data.").ToProblem();
        await using var stream = vocabulary.OpenReadStream();
        var imported = await importer.ImportAsync(caller, stream, cancellationToken);
        return imported.TryGet(out var report, out refusal) ? TypedResults.Json(report, HttpJson.Options) : refusal.ToProblem();
    }

    /// <summary>What is sent, for the OpenAPI document.</summary>
    internal sealed record VocabularyForm(IFormFile Vocabulary);
}
