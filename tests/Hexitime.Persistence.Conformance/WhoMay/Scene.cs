using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Networks;
using Hexitime.Reports;
using Hexitime.Sessions;
using Hexitime.UseCases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance.WhoMay;

/// <summary>Two members of their own for each try, Ada and Ben, and what they have begun. Whoever is on a side acts as Ben.</summary>
internal sealed partial class Scene
{
    private static int _scenes;

    private readonly Bank _bank;
    private readonly int _number = Interlocked.Increment(ref _scenes);

    private NetworkId _network;

    private Scene(Bank bank) => _bank = bank;

    public string AdasSubject => $"ada-{_number}";

    public string BensSubject => $"ben-{_number}";

    /// <summary>A word that nobody else says.</summary>
    public string AWord => $"wibbling{_number}";

    public MemberId Ada { get; private set; }

    public MemberId Ben { get; private set; }

    public static Profile Profile { get; } = Bank.NewProfile();

    public static ListingText Text { get; } = new() { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) };

    public static async Task<Scene> SetAsync(Bank bank, Person person)
    {
        var scene = new Scene(bank);
        scene.Ada = (await bank.RegisterAsync(scene.AdasSubject)).Id;
        scene.Ben = (await bank.RegisterAsync(scene.BensSubject)).Id;
        if (person is Person.Outsider or Person.Broker or Person.SuspendedBroker)
            await bank.RegisterAsync(scene.SubjectOf(person)!);
        return scene;
    }

    /// <summary>What is asked of somebody after all is set: to be suspended, or to leave.</summary>
    public async Task BecomeAsync(Person person)
    {
        if (person == Person.FormerMember)
            await DoAsync(BensSubject, new LeaveBank());
        else if (person is Person.SuspendedMember or Person.SuspendedBroker)
            await SuspendAsync((await DoAsync(SubjectOf(person)!, new GetMe())).Id);
    }

    public async Task<Refusal?> TryAsync(Person person, object request) => await _bank.InScopeAsync(async services =>
    {
        if (SubjectOf(person) is { } subject)
            services.GetRequiredService<Caller>().Is(subject, RolesOf(person), verifiedEmail: "someone@nhs.net");
        return (Refusal?)(await Bank.HandleAsync(services, (dynamic)request)).Refusal;
    });

    /// <summary>All that a refused request must leave as it was.</summary>
    public Task<SceneState> ReadAsync() => _bank.InScopeAsync(services => services.GetRequiredService<HexitimeDbContext>().Database.SqlQueryRaw<SceneState>(_bank.Database.Named("""
        SELECT (SELECT count(*) FROM {acts}) AS "Acts",
            (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {members})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {listings})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {exchanges})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {networks})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {memberships})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {invitations})
            || ' ' || (SELECT count(*) FROM {donations}) || ' ' || (SELECT count(*) FROM {pot_grants}) || ' ' || (SELECT count(*) FROM {listing_places})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {sessions})
            || ' ' || (SELECT count(*) FROM {seals}) || ' ' || (SELECT count(*) FROM {orders}) || ' ' || (SELECT count(*) FROM {outbox}) || ' ' || (SELECT count(*) FROM {blocks})
            || ' ' || (SELECT count(*) FROM {messages}) || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {read_markers})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {reports})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {deliveries})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {notification_settings})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {calendar_feeds})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {resources})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {testimonials})
            || ' ' || (SELECT count(*) FROM {consents}) || ' ' || (SELECT count(*) FROM {demographics}) || ' ' || (SELECT count(*) FROM {member_references})
            || ' ' || (SELECT count(*) FROM {registrations}) || ' ' || (SELECT count(*) FROM {verified_domains})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {projects})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {pledges})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {project_budgets})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {match_weights})
            || ' ' || (SELECT count(*) FROM {skill_concepts}) || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {tag_mappings})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {campaigns})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(returned_minutes), 0) FROM {project_funding})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {rings})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {schedules})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {impact_runs})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {reflections})
            AS "Rest"
        """)).SingleAsync());

    public async Task SuspendAsync(MemberId member) =>
        (await _bank.SendAsync("root", new SuspendMember(member, "unkind"), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();

    public async Task SealAsync() => (await _bank.SendAsync("root", new SealLedger(), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();

    public async Task<ListingId> ListingAsync(string subject) => (await DoAsync(subject, new PublishListing(ListingType.Offer, Text))).Id;

    public async Task<ListingId> PausedListingAsync(string subject)
    {
        var id = await ListingAsync(subject);
        await DoAsync(subject, new PauseListing(id));
        return id;
    }

    public static NetworkCharter Charter(JoiningRule joining = JoiningRule.Open, ListingRule listings = ListingRule.Anyone) =>
        new() { Name = "Improvers", Joining = joining, Listings = listings };

    /// <summary>A network that Ben runs.</summary>
    public async Task<NetworkId> NetworkOfBenAsync(JoiningRule joining = JoiningRule.Open, string? alsoHost = null, ListingRule listings = ListingRule.Anyone)
    {
        var founded = await _bank.SendAsync("root", new FoundNetwork(Charter(joining, listings), Ben), roles: Roles.Administrator);
        _network = founded.Value.Id;
        if (alsoHost is not null)
            (await _bank.SendAsync("root", new AppointHost(_network, Ada), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        return _network;
    }

    /// <summary>A network that Ben runs, to which Ada has applied.</summary>
    public async Task<NetworkId> AppliedByAdaAsync()
    {
        await NetworkOfBenAsync(JoiningRule.ByApproval);
        await DoAsync(AdasSubject, new JoinNetwork(_network));
        return _network;
    }

    public async Task<WithdrawInvitation> InvitationOfBenAsync()
    {
        await NetworkOfBenAsync();
        return new WithdrawInvitation(_network, (await DoAsync(BensSubject, new InviteToNetwork(_network, "x@example.org"))).Invitation.Id);
    }

    /// <summary>A listing that waits for approval in Ben's network.</summary>
    public async Task<ListingId> WaitingListingAsync()
    {
        var carla = $"carla-{_number}";
        await _bank.RegisterAsync(carla);
        await DoAsync(carla, new JoinNetwork(_network));
        return (await DoAsync(carla, new PublishListing(ListingType.Offer, Text, Networks: [_network]))).Id;
    }

    /// <summary>Shadowing between Ada and another that waits for Ben, who runs the network.</summary>
    public async Task<ExchangeId> ShadowingInNetworkOfBenAsync()
    {
        var charter = Charter() with { KindsNeedingApproval = [ExchangeKind.Shadowing] };
        _network = (await _bank.SendAsync("root", new FoundNetwork(charter, Ben), roles: Roles.Administrator)).Value.Id;
        var dora = $"dora-{_number}";
        await _bank.RegisterAsync(dora);
        await DoAsync(dora, new JoinNetwork(_network));
        await DoAsync(AdasSubject, new JoinNetwork(_network));
        var listing = (await DoAsync(dora, new PublishListing(ListingType.Offer, Text with { Kind = ExchangeKind.Shadowing }, Networks: [_network]))).Id;
        return (await DoAsync(AdasSubject, new ProposeExchange(listing))).Id;
    }

    /// <summary>A network that Ben runs, to which Ada belongs and whose pot is not empty.</summary>
    public async Task<NetworkId> FilledPotAsync()
    {
        await NetworkOfBenAsync(alsoHost: AdasSubject);
        await DoAsync(AdasSubject, new DonateToNetwork(_network, Credits.FromMinutes(30)));
        return _network;
    }

    /// <summary>Ada proposes an hour to Ben.</summary>
    public async Task<ExchangeId> ProposedToBenAsync(bool benGives = false) =>
        (await DoAsync(AdasSubject, new ProposeExchange(Direct: new(Ben, IGive: !benGives, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromHours(1)))).Id;

    public async Task<ExchangeId> ProposedByBenAsync(bool receives = false) =>
        (await DoAsync(BensSubject, new ProposeExchange(Direct: new(Ada, IGive: !receives, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromHours(1)))).Id;

    public Task<ExchangeId> AcceptedAsync() => ThenAsync(ProposedToBenAsync(), BensSubject, id => new AcceptExchange(id));

    public Task<ExchangeId> TimesProposedByAdaAsync(Instant time) => ThenAsync(AcceptedAsync(), AdasSubject, id => new ProposeTimes(id, [time]));

    public Task<ExchangeId> TimesProposedByBenAsync(Instant time) => ThenAsync(AcceptedAsync(), BensSubject, id => new ProposeTimes(id, [time]));

    /// <summary>Ada has recorded, so that it is for Ben to confirm.</summary>
    public Task<ExchangeId> RecordedAsync() => ThenAsync(AcceptedAsync(), AdasSubject, id => new RecordHours(id, Credits.FromHours(1)));

    public Task<ExchangeId> DisputedAsync() => ThenAsync(RecordedAsync(), BensSubject, id => new DisputeHours(id, Credits.FromMinutes(30), "half of it"));

    public Task<ExchangeId> CompletedAsync() => ThenAsync(RecordedAsync(), BensSubject, id => new ConfirmHours(id));

    /// <summary>Ada has written to Ben about an exchange of theirs.</summary>
    public async Task<(ExchangeId Exchange, MessageId Message)> MessageAsync()
    {
        var exchange = await AcceptedAsync();
        return (exchange, (await DoAsync(AdasSubject, new SendMessage(SubjectKind.Exchange, exchange.Value, "Tuesday?"))).Id);
    }

    public async Task<ReportId> ReportAboutBenAsync() =>
        (await DoAsync(AdasSubject, new MakeReport(ReportedKind.Member, Ben.Value, ReportReason.Other, "unkind"))).Id;

    public async Task<ReportId> ReportInReviewAsync()
    {
        var id = await ReportAboutBenAsync();
        (await _bank.SendAsync("root", new ReviewReport(id), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        return id;
    }

    /// <summary>A session that begins after two hours.</summary>
    public async Task<SessionId> SessionAsync(string giver) => (await DoAsync(giver, ASession())).Id;

    public ScheduleSession ASession() =>
        new("Run charts", ExchangeKind.Teaching, Credits.FromHours(1), _bank.Clock.GetCurrentInstant() + Duration.FromHours(2), Capacity: 3);

    /// <summary>Ada gives, Ben has a seat.</summary>
    public async Task<SessionId> JoinedSessionAsync()
    {
        var id = await SessionAsync(AdasSubject);
        await DoAsync(BensSubject, new JoinSession(id));
        return id;
    }

    /// <summary>A session that has begun.</summary>
    public async Task<SessionId> BegunSessionAsync(Task<SessionId> scheduled)
    {
        var id = await scheduled;
        _bank.Clock.Advance(Duration.FromHours(2));
        return id;
    }

    /// <summary>Ada has recorded, so that it is for Ben to confirm.</summary>
    public async Task<SessionId> RecordedSessionAsync()
    {
        var id = await BegunSessionAsync(JoinedSessionAsync());
        await DoAsync(AdasSubject, new RecordSession(id, Credits.FromHours(1), [new Attendance(Ben, true)]));
        return id;
    }

    public async Task<SessionId> ObjectedSessionAsync()
    {
        var id = await RecordedSessionAsync();
        await DoAsync(BensSubject, new ObjectToAttendance(id, "ill"));
        return id;
    }

    private static Roles RolesOf(Person person) => person switch
    {
        Person.Broker or Person.BrokerOnASide or Person.SuspendedBroker => Roles.Broker,
        Person.Administrator => Roles.Administrator,
        Person.Bank => Roles.Bank,
        _ => Roles.None,
    };

    private string? SubjectOf(Person person) => person switch
    {
        Person.Member or Person.SuspendedMember or Person.FormerMember or Person.BrokerOnASide => BensSubject,
        Person.Bank => Actor.Bank.Subject,
        Person.Anonymous => null,
        _ => $"{person}-{_number}",
    };

    private async Task<ExchangeId> ThenAsync(Task<ExchangeId> before, string subject, Func<ExchangeId, ICommand<ExchangeView>> next)
    {
        var id = await before;
        await DoAsync(subject, next(id));
        return id;
    }

    private async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await _bank.SendAsync(subject, request)).Value;
}

/// <summary>How many acts are noted, and a digest of all else.</summary>
internal sealed record SceneState(long Acts, string Rest);
