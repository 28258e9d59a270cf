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

    /// <summary>
    /// Adds a kind of exchange of the host's own: it can be offered and requested, named by networks, searched for and counted like the bank's. Kinds are known to the whole
    /// process; declaring the same again changes nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">Its number or its name means another kind already.</exception>
    public HexitimeBuilder AddExchangeKind(ExchangeKindWords kind)
    {
        ExchangeKinds.Declare(kind);
        return this;
    }
}

/// <summary>Puts the time bank into a host's container.</summary>
public static class HexitimeServices
{
    private const string FindsHandlers = "The use cases are found by reflection and closed over at run time. Without the container, the rules (the ledger, matching, impact) need neither.";

    /// <summary>Found once; the same for every container.</summary>
    private static Found? _found;

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
        services.TryAddSingleton(Wording.English);
        services.TryAddSingleton<Matching.MatchBoard>();
        services.TryAddScoped<Sessions.SessionDesk>();
        services.TryAddScoped<Projects.ProjectDesk>();
        services.TryAddScoped<Campaigns.CampaignDesk>();
        services.TryAddScoped<Messages.Conversations>();
        services.TryAddScoped<Impact.HoursBook>();
        services.TryAddScoped<Impact.FewPeople>();
        services.TryAddScoped<Impact.ImpactReader>();
        services.TryAddScoped<Impact.SumUpImpact>();
        services.TryAddScoped<Impact.RebuildImpact>();
        services.TryAddScoped<Impact.Press>();
        services.TryAddScoped<Impact.TradeEditions>();
        services.TryAddEnumerable([ServiceDescriptor.Scoped<Impact.IEditions, Impact.Equity.EquityEditions>(), ServiceDescriptor.Scoped<Impact.IEditions, Impact.TradeEditions>()]);
        services.TryAddScoped<Impact.ImpactRunDesk>();
        services.TryAddScoped<Impact.EditionsRun>();
        services.TryAddScoped<Impact.QuarterlyEditions>();
        services.TryAddScoped<Impact.MapReader>();
        services.TryAddScoped<Impact.Equity.EquityCount>();
        services.TryAddScoped<Impact.Equity.EquityEditions>();
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
        var (handlers, listeners) = LazyInitializer.EnsureInitialized(ref _found, Find);
        foreach (var handler in handlers)
            services.TryAdd(handler);
        services.TryAddEnumerable(listeners);
        return new HexitimeBuilder(services);
    }

    [RequiresUnreferencedCode(FindsHandlers), RequiresDynamicCode(FindsHandlers)]
    private static Found Find()
    {
        var (handlers, listeners) = (new List<ServiceDescriptor>(), new List<ServiceDescriptor>());
        foreach (var type in typeof(HexitimeServices).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericType: false }))
        {
            if (typeof(IPersonalData).IsAssignableFrom(type))
                listeners.Add(ServiceDescriptor.Scoped(typeof(IPersonalData), type));
            foreach (var handled in type.GetInterfaces().Where(i => i.IsGenericType))
            {
                if (handled.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
                    handlers.AddRange(ServiceDescriptor.Scoped(type, type), Decorated(handled, type));
                else if (handled.GetGenericTypeDefinition() == typeof(INotificationHandler<>))
                    listeners.Add(ServiceDescriptor.Scoped(handled, type));
            }
        }

        return new Found(handlers, listeners);
    }

    /// <summary>A handler behind the decorator, which is closed over and compiled when somebody first sends such a request: to do so for all would keep each host from starting for long.</summary>
    [RequiresUnreferencedCode(FindsHandlers), RequiresDynamicCode(FindsHandlers)]
    private static ServiceDescriptor Decorated(Type handled, Type type)
    {
        var make = new Lazy<ObjectFactory>(() => ActivatorUtilities.CreateFactory(
            typeof(UseCase<,>).MakeGenericType(handled.GenericTypeArguments[0], handled.GenericTypeArguments[1].GenericTypeArguments[0]), [handled]));
        return ServiceDescriptor.Scoped(handled, provider => make.Value(provider, [provider.GetRequiredService(type)]));
    }

    /// <summary>What this assembly has for a container: of the first, one each; of the others, all.</summary>
    private sealed record Found(IReadOnlyList<ServiceDescriptor> Handlers, IReadOnlyList<ServiceDescriptor> Listeners);
}
