using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Hexitime.Http;

/// <summary>The version that an edit is made to: the <c>ETag</c> of what was read. <c>*</c> overwrites whatever is there.</summary>
/// <param name="Version">The version; <c>null</c> for any.</param>
internal readonly record struct IfMatch(int? Version)
{
    public static string TagOf(IVersioned versioned) => string.Create(CultureInfo.InvariantCulture, $"\"{versioned.Version}\"");

    public static Result<IfMatch> Read(HttpRequest request)
    {
        var values = request.Headers.IfMatch;
        if (values.Count == 0)
            return Refusal.Invalid("http.if-match-missing", "Read it first, then send its ETag as If-Match, so that nobody's change is lost.");
        if (values.Count == 1 && values[0]?.Trim() is { } tag)
        {
            if (tag is "*")
                return new IfMatch(null);
            if (tag is ['"', .. var version, '"'] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return new IfMatch(number);
        }

        return Refusal.Invalid("http.if-match", "If-Match is one ETag, as it was sent to you: \"3\", in quotes.");
    }
}
