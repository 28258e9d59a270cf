using System.Diagnostics.CodeAnalysis;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Hexitime;

/// <summary>Where a host says how its time bank is kept and reached. Made by <see cref="HexitimeServices.AddHexitime"/>.</summary>
/// <param name="services">The host's services.</param>
public sealed class HexitimeBuilder(IServiceCollection services)
{
    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; } = services;
}

/// <summary>Puts the time bank into a host's container.</summary>
public static class HexitimeServices
{
    private const string FindsHandlers = "The use cases are found by reflection and closed over at run time. Without the container, the rules (the ledger, matching, impact) need neither.";

    /// <summary>
    /// Registers the use cases, each behind its decorator, and the rules of the bank, which are validated when the host starts. Add a database next, such as
    /// <c>UseSqlite</c>. Calling it again changes nothing but the rules. The host's own MediatR requests and pipeline are never touched.
    /// </summary>
    [RequiresUnreferencedCode(FindsHandlers), RequiresDynamicCode(FindsHandlers)]
    public static HexitimeBuilder AddHexitime(this IServiceCollection services, Action<BankRules>? rules = null)
    {
        var options = services.AddOptions<BankRules>().ValidateDataAnnotations().ValidateOnStart();
        if (rules is not null)
            options.Configure(rules);

        services.TryAddSingleton<IClock>(MicrosecondClock.System);
        services.TryAddScoped<Caller>();
        services.TryAddScoped<ICaller>(provider => provider.GetRequiredService<Caller>());
        services.TryAddScoped<CurrentActor>();
        services.TryAddScoped<Members.Standing>();
        services.TryAddScoped<Networks.NetworkDesk>();
        services.TryAddScoped<Listings.ListingDesk>();
        services.TryAddScoped<Exchanges.ExchangeDesk>();
        services.TryAddScoped<Rings.RingDesk>();
        services.TryAddScoped<Matching.KeptVocabulary>();
        services.TryAddScoped<Matching.MatchReader>();
        services.TryAddScoped<Matching.Suggestions>();
        services.TryAddScoped<Matching.RingMarket>();
        services.TryAddSingleton<Matching.MatchBoard>();
        services.TryAddScoped<Sessions.SessionDesk>();
        services.TryAddScoped<Projects.ProjectDesk>();
        services.TryAddScoped<Campaigns.CampaignDesk>();
        services.TryAddScoped<Messages.Conversations>();
        services.TryAddScoped<Impact.HoursBook>();
        services.TryAddScoped<Impact.ImpactReader>();
        services.TryAddScoped<Impact.SumUpImpact>();
        services.TryAddScoped<Impact.RebuildImpact>();
        services.TryAddScoped<Impact.Press>();
        services.TryAddScoped<Impact.MapReader>();
        services.TryAddScoped<Impact.Equity.EquityCount>();
        services.TryAddScoped<Impact.Equity.EquityOfAllQuestions>();
        services.TryAddScoped<Impact.MapMeasurement>();
        services.AddOptions<Impact.Disclosure.DisclosureRule>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddScoped<Reports.ReportedThings>();
        services.TryAddScoped<Notifications.NoticeDesk>();
        services.TryAddScoped<Ledger.SealPress>();
        services.AddOptions<Members.ConsentWording>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<Demographics.DemographicLists>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddScoped<Members.ConsentBook>();
        services.TryAddScoped<Verification.VerificationDesk>();
        foreach (var type in typeof(HexitimeServices).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericType: false }))
            AddHandlers(services, type);
        return new HexitimeBuilder(services);
    }

    [RequiresUnreferencedCode(FindsHandlers), RequiresDynamicCode(FindsHandlers)]
    private static void AddHandlers(IServiceCollection services, Type type)
    {
        if (typeof(IPersonalData).IsAssignableFrom(type))
            services.TryAddEnumerable(ServiceDescriptor.Scoped(typeof(IPersonalData), type));
        foreach (var handled in type.GetInterfaces().Where(i => i.IsGenericType))
        {
            if (handled.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            {
                services.TryAddScoped(type);
                var answer = handled.GenericTypeArguments[1].GenericTypeArguments[0];
                var decorated = typeof(UseCase<,>).MakeGenericType(handled.GenericTypeArguments[0], answer);
                var make = ActivatorUtilities.CreateFactory(decorated, [handled]);
                services.TryAddScoped(handled, provider => make(provider, [provider.GetRequiredService(type)]));
            }
            else if (handled.GetGenericTypeDefinition() == typeof(INotificationHandler<>))
            {
                services.TryAddEnumerable(ServiceDescriptor.Scoped(handled, type));
            }
        }
    }
}
