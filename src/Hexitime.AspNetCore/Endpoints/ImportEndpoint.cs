using Hexitime.Http;
using Hexitime.Import;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class ImportEndpoint
{
    private const int LargestBodyBytes = 64 * 1024 * 1024;

    public static void MapImport(this IEndpointRouteBuilder api) =>
        api.MapPost("/import", ImportAsync).WithTags("Bank").WithName("importBank")
            .WithSummary("Bring an existing time bank along")
            .WithDescription(
                "For administrators. Takes two CSV files as multipart/form-data, members and transfers (at most 64 MB together), and imports them row by row; "
                + "allowBelowFloor=true imports what takes somebody below the floor instead of rejecting it, and names them. Sending the files again changes nothing.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBodyBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestBodyBytes })
            .Accepts<ImportForm>("multipart/form-data")
            .Produces<ImportReport>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> ImportAsync(HttpContext http, ICaller caller, BankImporter importer, CancellationToken cancellationToken)
    {
        // Asked before a large body is read; the use cases ask again.
        if (!caller.Roles.HasFlag(Roles.Administrator))
            return Refusal.NotAllowed("actor.not-allowed", "You may not do this.").ToProblem();
        // A form can be sent from any site, with this site's cookies; a browser says so.
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return Refusal.NotAllowed("http.cross-site", "This cannot be sent from another site.").ToProblem();

        var form = http.Request.HasFormContentType ? await ReadFormAsync(http, cancellationToken) : null;
        if (form?.Files["members"] is not { } members || form.Files["transfers"] is not { } transfers)
            return Refusal.Invalid("import.files", "Send two files, members and transfers, as multipart/form-data.").ToProblem();
        if (!bool.TryParse(form["allowBelowFloor"].FirstOrDefault() ?? "false", out var allowBelowFloor))
            return Refusal.Invalid("import.allow-below-floor", "allowBelowFloor is true or false.").ToProblem();

        await using var memberStream = members.OpenReadStream();
        await using var transferStream = transfers.OpenReadStream();
        var imported = await importer.ImportAsync(caller, memberStream, transferStream, allowBelowFloor, progress: null, cancellationToken);
        return imported.TryGet(out var report, out var refusal) ? TypedResults.Json(report, HttpJson.Options) : refusal.ToProblem();
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpContext http, CancellationToken cancellationToken)
    {
        try
        {
            return await http.Request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>What is sent, for the OpenAPI document.</summary>
    internal sealed record ImportForm(IFormFile Members, IFormFile Transfers, bool AllowBelowFloor = false);
}
