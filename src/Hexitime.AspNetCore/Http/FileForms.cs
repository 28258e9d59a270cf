using Hexitime.UseCases;
using Microsoft.AspNetCore.Http;

namespace Hexitime.Http;

/// <summary>What was sent; nothing, if it was no form.</summary>
internal sealed record SentForm(IFormCollection Fields)
{
    public IFormFile? File(string name) => Fields.Files[name];
}

/// <summary>Files that an administrator sends in a form.</summary>
internal static class FileForms
{
    public const int LargestBytes = 64 * 1024 * 1024;

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
        catch (InvalidDataException)
        {
            return new SentForm(FormCollection.Empty);
        }
    }
}
