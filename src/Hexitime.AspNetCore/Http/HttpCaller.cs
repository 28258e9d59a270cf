using System.Security.Claims;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;

namespace Hexitime.Http;

/// <summary>
/// The caller is whoever the host's sign-in says. Who is set by hand in the scope comes first: what runs in a scope of its own during a request, such as the
/// handling of an event, is not done by whoever made the request.
/// </summary>
internal sealed class HttpCaller(IHttpContextAccessor accessor, Caller byHand, IOptions<HexitimeHttpOptions> options) : ICaller
{
    private Known? _known;

    public string? Subject => byHand.Subject ?? Who?.Subject;

    public Roles Roles => byHand.Subject is not null ? byHand.Roles : Who?.Roles ?? Roles.None;

    public string? IdempotencyKey => byHand.Subject is not null ? byHand.IdempotencyKey
        : accessor.HttpContext is { } http && Http.IdempotencyKey.Read(http.Request).TryGet(out var key, out _) ? key.Value
        : null;

    public string? VerifiedEmail => byHand.Subject is not null ? byHand.VerifiedEmail
        : options.Value.VerifiedEmailClaim is { } claim ? User?.FindFirst(claim)?.Value : null;

    public string? Language => byHand.Subject is not null ? byHand.Language
        // Without a provider it is what the host speaks to whoever does not say.
        : accessor.HttpContext?.Features.Get<IRequestCultureFeature>() is { Provider: not null, RequestCulture.UICulture.Name: { Length: > 0 } name } ? name : null;

    private ClaimsPrincipal? User => accessor.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    /// <summary>A request asks several times who sends it, and claims are a list to be gone through.</summary>
    private Known? Who => User is not { } user ? null : _known?.User == user ? _known : _known = new Known(user, SubjectOf(user), RolesOf(user));

    private string? SubjectOf(ClaimsPrincipal user) =>
        options.Value.SubjectClaims
            .Select(types => Array.ConvertAll(types, type => user.FindFirst(type)?.Value))
            .Where(values => values.Length > 0 && !Array.Exists(values, string.IsNullOrWhiteSpace))
            .Select(values => string.Join('/', values))
            .FirstOrDefault();

    private Roles RolesOf(ClaimsPrincipal user)
    {
        bool Has(string role) => user.IsInRole(role) || options.Value.RoleClaims.Any(type => user.HasClaim(type, role));
        return (Has(options.Value.BrokerRole) ? Roles.Broker : Roles.None) | (Has(options.Value.AdministratorRole) ? Roles.Administrator : Roles.None);
    }

    private sealed record Known(ClaimsPrincipal User, string? Subject, Roles Roles);
}
