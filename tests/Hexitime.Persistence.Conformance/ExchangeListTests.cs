using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Who looks through which exchanges. Ada gives and gets, Ben answers, Cleo has nothing to do with it.</summary>
public abstract class ExchangeListTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly Dictionary<string, MemberId> _ids = [];
    private Bank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        foreach (var subject in (string[])["ada", "ben", "cleo"])
            _ids[subject] = (await _bank.RegisterAsync(subject)).Id;
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_member_looks_through_their_own_by_state_and_by_whose_turn_it_is()
    {
        var (given, gotten) = (await ProposeAsync("ada", "ben", iGive: true), await ProposeAsync("ada", "ben", iGive: false));
        var accepted = await AcceptedAsync("ben", "ada");
        await ProposeAsync("ben", "cleo", iGive: true);

        (await ListAsync("ada", new())).ShouldBe([accepted, gotten, given]);
        (await ListAsync("ada", new(ExchangeState.Proposed))).ShouldBe([gotten, given]);
        (await ListAsync("ada", new(AwaitingMe: true))).ShouldBeEmpty();
        (await ListAsync("ben", new(AwaitingMe: true))).ShouldBe([gotten, given]);
        (await ListAsync("ada", new(ExchangeState.Accepted))).ShouldBe([accepted]);
    }

    [Fact]
    public async Task A_member_looks_through_all_their_own_page_by_page()
    {
        var all = new List<ExchangeId>();
        for (var i = 0; i < 5; i++)
            all.Add(await ProposeAsync("ada", "ben", iGive: true, seconds: i % 2));

        var pages = new List<Page<ExchangeView>>();
        do
            pages.Add(await DoAsync("ben", new ListExchanges(After: pages.LastOrDefault()?.Next, Size: 2)));
        while (pages[^1].Next is not null && pages.Count < all.Count);

        pages.ConvertAll(p => p.Items.Count).ShouldBe([2, 2, 1]);
        pages.SelectMany(p => p.Items).Select(e => e.Id).ShouldBe(all, ignoreOrder: true);
        pages.SelectMany(p => p.Items).ShouldBe(pages.SelectMany(p => p.Items).OrderByDescending(e => e.History[0].At).ThenByDescending(e => e.Id.Value));
    }

    [Fact]
    public async Task A_page_that_cannot_be_is_refused()
    {
        foreach (var (size, after, code) in ((int, string?, string)[])[(0, null, "page.size"), (101, null, "page.size"), (10, "x", "page.cursor"), (0, "x", "page.size")])
        {
            (await _bank.SendAsync("ada", new ListExchanges(After: after, Size: size))).Refusal!.Code.ShouldBe(code);
            (await _bank.SendAsync("cleo", new ListDisputes(after, size), roles: Roles.Broker)).Refusal!.Code.ShouldBe(code);
        }

        (await _bank.SendAsync("ada", new ListExchanges(Size: 100))).Value.Next.ShouldBeNull();
        (await _bank.SendAsync("cleo", new ListDisputes(Size: 100), roles: Roles.Broker)).Value.Next.ShouldBeNull();
    }

    [Fact]
    public async Task A_broker_reads_any_and_looks_through_what_is_disputed_page_by_page()
    {
        var disputed = new List<ExchangeId>();
        for (var i = 0; i < 3; i++)
        {
            var id = await AcceptedAsync("ada", "ben");
            await DoAsync("ada", new RecordHours(id, Credits.FromMinutes(20)));
            await DoAsync("ben", new DisputeHours(id, Credits.FromMinutes(10), "less"));
            disputed.Add(id);
        }

        var undisputed = await AcceptedAsync("ada", "ben");

        var seen = new List<ExchangeId>();
        for (Page<ExchangeView>? page = null; page is null || (page.Next is not null && seen.Count < disputed.Count); seen.AddRange(page.Items.Select(e => e.Id)))
            page = (await _bank.SendAsync("cleo", new ListDisputes(page?.Next, 2), roles: Roles.Broker)).Value;
        seen.ShouldBe(disputed.AsEnumerable().Reverse());
        (await _bank.SendAsync("cleo", new GetExchange(undisputed), roles: Roles.Broker)).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("cleo", new GetExchange(undisputed))).Refusal!.Code.ShouldBe("exchange.not-found");
        (await _bank.SendAsync("cleo", new ListDisputes())).Refusal!.Code.ShouldBe("actor.not-allowed");
    }

    [Fact]
    public async Task Housekeeping_takes_what_is_overdue_the_longest_first_and_leaves_the_rest_for_the_next_time()
    {
        var ids = new List<ExchangeId>();
        for (var i = 0; i < 4; i++)
            ids.Add(await ProposeAsync("ada", "ben", iGive: true, seconds: i < 2 ? 1 : 0));
        _bank.Clock.Advance(Duration.FromDays(100));

        (await HousekeepAsync(2)).ShouldSatisfyAllConditions(r => r.ProposalsExpired.ShouldBe(2), r => r.IsDone.ShouldBeFalse());
        (await ListAsync("ada", new(ExchangeState.Expired))).ShouldBe([ids.Skip(1).MinBy(id => id.Value), ids[0]], "of three at once, the first by id");
        (await HousekeepAsync(3)).ShouldSatisfyAllConditions(r => r.ProposalsExpired.ShouldBe(2), r => r.IsDone.ShouldBeTrue());
    }

    private async Task<ExchangeId> ProposeAsync(string subject, string with, bool iGive, int seconds = 1)
    {
        _bank.Clock.Advance(Duration.FromSeconds(seconds));
        return (await DoAsync(subject, new ProposeExchange(Direct: new(_ids[with], iGive, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromMinutes(20)))).Id;
    }

    private async Task<ExchangeId> AcceptedAsync(string giver, string receiver)
    {
        var id = await ProposeAsync(giver, receiver, iGive: true);
        await DoAsync(receiver, new AcceptExchange(id));
        return id;
    }

    private async Task<IReadOnlyList<ExchangeId>> ListAsync(string subject, ListExchanges wanted) => [.. (await DoAsync(subject, wanted)).Items.Select(e => e.Id)];

    private async Task<HousekeepingReport> HousekeepAsync(int limit) => (await _bank.SendAsync(Actor.Bank.Subject, new RunHousekeeping(limit), roles: Roles.Bank)).Value;

    private async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await _bank.SendAsync(subject, request)).Value;
}
