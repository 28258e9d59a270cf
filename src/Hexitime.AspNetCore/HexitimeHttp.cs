using Hexitime.Endpoints;
using Hexitime.Health;
using Hexitime.Http;
using Hexitime.Import;
using Hexitime.Maintenance;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hexitime;

/// <summary>Puts the bank on the web.</summary>
public static class HexitimeHttp
{
    private static readonly (EndpointGroups Group, Action<IEndpointRouteBuilder> Map)[] Groups =
    [
        (EndpointGroups.Members, api => api.MapMembers()),
        (EndpointGroups.Networks, api => api.MapNetworks()),
        (EndpointGroups.Listings, api => api.MapListings()),
        (EndpointGroups.Exchanges, api => api.MapExchanges()),
        (EndpointGroups.Sessions, api => api.MapSessions()),
        (EndpointGroups.Projects, api => api.MapProjects()),
        (EndpointGroups.Campaigns, api => api.MapCampaigns()),
        (EndpointGroups.Rings, api => api.MapRings()),
        (EndpointGroups.Matching, api => api.MapMatching()),
        (EndpointGroups.Vocabulary, api => api.MapVocabulary()),
        (EndpointGroups.Messages, api => api.MapMessages()),
        (EndpointGroups.Library, api => api.MapLibrary()),
        (EndpointGroups.Notifications, api => api.MapNotifications()),
        (EndpointGroups.Reports, api => api.MapReports()),
        (EndpointGroups.Impact, api => api.MapImpact()),
        (EndpointGroups.Records, api => api.MapRecords()),
        (EndpointGroups.Maps, api => api.MapMaps()),
        (EndpointGroups.Bank, api => api.MapBank()),
        (EndpointGroups.Import, api => api.MapImport()),
        (EndpointGroups.Audit, api => api.MapAudit()),
        (EndpointGroups.Privacy, api => api.MapPrivacy()),
        (EndpointGroups.Verification, api => api.MapVerification()),
    ];

    /// <summary>
    /// Lets the signed-in user be the caller of use cases, and adds what <see cref="MapHexitime"/> and <see cref="MapHexitimeHealth"/> need, and the service that hands
    /// over events and keeps house. How people sign in stays the host's business: it calls <c>UseAuthentication</c> and <c>UseAuthorization</c>. The
    /// host's JSON options, rate limiter and exception handling are neither used nor changed.
    /// </summary>
    public static HexitimeBuilder AddHttp(this HexitimeBuilder builder, Action<HexitimeHttpOptions>? configure = null)
    {
        var services = builder.Services;
        var options = services.AddOptions<HexitimeHttpOptions>().ValidateDataAnnotations().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        if (services.Any(s => s.ServiceType == typeof(RateLimitBySubject)))
            return builder;

        services.AddHttpContextAccessor();
        services.AddAuthorization();
        services.AddProblemDetails();
        services.PostConfigure<ProblemDetailsOptions>(Problems.NameWhatSignInAnswers);
        services.AddHealthChecks().AddCheck<BankHealthCheck>(BankHealthCheck.Name);
        services.Replace(ServiceDescriptor.Scoped<ICaller, HttpCaller>());
        services.AddSingleton<RateLimitBySubject>();
        services.AddSingleton<GuessLimit>();
        services.TryAddSingleton<BankImporter>();
        services.TryAddSingleton<VocabularyImporter>();
        services.AddHostedService<MaintenanceService>();
        return builder;
    }

    /// <summary>
    /// Maps the bank's endpoints under a prefix. All of them ask for a signed-in user; what else they ask for, their use cases say. Hands back what was mapped, so
    /// that a host can add conventions of its own. Groups can be mapped apart, each at most once.
    /// </summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">What their addresses begin with.</param>
    /// <param name="groups">Which; <c>EndpointGroups.All &amp; ~EndpointGroups.Import</c> leaves a group out.</param>
    public static RouteGroupBuilder MapHexitime(this IEndpointRouteBuilder endpoints, string prefix = "/api", EndpointGroups groups = EndpointGroups.All)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<HexitimeHttpOptions>>().Value;
        var api = endpoints.MapGroup(prefix);
        if (options.AuthorizationPolicy is { } policy)
            api.RequireAuthorization(policy);
        else
            api.RequireAuthorization();
        api.WithMetadata(new HexitimeEndpoint(), new RequestSizeLimitAttribute(options.LargestBodyBytes));
        api.AddEndpointFilter<ProblemsFilter>().AddEndpointFilter<RateLimitFilter>().AddEndpointFilter<IdempotencyKeyFilter>();
        foreach (var (group, map) in Groups)
        {
            if (groups.HasFlag(group))
                map(api);
        }

        return api;
    }

    /// <summary>
    /// Maps <c>{prefix}/live</c> (the process answers) and <c>{prefix}/ready</c> (the database is reachable, its migrations are applied and the ledger sums to
    /// zero), both open to everybody: 200 or 503, and no details beyond a sentence.
    /// </summary>
    public static void MapHexitimeHealth(this IEndpointRouteBuilder endpoints, string prefix = "/health")
    {
        var health = endpoints.MapGroup(prefix).AllowAnonymous();
        health.MapHealthChecks("/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthAnswer.WriteAsync });
        health.MapHealthChecks("/ready", new HealthCheckOptions
        {
            Predicate = check => string.Equals(check.Name, BankHealthCheck.Name, StringComparison.Ordinal),
            ResponseWriter = HealthAnswer.WriteAsync,
        });
    }
}
