using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Notifications;
using Hexitime.Rings;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Ada helps Ben, Ben helps Cleo, Cleo helps Ada; none of them has anything. Bea is a broker.</summary>
public abstract class RingTests(ITestDatabases databases) : IAsyncLifetime
{
    private static readonly string[] People = ["ada", "ben", "cleo"];
    private readonly Dictionary<string, MemberId> _ids = [];
    private readonly Dictionary<string, ListingId> _offers = [];
    private readonly Letterbox _letters = new();
    private Bank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases, services => services.Configure<BankRules>(rules => rules.WelcomeMinutes = 0).AddSingleton<INotifier>(_letters));
        foreach (var subject in People.Append("bea"))
        {
            _ids[subject] = (await _bank.RegisterAsync(subject)).Id;
            _offers[subject] = await OfferAsync(subject);
        }
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Three_with_nothing_in_hand_help_each_other_and_owe_nothing()
    {
        var ring = await BegunAsync();
        foreach (var subject in People)
        {
            (await WalletAsync(subject)).ShouldBe((0, 60, 0));
            await GiveAsync(subject, ring);
        }

        await ArriveAsync();

        foreach (var subject in People)
        {
            (await WalletAsync(subject)).ShouldBe((0, 0, 0));
            (await ReadAsync(subject, ring)).ShouldSatisfyAllConditions(r => r.State.ShouldBe(RingState.Ended), r => r.Owed.ShouldBe(Credits.Zero));
            (await LegAsync(subject, ring)).State.ShouldBe(ExchangeState.Completed);
            (await DoAsync(subject, new GetStatement())).Items.Count.ShouldBe(2);
        }

        await LedgerIsWholeAsync();
    }

    [Fact]
    public async Task Each_sees_whom_they_help_and_who_helps_them_and_nobody_else_sees_anything()
    {
        var ring = await ProposedAsync();
        await DoAsync("ada", new AcceptRing(ring));

        (await ReadAsync("ben", ring)).ShouldSatisfyAllConditions(
            r => (r.State, r.People, r.Accepted, r.HaveIAccepted).ShouldBe((RingState.Proposed, 3, 1, false)),
            r => (r.Giving.With.Name, r.Getting.With.Name, r.Getting.Title).ShouldBe(("cleo", "ada", "Run charts")));
        (await DoAsync("ben", new ListRings())).Items.Single().Id.ShouldBe(ring);
        (await DoAsync("bea", new ListRings())).Items.ShouldBeEmpty();
        await RefusedAsync("bea", new GetRing(ring), "ring.not-found");
        (await DoAsync("ada", new AcceptRing(ring))).Accepted.ShouldBe(1, "once is enough");
        _bank.Count("exchanges").ShouldBe(0);
    }

    [Fact]
    public async Task Each_is_asked_about_the_two_beside_them_and_told_if_it_comes_to_nothing()
    {
        var ring = await ProposedAsync();
        await DeliverAsync();
        await DoAsync("cleo", new DeclineRing(ring));
        await DeliverAsync();

        var told = _letters.Told.Where(n => n.To.Name == "ben").ToList();
        told.Select(n => n.Subject).Distinct().ShouldBe(["A ring in which each helps the next"]);
        told[0].Body.ShouldContain("You would help cleo for 1 h, and ada would help you.");
        told[1].Body.ShouldContain("It comes to nothing.");
        _letters.Told.Count.ShouldBe(6);
    }

    [Fact]
    public async Task One_no_ends_it_for_all()
    {
        var ring = await ProposedAsync();
        await DoAsync("ada", new AcceptRing(ring));
        (await DoAsync("ben", new DeclineRing(ring))).State.ShouldBe(RingState.Declined);
        await RefusedAsync("cleo", new AcceptRing(ring), "ring.wrong-state");

        var late = await ProposedAsync();
        _bank.Clock.Advance(Duration.FromDays(30));
        (await ReadAsync("ada", late)).State.ShouldBe(RingState.Expired);
        await RefusedAsync("ada", new AcceptRing(late), "ring.wrong-state");
    }

    [Fact]
    public async Task When_a_leg_fails_whoever_gave_is_credited_and_whoever_only_got_owes_it_until_they_earn()
    {
        var ring = await BegunAsync();
        await GiveAsync("ada", ring);
        await GiveAsync("ben", ring);
        await ArriveAsync();
        (await WalletAsync("ada")).ShouldBe((0, 60, 0), "nothing moves before the last leg");
        await DoAsync("ada", new ReportNoShow((await LegAsync("cleo", ring)).Id, "she did not come"));
        await ArriveAsync();

        (await WalletAsync("ada")).ShouldBe((60, 0, 60));
        (await WalletAsync("ben")).ShouldBe((0, 0, 0));
        (await WalletAsync("cleo")).ShouldBe((-60, 0, 0));
        (await ReadAsync("cleo", ring)).Owed.ShouldBe(Credits.FromMinutes(60));
        await LedgerIsWholeAsync();

        await EarnAsync("cleo", from: "ada", minutes: 45);
        (await WalletAsync("cleo")).ShouldBe((-15, 0, 0), "what she earns pays what she owes");
        (await ReadAsync("cleo", ring)).Owed.ShouldBe(Credits.FromMinutes(15));
        await RefusedAsync("cleo", new Donate(_ids["ada"], Credits.FromMinutes(1), null), "ledger.insufficient-credit");
    }

    [Fact]
    public async Task No_more_is_guaranteed_for_one_than_the_bank_guarantees_at_once()
    {
        await RefusedAsync("bea", Ring(hours: 241), "ring.limit", Roles.Broker);
        await BegunAsync(hours: 200);
        await RefusedAsync("bea", Ring(hours: 41), "ring.limit", Roles.Broker);
        var second = await ProposedAsync(hours: 40);
        foreach (var subject in People)
            await DoAsync(subject, new AcceptRing(second));
        (await WalletAsync("ada")).ShouldBe((0, 240, 0));
    }

    [Fact]
    public async Task A_ring_that_can_come_about_no_more_does_not_and_nothing_is_set_aside()
    {
        var ring = await ProposedAsync();
        await DoAsync("ada", new AcceptRing(ring));
        await DoAsync("ben", new AcceptRing(ring));
        await DoAsync("ben", new BlockMember(_ids["cleo"]));
        await RefusedAsync("cleo", new AcceptRing(ring), "ring.not-possible");
        await DoAsync("ben", new UnblockMember(_ids["cleo"]));
        await DoAsync("ada", new CloseListing(_offers["ada"]));
        await RefusedAsync("cleo", new AcceptRing(ring), "ring.not-possible");

        (await WalletAsync("ada")).ShouldBe((0, 0, 0));
        _bank.Count("exchanges").ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_ring_is_refused()
    {
        await RefusedAsync("bea", new ProposeRing([new(_offers["ada"], _ids["ben"]), new(_offers["ben"], _ids["cleo"])]), "ring.closed", Roles.Broker);
        await RefusedAsync("bea", new ProposeRing([new(_offers["ada"], _ids["ada"]), new(_offers["ada"], _ids["ada"])]), "ring.closed", Roles.Broker);
        await RefusedAsync("bea", new ProposeRing([new(_offers["ada"], _ids["ben"])]), "ring.legs", Roles.Broker);
        await RefusedAsync("bea", new ProposeRing([new(_offers["ada"], _ids["ben"]), new(ListingId.New(_bank.Clock.GetCurrentInstant()), _ids["ada"])]), "ring.not-possible", Roles.Broker);
    }

    [Fact]
    public async Task Accepted_and_confirmed_by_all_at_once_it_begins_and_ends_once()
    {
        var ring = await ProposedAsync();
        var accepted = await AtOnce.RunAsync([.. People.Select(p => (Func<Task<Result<RingView>>>)(() => _bank.SendAsync(p, new AcceptRing(ring))))]);
        accepted.ShouldAllBe(a => a.IsGranted);
        _bank.Count("exchanges").ShouldBe(3);
        foreach (var subject in People)
            await DoAsync(subject, new RecordHours((await LegAsync(subject, ring)).Id, Credits.FromMinutes(60)));
        var legs = (await Task.WhenAll(People.Select(p => LegAsync(p, ring)))).ToDictionary(l => l.Giver.Name);

        await AtOnce.RunAsync([.. legs.Values.Select(leg => (Func<Task<Result<ExchangeView>>>)(() => _bank.SendAsync(leg.Receiver.Name, new ConfirmHours(leg.Id))))]);
        await AtOnce.RunAsync(3, async () => { await ArriveAsync(); return 0; });

        foreach (var subject in People)
            (await WalletAsync(subject)).ShouldBe((0, 0, 0));
        (await ReadAsync("ada", ring)).State.ShouldBe(RingState.Ended);
        await LedgerIsWholeAsync();
    }

    private ProposeRing Ring(int hours = 60) =>
        new([.. People.Select((p, i) => new RingPart(_offers[p], _ids[People[(i + 1) % People.Length]]))], Credits.FromMinutes(hours));

    private async Task<RingId> ProposedAsync(int hours = 60) => (await _bank.SendAsync("bea", Ring(hours), roles: Roles.Broker)).Value.Id;

    private async Task<RingId> BegunAsync(int hours = 60)
    {
        var ring = await ProposedAsync(hours);
        foreach (var subject in People)
            await DoAsync(subject, new AcceptRing(ring));
        return ring;
    }

    private async Task<ListingId> OfferAsync(string subject)
    {
        var text = new ListingText { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) };
        return (await DoAsync(subject, new PublishListing(ListingType.Offer, text))).Id;
    }

    private Task<RingView> ReadAsync(string subject, RingId ring) => DoAsync(subject, new GetRing(ring));

    /// <summary>The leg that somebody gives.</summary>
    private async Task<ExchangeView> LegAsync(string giver, RingId ring) => await DoAsync(giver, new GetExchange((await ReadAsync(giver, ring)).Giving.Exchange!.Value));

    private async Task GiveAsync(string giver, RingId ring)
    {
        var leg = await LegAsync(giver, ring);
        await DoAsync(giver, new RecordHours(leg.Id, Credits.FromMinutes(60)));
        (await DoAsync(leg.Receiver.Name, new ConfirmHours(leg.Id))).State.ShouldBe(ExchangeState.Confirmed);
    }

    private async Task EarnAsync(string giver, string from, int minutes)
    {
        var id = (await DoAsync(giver, new ProposeExchange(Direct: new(_ids[from], IGive: true, ExchangeKind.Advice, "Advice"), Hours: Credits.FromMinutes(minutes)))).Id;
        await DoAsync(from, new AcceptExchange(id));
        await DoAsync(giver, new RecordHours(id, Credits.FromMinutes(minutes)));
        await DoAsync(from, new ConfirmHours(id));
        await ArriveAsync();
    }

    private async Task<(long Balance, long Held, long Available)> WalletAsync(string subject) =>
        await DoAsync(subject, new GetWallet()) is var w ? (w.Balance.Minutes, w.Held.Minutes, w.Available.Minutes) : default;

    private async Task ArriveAsync()
    {
        while (await _bank.DispatchAsync() > 0)
        {
        }
    }

    private async Task DeliverAsync()
    {
        await ArriveAsync();
        while (!(await _bank.SendAsync(Actor.Bank.Subject, new DeliverNotifications(), roles: Roles.Bank)).Value.IsDone)
        {
        }
    }

    private async Task LedgerIsWholeAsync() => (await _bank.SendAsync("root", new VerifyLedger(), roles: Roles.Administrator)).Value.Faults.ShouldBeEmpty();

    private async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await _bank.SendAsync(subject, request)).Value;

    private async Task RefusedAsync<T>(string subject, IRequest<Result<T>> request, string code, Roles roles = Roles.None) where T : notnull =>
        (await _bank.SendAsync(subject, request, roles: roles)).Refusal.ShouldNotBeNull(request.ToString()).Code.ShouldBe(code, request.ToString());
}
