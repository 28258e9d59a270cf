using Hexitime.Http;
using Hexitime.Import;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class ImportEndpoint
{
    public static void MapImport(this IEndpointRouteBuilder api) =>
        api.MapPost("/import", ImportAsync).WithTags("Bank").WithName("importBank")
            .WithSummary("Bring an existing time bank along")
            .WithDescription(
                "For administrators. Takes two CSV files as multipart/form-data, members and transfers (at most 64 MB together), and imports them row by row; "
                + "allowBelowFloor=true imports what takes somebody below the floor instead of rejecting it, and names them. Sending the files again changes nothing.")
            .TakesFiles<ImportForm, ImportReport>();

    private static async Task<IResult> ImportAsync(HttpContext http, ICaller caller, BankImporter importer, CancellationToken cancellationToken)
    {
        if (!(await FileForms.ReadAsync(http, caller, cancellationToken)).TryGet(out var form, out var refusal))
            return refusal.ToProblem();
        if (form.File("members") is not { } members || form.File("transfers") is not { } transfers)
            return Refusal.Invalid("import.files", "Send two files, members and transfers, as multipart/form-data.").ToProblem();
        if (!bool.TryParse(form.Fields["allowBelowFloor"].FirstOrDefault() ?? "false", out var allowBelowFloor))
            return Refusal.Invalid("import.allow-below-floor", "allowBelowFloor is true or false.").ToProblem();

        await using var memberStream = members.OpenReadStream();
        await using var transferStream = transfers.OpenReadStream();
        var imported = await importer.ImportAsync(caller, memberStream, transferStream, allowBelowFloor, progress: null, cancellationToken);
        return imported.TryGet(out var report, out refusal) ? TypedResults.Json(report, HttpJson.Options) : refusal.ToProblem();
    }

    /// <summary>What is sent, for the OpenAPI document.</summary>
    internal sealed record ImportForm(IFormFile Members, IFormFile Transfers, bool AllowBelowFloor = false);
}
