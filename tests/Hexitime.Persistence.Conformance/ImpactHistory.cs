using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Impact;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Privacy;
using Hexitime.Projects;
using Hexitime.Sessions;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Hours as somebody who stood beside would have written them down.</summary>
/// <param name="Origin">What proves them.</param>
/// <param name="Giver">Who gave.</param>
/// <param name="Receiver">Who received; <c>null</c> for a project, or for somebody who did not come.</param>
/// <param name="Minutes">How long.</param>
/// <param name="At">When.</param>
/// <param name="Network">Where.</param>
/// <param name="Kind">Of what kind.</param>
/// <param name="IsGift">Whether without credit.</param>
/// <param name="IsForProject">Whether for a project.</param>
internal sealed record Noted(Guid Origin, string Giver, string? Receiver, long Minutes, Instant At, NetworkId? Network, ExchangeKind? Kind, bool IsGift = false, bool IsForProject = false);

/// <summary>A year in a bank, at random: what counts is noted beside it, and much happens that does not count.</summary>
internal sealed class ImpactHistory(MatchBank bank, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<string> _people = [];
    private readonly List<Noted> _noted = [];
    private NetworkId _network;
    private ProjectId _project;
    private int _registered;

    public IReadOnlyList<Noted> Noted => _noted;

    /// <summary>The first month of the quarter in which each joined.</summary>
    public Dictionary<string, int> JoinedIn { get; } = [];

    public NetworkId Network => _network;

    private Instant Now => bank.Bank.Clock.GetCurrentInstant();

    public async Task BeginAsync()
    {
        foreach (var _ in Enumerable.Range(0, 5))
            await RegisterAsync();
        _network = await bank.FoundAsync(_people[0], ListingRule.Anyone, _people[1], _people[2]);
        await bank.RegisterAsync("lead");
        _project = (await bank.DoAsync("lead", new DeviseProject(new ProjectText { Title = "Shorter waits", Aim = "Half of it by June." }))).Id;
        await bank.DoAsync("lead", new AddTask(_project, new TaskText { Title = "Measure", Hours = Credits.FromHours(400) }));
        await bank.DoAsync("lead", new OpenProject(_project));
        (await bank.AsAdministratorAsync(new FundFromOrganisation(_project, Credits.FromHours(100), "agreed"))).IsGranted.ShouldBeTrue();
    }

    public async Task StepAsync()
    {
        bank.Bank.Clock.Advance(Duration.FromHours(_random.Next(1, 200)));
        switch (_random.Next(12))
        {
            case 0 when _people.Count < 9:
                await RegisterAsync();
                break;
            case 1 or 2 or 3 or 4:
                await ExchangeAsync();
                break;
            case 5:
                await WorkAsync();
                break;
            case 6:
                await HoldSessionAsync();
                break;
            case 7 when _noted.FindAll(n => n.Kind == ExchangeKind.Coaching && !n.IsGift) is { Count: > 0 } some:
                await ReverseAsync(Any(some));
                break;
            case 8:
                await bank.Bank.SendAsync(Any(_people), new Donate(bank[Other(Any(_people))], Credits.FromMinutes(5)));
                break;
            case 9 when _people.Count > 6:
                await LeaveAsync();
                break;
            case 10:
                await bank.Bank.SendAsync(Any(_people), new DonateToProject(_project, Credits.FromMinutes(5)));
                break;
            default:
                await CancelAsync();
                break;
        }
    }

    private async Task RegisterAsync()
    {
        var subject = $"person-{_registered++}";
        await bank.RegisterAsync(subject, "nurse", $"Trust {_registered % 3}");
        _people.Add(subject);
        JoinedIn.Add(subject, Months.QuarterOf(Months.Of(Now)));
    }

    private async Task ExchangeAsync()
    {
        var giver = Any(_people);
        var receiver = Other(giver);
        var isInside = _random.Next(2) == 0 && new[] { giver, receiver }.All(p => _people.IndexOf(p) is >= 0 and < 3 && p.EndsWith('0') | p.EndsWith('1') | p.EndsWith('2'));
        var listing = await bank.PublishAsync(giver, ListingType.Offer, MatchBank.Text("run charts", "run charts", "SPC", "flow"), isInside ? [_network] : []);
        if (!(await bank.Bank.SendAsync(receiver, new ProposeExchange(listing, Hours: Credits.FromMinutes(_random.Next(1, 90))))).TryGet(out var proposed, out _))
            return;
        var isGift = _random.Next(4) == 0;
        if (isGift)
            await bank.DoAsync(giver, new WaiveCredit(proposed.Id));
        if (!(await bank.Bank.SendAsync(giver, new AcceptExchange(proposed.Id))).IsGranted)
            return;
        var minutes = _random.Next(1, (int)proposed.Hours.Minutes + 1);
        var givenAt = Now - Duration.FromHours(_random.Next(0, 100));
        if (!(await bank.Bank.SendAsync(giver, new RecordHours(proposed.Id, Credits.FromMinutes(minutes), givenAt))).IsGranted)
            return;
        if ((await bank.Bank.SendAsync(receiver, new ConfirmHours(proposed.Id))).IsGranted)
            _noted.Add(new Noted(proposed.Id.Value, giver, receiver, minutes, givenAt, isInside ? _network : null, ExchangeKind.Coaching, isGift));
    }

    private async Task ReverseAsync(Noted noted)
    {
        if ((await bank.Bank.SendAsync("lead", new ReverseExchange(new ExchangeId(noted.Origin), "a mistake"), roles: Roles.Broker)).IsGranted)
            _noted.Remove(noted);
    }

    private async Task WorkAsync()
    {
        var (who, minutes, isGift) = (Any(_people), _random.Next(1, 90), _random.Next(2) == 0);
        var pledge = (await bank.DoAsync(who, new PledgeTime(_project, 1, Credits.FromMinutes(minutes), isGift))).Id;
        await bank.DoAsync("lead", new AcceptPledge(pledge));
        await bank.DoAsync(who, new RecordPledge(pledge, Credits.FromMinutes(minutes + 10)));
        var at = Now;
        await bank.DoAsync("lead", new ConfirmPledge(pledge));
        _noted.Add(new Noted(pledge.Value, who, null, minutes + 10, at, null, null, isGift, true));
    }

    private async Task HoldSessionAsync()
    {
        var giver = Any(_people);
        var startsAt = Now + Duration.FromHours(48);
        var session = (await bank.DoAsync(giver, new ScheduleSession("Run charts", ExchangeKind.Teaching, Credits.FromMinutes(30), startsAt, 5, 1, SessionCost.Shared))).Id;
        var joined = new List<string>();
        foreach (var person in _people.Where(p => p != giver && _random.Next(2) == 0).Take(4).ToList())
        {
            if ((await bank.Bank.SendAsync(person, new JoinSession(session))).IsGranted)
                joined.Add(person);
        }

        bank.Bank.Clock.Advance(Duration.FromHours(49));
        var came = joined.Where(_ => _random.Next(4) > 0).ToHashSet();
        await bank.DoAsync(giver, new RecordSession(session, Credits.FromMinutes(30), [.. joined.Select(p => new Attendance(bank[p], came.Contains(p)))]));
        foreach (var person in joined)
            await bank.DoAsync(person, new ConfirmAttendance(session));
        var shares = joined.Count == 0 ? [] : Credits.FromMinutes(30).Split(joined.Count);
        foreach (var (person, share) in joined.Zip(shares))
            _noted.Add(new Noted(session.Value, giver, came.Contains(person) ? person : null, share.Minutes, startsAt, null, ExchangeKind.Teaching));
    }

    private async Task CancelAsync()
    {
        var giver = Any(_people);
        var proposed = await bank.Bank.SendAsync(giver, new ProposeExchange(Direct: new DirectProposal(bank[Other(giver)], true, ExchangeKind.Advice, "Advice"), Hours: Credits.FromMinutes(5)));
        if (proposed.IsGranted)
            await bank.DoAsync(giver, new WithdrawExchange(proposed.Value.Id));
    }

    private async Task LeaveAsync()
    {
        var who = _people[^1];
        _people.Remove(who);
        await bank.DoAsync(who, new LeaveBank());
        if (_random.Next(2) == 0)
            await bank.Bank.SendAsync(who, new EraseMe());
        await bank.DispatchAsync();
    }

    private string Other(string person) => Any(_people.FindAll(p => p != person));

    private T Any<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];
}
