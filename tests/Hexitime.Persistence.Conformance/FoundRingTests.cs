using Hexitime.Exchanges;
using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Rings;
using Hexitime.Members;
using Hexitime.Rings;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Ada can help Ben, Ben Cleo, and Cleo Ada; Dora could be helped by Ada and help Cleo or Ben.</summary>
public abstract class FoundRingTests(ITestDatabases databases) : IAsyncLifetime
{
    private static readonly string[] Skills = ["run charts", "facilitation", "process mapping", "human factors"];

    private readonly Dictionary<string, (ListingId Offer, ListingId Request)> _listings = [];
    private MatchBank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await MatchBank.OpenAsync(databases, []);
        await JoinAsync("ada", gives: 0, wants: 2);
        await JoinAsync("ben", gives: 1, wants: 0);
        await JoinAsync("cleo", gives: 2, wants: 1);
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Whoever_is_in_it_sees_whom_they_help_and_who_helps_them_and_nobody_else()
    {
        var ring = await FoundAsync("ada");

        ring.ShouldNotBeNull();
        (ring.People, ring.Giving.With.Member, ring.Getting.With.Member).ShouldBe((3, _bank["ben"], _bank["cleo"]));
        (ring.Giving.Offer, ring.Getting.Offer).ShouldBe((_listings["ada"].Offer, _listings["cleo"].Offer));
        (await FoundAsync("ben"))!.Getting.With.Member.ShouldBe(_bank["ada"]);
    }

