using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching.Ranking;
using Hexitime.Members;
using Hexitime.Notifications;
using Hexitime.Persistence.Sqlite;
using Hexitime.UseCases;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.AspNetCore.Embedding;

public static class Kinds
{
    public static ExchangeKindWords SiteVisit { get; } = ExchangeKindWords.Own(
        64, "siteVisit", "Site visit", offers: "shows round a place known for", seeks: "would like to be shown a place known for");
}

public sealed class NeedsBadge(IntranetDbContext intranet) : IExchangePrecondition
{
    public async Task<Refusal?> FindObstacleAsync(Exchange exchange, CancellationToken cancellationToken) =>
        exchange.Kind != Kinds.SiteVisit.Kind || await intranet.Badges.AnyAsync(b => b.Member == exchange.Receiver, cancellationToken)
            ? null
            : Refusal.Conflict("visitors.no-badge", "Whoever visits needs a badge first. Ask at reception.");
}

public interface INewsletter
{
    Task ThankAsync(Guid member, long minutes, CancellationToken cancellationToken);
}

public interface IMessenger
{
    Task PostAsync(Guid id, string to, string subject, string body, CancellationToken cancellationToken);
}

public sealed class TrustMessenger(IMessenger messenger) : INotifier
{
    public string Channel => "messenger";

    public Task SendAsync(Notice notice, CancellationToken cancellationToken) =>
        messenger.PostAsync(notice.Id, notice.To.Email, notice.Subject, notice.Body, cancellationToken);
}

public sealed class TellTheGiver(INewsletter newsletter) : INotificationHandler<ExchangeCompleted>
{
    public Task Handle(ExchangeCompleted completed, CancellationToken cancellationToken) =>
        newsletter.ThankAsync(completed.Giver.Value, completed.Given.Minutes, cancellationToken);
}

/// <summary>What docs/embedding.md shows, word for word: it is compiled here, and run by <see cref="EmbeddingTests"/>.</summary>
internal static class ExtensionPoints
{
    public static void Add(WebApplicationBuilder builder, IClock theHousesClock)
    {
        builder.Services.AddDbContext<IntranetDbContext>(options => options.UseHexitimeSqlite(builder.Configuration.GetConnectionString("Intranet")!));
        builder.Services.AddHexitime().UseSqlite<IntranetDbContext>().AddHttp();

        builder.Services.AddHexitime().AddHttp(http =>
        {
            http.SubjectClaims.Insert(0, ["employee_number"]);
            http.BrokerRole = "Timebank brokers";
        });

        builder.Services.AddHexitime().AddHttp(http => http.VerifiedEmailClaim = "email");

        builder.Services.AddHexitime().AddExchangeKind(Kinds.SiteVisit);

        builder.Services.AddScoped<IExchangePrecondition, NeedsBadge>();

        builder.Services.AddSingleton(new MatchCriterion(
            "short", weight: 30, (asker, listing, owner) => listing.Hours <= Credits.FromHours(1) ? 1_000 : 0, "takes an hour or less"));

        builder.Services.Configure<RefusalTexts>(texts => texts
            .Add("ledger.insufficient-credit", "You are {missing} short. Help somebody first, or ask for less.")
            .Add("ledger.insufficient-credit", "Mae {missingMinutes} munud yn brin.", language: "cy"));

        builder.Services.Configure<ConsentWording>(wording =>
        {
            wording.Version = "riverside-2";
            wording.Contact = "Colleagues at Riverside may see my e-mail address.";
        });

        builder.Services.AddScoped<INotificationHandler<ExchangeCompleted>, TellTheGiver>();

        builder.Services.AddSingleton<INotifier, TrustMessenger>();

        builder.Services.AddScoped<IPersonalData, BadgesOfMembers>();

        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(HexitimeTelemetry.SourceName, HexitimeHttpTelemetry.SourceName))
            .WithMetrics(metrics => metrics.AddMeter(HexitimeTelemetry.SourceName, HexitimeHttpTelemetry.SourceName));

        builder.Services.AddSingleton<IClock>(new MicrosecondClock(theHousesClock));
    }

    public static void Map(WebApplication app)
    {
        app.MapHexitime("/api", EndpointGroups.All & ~(EndpointGroups.Import | EndpointGroups.Audit));
        app.MapHexitime("/desk", EndpointGroups.Audit).RequireAuthorization("Desk");

        app.MapPost("/help/{listing:guid}", async (Guid listing, IRequestHandler<ProposeExchange, Result<ExchangeView>> propose, CancellationToken cancellationToken) =>
            (await propose.Handle(new ProposeExchange(new ListingId(listing)), cancellationToken)).ToHttp());
    }

    public static async Task SuspendAsync(WebApplication app, MemberId member)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is("an-administrator", Roles.Administrator);
        var suspend = scope.ServiceProvider.GetRequiredService<IRequestHandler<SuspendMember, Result<Done>>>();
        (await suspend.Handle(new SuspendMember(member, "As they have asked."), CancellationToken.None)).IsGranted.ShouldBeTrue();
    }

    /// <summary>Compiled and not run: <see cref="NotifierTests"/> sends to servers.</summary>
    public static void AddChannels(WebApplicationBuilder builder, WebApplication app, string password, string secret)
    {
        builder.Services.AddHexitime().UseSqlite("Data Source=bank.db", migrateAtStartup: true).AddHttp()
            .AddEmail(smtp => (smtp.Host, smtp.Username, smtp.Password, smtp.From) = ("smtp.trust.example", "bank", password, "bank@trust.example"))
            .AddWebhook(hook => (hook.Url, hook.Secret) = (new Uri("https://hooks.trust.example/hexitime"), secret));
        app.MapHexitimeCalendar("/calendar");
    }
}
