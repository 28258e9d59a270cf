using Hexitime.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hexitime.Http;

/// <summary>What was sent; nothing, if it was no form.</summary>
internal sealed record SentForm(IFormCollection Fields)
{
    public IFormFile? File(string name) => Fields.Files[name];
}

/// <summary>Files that an administrator sends in a form.</summary>
internal static class FileForms
{
    private const int LargestBytes = 64 * 1024 * 1024;

    /// <summary>Says what is sent and answered, and how large it may be.</summary>
    public static RouteHandlerBuilder TakesFiles<TForm, TReport>(this RouteHandlerBuilder endpoint) where TForm : notnull => endpoint
        .WithMetadata(new RequestSizeLimitAttribute(LargestBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestBytes })
        .Accepts<TForm>("multipart/form-data")
        .Produces<TReport>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>Reads it; refused to whoever is no administrator, before it is read.</summary>
    public static async Task<Result<SentForm>> ReadAsync(HttpContext http, ICaller caller, CancellationToken cancellationToken)
    {
        // Asked before a large body is read; the use cases ask again.
        if (!caller.Roles.HasFlag(Roles.Administrator))
            return Refusal.NotAllowed("actor.not-allowed", "You may not do this.");
        // A form can be sent from any site, with this site's cookies; a browser says so.
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return Refusal.NotAllowed("http.cross-site", "This cannot be sent from another site.");
        try
        {
            return new SentForm(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancellationToken) : FormCollection.Empty);
        }
        // Broken, or it ends before it is complete. What is too large is answered as such.
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return new SentForm(FormCollection.Empty);
        }
    }
}
