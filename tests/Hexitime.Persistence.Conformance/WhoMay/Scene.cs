using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Sessions;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance.WhoMay;

/// <summary>Two members of their own for each try, Ada and Ben, and what they have begun. Whoever is on a side acts as Ben.</summary>
internal sealed class Scene
{
    private static int _scenes;

    private readonly Bank _bank;
    private readonly int _number = Interlocked.Increment(ref _scenes);

    private Scene(Bank bank) => _bank = bank;

    public string AdasSubject => $"ada-{_number}";

    public string BensSubject => $"ben-{_number}";

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
            services.GetRequiredService<Caller>().Is(subject, RolesOf(person));
        return (Refusal?)(await Bank.HandleAsync(services, (dynamic)request)).Refusal;
    });

    /// <summary>All that a refused request must leave as it was.</summary>
    public string State() => (string)_bank.Database.Scalar("""
        SELECT (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {members})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {listings})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {exchanges})
            || ' ' || (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM {sessions})
            || ' ' || (SELECT count(*) FROM {seals}) || ' ' || (SELECT count(*) FROM {orders}) || ' ' || (SELECT count(*) FROM {outbox})
        """)!;

    public async Task SuspendAsync(MemberId member) =>
        (await _bank.SendAsync("root", new SuspendMember(member), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();

    public async Task SealAsync() => (await _bank.SendAsync("root", new SealLedger(), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();

    public async Task<ListingId> ListingAsync(string subject) => (await DoAsync(subject, new PublishListing(ListingType.Offer, Text))).Id;

    public async Task<ListingId> PausedListingAsync(string subject)
    {
        var id = await ListingAsync(subject);
        await DoAsync(subject, new PauseListing(id));
        return id;
    }

    /// <summary>Ada proposes an hour to Ben.</summary>
    public async Task<ExchangeId> ProposedToBenAsync(bool benGives = false) =>
        (await DoAsync(AdasSubject, new ProposeExchange(Direct: new(Ben, IGive: !benGives, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromHours(1)))).Id;

    public async Task<ExchangeId> ProposedByBenAsync() =>
        (await DoAsync(BensSubject, new ProposeExchange(Direct: new(Ada, IGive: true, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromHours(1)))).Id;

    public Task<ExchangeId> AcceptedAsync() => ThenAsync(ProposedToBenAsync(), BensSubject, id => new AcceptExchange(id));

    /// <summary>Ada has recorded, so that it is for Ben to confirm.</summary>
    public Task<ExchangeId> RecordedAsync() => ThenAsync(AcceptedAsync(), AdasSubject, id => new RecordHours(id, Credits.FromHours(1)));

    public Task<ExchangeId> DisputedAsync() => ThenAsync(RecordedAsync(), BensSubject, id => new DisputeHours(id, Credits.FromMinutes(30), "half of it"));

    public Task<ExchangeId> CompletedAsync() => ThenAsync(RecordedAsync(), BensSubject, id => new ConfirmHours(id));

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
