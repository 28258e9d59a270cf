using Hexitime.Http;
using Microsoft.AspNetCore.Http;

namespace Hexitime;

/// <summary>Answers of use cases over HTTP, for a host's own endpoints.</summary>
public static class HexitimeAnswers
{
    /// <summary>
    /// What was granted as JSON, as the bank's own endpoints write it (204 where there is nothing to say); a refusal as problem details (RFC 9457) with the
    /// status that its kind asks for.
    /// </summary>
    public static IResult ToHttp<T>(this Result<T> result) where T : notnull =>
        !result.TryGet(out var answer, out var refusal) ? refusal.ToProblem()
        : answer is Done ? TypedResults.NoContent()
        : TypedResults.Json(answer, HttpJson.Options);
}