    [Fact]
    public async Task Nobody_is_in_a_ring_who_has_not_agreed()
    {
        (await _bank.RegisterAsync("dora")).ShouldNotBe(default);
        (await _bank.RefusedAsync("dora", new FindRings())).ShouldBe("ring.consent");
        await ConsentAsync("cleo", false);

        (await FoundAsync("ada")).ShouldBeNull();
        (await _bank.RefusedAsync("cleo", new FindRings())).ShouldBe("ring.consent");
        await ConsentAsync("cleo", true);
        (await FoundAsync("ada")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Taken_up_it_is_proposed_to_all_once_and_not_found_again()
    {
        var ring = await FoundAsync("ada");
        var taken = new TakeUpRing(Choice(ring!.Giving), Choice(ring.Getting));
        var id = (await _bank.DoAsync("ada", taken)).Id;

        foreach (var subject in (string[])["ada", "ben", "cleo"])
            (await _bank.DoAsync(subject, new GetRing(id))).State.ShouldBe(RingState.Proposed);
        (await FoundAsync("ada")).ShouldBeNull();
        (await _bank.RefusedAsync("ada", taken)).ShouldBe("ring.gone");
        foreach (var subject in (string[])["ada", "ben", "cleo"])
            await _bank.DoAsync(subject, new AcceptRing(id));
        (await _bank.DoAsync("ben", new GetRing(id))).State.ShouldBe(RingState.Running);
        (await FoundAsync("ada")).ShouldBeNull("the listings are in a ring");
    }

    [Fact]
    public async Task What_is_not_what_was_shown_is_not_proposed()
    {
        var ring = (await FoundAsync("ada"))!;

        (await _bank.RefusedAsync("ada", new TakeUpRing(Choice(ring.Getting), Choice(ring.Giving)))).ShouldBe("ring.gone");
        (await _bank.RefusedAsync("ada", new TakeUpRing(null!, null!))).ShouldBe("ring.choice");
        (await _bank.RefusedAsync("ada", new FindRings(6))).ShouldBe("ring.longest");
        (await _bank.DoAsync("ada", new FindRings(2))).Items.ShouldBeEmpty();
        await _bank.DoAsync("ben", new BlockMember(_bank["ada"]));
        (await _bank.RefusedAsync("ada", new TakeUpRing(Choice(ring.Giving), Choice(ring.Getting)))).ShouldBe("ring.not-possible", "before the pool has heard of the block, too");
        _bank.Bank.Clock.Advance(MatchBoard.Freshness);
        (await _bank.RefusedAsync("ada", new TakeUpRing(Choice(ring.Giving), Choice(ring.Getting)))).ShouldBe("ring.gone");
    }

    [Fact]
    public async Task One_refusal_clears_the_rest_anew_without_it_and_tells_nobody_who()
    {
        await JoinAsync("dora", gives: 1, wants: 0);
        _bank.Bank.Clock.Advance(MatchBoard.Freshness);
        var first = (await _bank.Bank.SendAsync("ada", new ClearRings(), roles: UseCases.Roles.Broker)).Value;
        (first.PeopleHelped, first.PeopleAtMost, first.IsBest).ShouldBe((3, 3, true));
        var helper = await StateAsync("ben", first.Rings[0]) is null ? "dora" : "ben";
        await _bank.DoAsync("cleo", new AcceptRing(first.Rings[0]));

        await _bank.DoAsync(helper, new DeclineRing(first.Rings[0]));
        await _bank.DispatchAsync();

        var second = (await _bank.DoAsync("ada", new ListRings())).Items.Single(r => r.State == RingState.Proposed);
        second.Id.ShouldNotBe(first.Rings[0]);
        (await _bank.DoAsync(helper, new ListRings())).Items.Select(r => r.Id).ShouldNotContain(second.Id);
        (await _bank.DoAsync("cleo", new ListRings())).Items.Count(r => r.State == RingState.Proposed).ShouldBe(1);
        (await FoundAsync(helper)).ShouldBeNull();
    }

    [Fact]
    public async Task A_broker_has_all_found_and_twice_proposes_nothing_more()
    {
        _bank.Bank.Clock.Advance(MatchBoard.Freshness);
        var cleared = (await _bank.Bank.SendAsync("ada", new ClearRings(), roles: UseCases.Roles.Broker)).Value;
        cleared.Rings.Count.ShouldBe(1);

        (await _bank.Bank.SendAsync("ada", new ClearRings(), roles: UseCases.Roles.Broker)).Value.Rings.ShouldBeEmpty();
        (await _bank.RefusedAsync("ada", new ClearRings())).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_was_refused_is_found_again_after_a_year()
    {
        var ring = await FoundAsync("ada");
        var id = (await _bank.DoAsync("ada", new TakeUpRing(Choice(ring!.Giving), Choice(ring.Getting)))).Id;
        await _bank.DoAsync("ben", new DeclineRing(id));

        (await FoundAsync("ada")).ShouldBeNull();
        _bank.Bank.Clock.Advance(Duration.FromDays(367));
        foreach (var (subject, (offer, request)) in _listings)
        {
            await _bank.DoAsync(subject, new RenewListing(offer));
            await _bank.DoAsync(subject, new RenewListing(request));
        }

        (await FoundAsync("ada")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_could_help_whom_is_worked_out_before_anything_is_locked()
    {
        var watch = new TransactionWatch();
        await using var host = Watched(watch);

        (await ClearAsync(host, key: null)).PeopleHelped.ShouldBe(3);

        watch.Looks.ShouldBeGreaterThan(0);
        watch.LooksWhileLocked.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_asked_again_under_the_same_key_is_not_worked_out_again()
    {
        var watch = new TransactionWatch();
        await using var first = Watched(watch);
        await using var second = Watched(watch);
        var cleared = await ClearAsync(first, "once");
        var looks = watch.Looks;

        (await ClearAsync(second, "once")).Rings.ShouldBe(cleared.Rings);
        watch.Looks.ShouldBe(looks);
        (await ClearAsync(second, "anew")).Rings.ShouldBeEmpty();
        watch.Looks.ShouldBeGreaterThan(looks);
    }

    [Fact]
    public void A_plan_is_made_once_for_as_long_as_the_same_is_asked()
    {
        using var board = new MatchBoard([]);
        var (ada, ben, cleo) = (_bank["ada"], _bank["ben"], _bank["cleo"]);
        Help Of(MemberId helper, MemberId helped, int score) => new(helper, helped, score, new ListingId(helper.Value), new ListingId(helped.Value));
        Help[] all = [Of(ada, ben, 5), Of(ben, ada, 5), Of(ben, cleo, 6), Of(cleo, ben, 6)];
        RingPlan Clear(IEnumerable<Help> helps, int longest, RingEffort effort) => board.Clear(RingProblem.Of(helps, longest), effort, default);

        var plan = Clear(all, 3, RingEffort.Quick);
        Clear(all.Reverse(), 3, RingEffort.Quick).ShouldBeSameAs(plan);
        foreach (var (helps, longest, effort) in new[] { (all, 3, RingEffort.Usual), (all, 2, RingEffort.Usual), (all[..2], 2, RingEffort.Usual) })
        {
            var other = Clear(helps, longest, effort);
            other.ShouldNotBeSameAs(plan);
            other.Rings.SelectMany(r => r.Legs).ShouldBe(RingClearing.Clear(RingProblem.Of(helps, longest), effort).Rings.SelectMany(r => r.Legs));
            plan = other;
        }
    }

    private ServiceProvider Watched(TransactionWatch watch) =>
        _bank.Bank.NewHost(services => watch.Over(services).AddSingleton(new MatchCriterion("watched", 1, (_, _, _) => watch.Look(), "was looked at")));

    private static async Task<ClearedRings> ClearAsync(ServiceProvider host, string? key)
    {
        await using var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<UseCases.Caller>().Is("ada", UseCases.Roles.Broker, key);
        return (await Bank.HandleAsync(scope.ServiceProvider, new ClearRings())).Value;
    }

    private async Task JoinAsync(string subject, int gives, int wants)
    {
        await _bank.RegisterAsync(subject);
        await ConsentAsync(subject, true);
        _listings[subject] = (
            await _bank.PublishAsync(subject, ListingType.Offer, MatchBank.Text(Skills[gives], Skills[gives])),
            await _bank.PublishAsync(subject, ListingType.Request, MatchBank.Text(Skills[wants], Skills[wants])));
    }

    private async Task ConsentAsync(string subject, bool isGiven)
    {
        var wording = (await _bank.DoAsync(subject, new GetConsents())).Wording;
        await _bank.DoAsync(subject, isGiven ? new GiveConsent(ConsentPurpose.Rings, wording) : (MediatR.IRequest<Result<Done>>)new WithdrawConsent(ConsentPurpose.Rings));
    }

    private async Task<FoundRing?> FoundAsync(string subject)
    {
        _bank.Bank.Clock.Advance(MatchBoard.Freshness);
        return (await _bank.DoAsync(subject, new FindRings())).Items.SingleOrDefault();
    }

    private async Task<RingState?> StateAsync(string subject, RingId ring) => (await _bank.Bank.SendAsync(subject, new GetRing(ring))).TryGet(out var view, out _) ? view.State : null;

    private static HelpChoice Choice(FoundHelp help) => new(help.Offer, help.Request);
}
