using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hexitime.Http;

/// <summary>Refusals as problem details (RFC 9457): a stable type, the refusal's code and sentence, and its figures as further members.</summary>
internal static class Problems
{
    public const string TypePrefix = "https://hexitime.org/problems/";

    private static readonly FrozenDictionary<string, int> StatusOfCode = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["command.key-reused"] = StatusCodes.Status422UnprocessableEntity,
        ["http.body-too-large"] = StatusCodes.Status413PayloadTooLarge,
        ["http.content-type"] = StatusCodes.Status415UnsupportedMediaType,
        ["http.if-match-missing"] = StatusCodes.Status428PreconditionRequired,
        ["http.too-many-guesses"] = StatusCodes.Status429TooManyRequests,
        ["http.too-many-requests"] = StatusCodes.Status429TooManyRequests,
        ["http.unavailable"] = StatusCodes.Status503ServiceUnavailable,
        ["http.busy"] = StatusCodes.Status503ServiceUnavailable,
        ["http.unexpected"] = StatusCodes.Status500InternalServerError,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Refusal Unexpected { get; } = new(RefusalKind.Conflict, "http.unexpected", "Something went wrong on our side. Nothing is half done: send it again, under the same key if it had one.");

    public static Refusal Busy { get; } = new(RefusalKind.Conflict, "http.busy", "Too many people are changing this at once. Try again in a moment.");

    public static Refusal Unavailable { get; } = new(RefusalKind.Conflict, "http.unavailable",
        "The bank could not be reached for a moment. Send this again, under the same key if it had one: it happens once.");

    public static IResult ToProblem(this Refusal refusal) => new Problem(refusal);

    /// <summary>What an endpoint refuses; <c>null</c> if it answers something else.</summary>
    public static Refusal? RefusalIn(object? answer) => (answer as Problem)?.Refusal;

    /// <summary>Written only when it is known who reads it.</summary>
    private sealed class Problem(Refusal refusal) : IResult
    {
        public Refusal Refusal => refusal;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var status = StatusOf(refusal);
            HexitimeHttpTelemetry.Answered(refusal.Code, status);
            return TypedResults.Problem(
                detail: SentenceFor(httpContext, refusal),
                statusCode: status,
                title: TitleOf(status),
                type: TypePrefix + refusal.Code,
                extensions: [new("code", refusal.Code), .. refusal.Figures.Select(f => new KeyValuePair<string, object?>(f.Key, HttpJson.ToNode(f.Value)))])
                .ExecuteAsync(httpContext);
        }
    }

    private static string SentenceFor(HttpContext http, Refusal refusal) => http.RequestServices.GetRequiredService<IOptions<RefusalTexts>>().Value.SentenceOf(refusal);

    /// <summary>
    /// Sign-in and authorization answer for themselves, without a refusal. Where the host makes problem details of that (<c>UseStatusCodePages</c>), they look like
    /// ours on our endpoints, and stay as they are on the host's.
    /// </summary>
    public static void NameWhatSignInAnswers(ProblemDetailsOptions options)
    {
        var customizeOfHost = options.CustomizeProblemDetails;
        options.CustomizeProblemDetails = context =>
        {
            customizeOfHost?.Invoke(context);
            var problem = context.ProblemDetails;
            if (problem.Extensions.ContainsKey("code") || context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<HexitimeEndpoint>() is null)
                return;
            var refusal = problem.Status switch
            {
                StatusCodes.Status401Unauthorized => new Refusal(RefusalKind.NotSignedIn, "actor.not-signed-in", "Sign in first."),
                StatusCodes.Status403Forbidden => Refusal.NotAllowed("actor.not-allowed", "You may not do this."),
                _ => null,
            };
            if (refusal is null)
                return;
            (problem.Type, problem.Title, problem.Detail) = (TypePrefix + refusal.Code, TitleOf(StatusOf(refusal)), SentenceFor(context.HttpContext, refusal));
            problem.Extensions["code"] = refusal.Code;
        };
    }

    private static int StatusOf(Refusal refusal) => StatusOfCode.TryGetValue(refusal.Code, out var status) ? status : refusal.Kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotSignedIn => StatusCodes.Status401Unauthorized,
        RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status409Conflict,
    };

    public static string TitleOf(int status) => status switch
    {
        400 => "This cannot be understood",
        401 => "Sign in first",
        403 => "You may not do this",
        404 => "Not found",
        409 => "Not possible as things stand",
        412 => "It has changed since you read it",
        413 => "Too large",
        415 => "Send JSON",
        422 => "The idempotency key was used before",
        428 => "Say which version you change",
        429 => "Too many requests",
        503 => "Try again in a moment",
        _ => "Something went wrong",
    };
}
