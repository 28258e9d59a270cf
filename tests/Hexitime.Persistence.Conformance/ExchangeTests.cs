using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

public abstract class ExchangeTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        await _bank.RegisterAsync("ada");
        await _bank.RegisterAsync("ben");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task An_exchange_comes_back_from_the_database_as_its_steps_left_it()
    {
        var id = (await ProposeAsync()).Id;
        _bank.Clock.Advance(Duration.FromHours(1));
        var meeting = _bank.Clock.GetCurrentInstant() + Duration.FromMinutes(5);
        await GrantedAsync("ben", new CounterPropose(id, Credits.FromMinutes(60)));
        await GrantedAsync("ada", new AcceptExchange(id));
        await GrantedAsync("ben", new ArrangeMeeting(id, meeting, "ward 7"));
        _bank.Clock.Advance(Duration.FromHours(2));
        await GrantedAsync("ada", new RecordHours(id, Credits.FromMinutes(75)));
        await GrantedAsync("ben", new ConfirmHours(id));
        _bank.Count("outbox", "type LIKE '%ExchangeCompleted'").ShouldBe(1);
        var after = await GrantedAsync("ben", new GiveFeedback(id, 5, "Worth it"));

        var read = (await _bank.SendAsync("ada", new GetExchange(id))).Value;

        read.History.ShouldBe(after.History);
        read.History.Select(s => s.Action).ShouldBe([
            ExchangeAction.Propose, ExchangeAction.CounterPropose, ExchangeAction.Accept, ExchangeAction.Arrange, ExchangeAction.Record,
            ExchangeAction.Confirm, ExchangeAction.GiveFeedback]);
        read.Feedback.ShouldBe(after.Feedback);
        (read.State, read.Given, read.Meeting).ShouldBe((ExchangeState.Completed, Credits.FromMinutes(75), new MeetingView(meeting, "ward 7")));
        (read with { History = after.History, Feedback = after.Feedback, MeetingTimes = after.MeetingTimes }).ShouldBe(after);
        (await _bank.BalanceAsync("ada")).ShouldBe(Credits.FromMinutes(195));
        (await _bank.SendAsync("ben", new GetStatement())).Value.Items.Select(l => l.Amount.Minutes).ShouldBe([-15L, -60L, 120L]);
        (await _bank.SendAsync("ada", new ListExchanges(ExchangeState.Completed))).Value.Items.Single().History.Count.ShouldBe(7);
        _bank.Count("outbox", "type LIKE '%ExchangeCompleted'").ShouldBe(1, "feedback completes nothing once more");
    }

    [Fact]
    public async Task What_the_host_asks_for_is_asked_of_whoever_accepts_and_takes_the_acceptance_back()
    {
        var id = (await ProposeAsync()).Id;
        await using var host = _bank.NewHost(services => services.AddScoped<IExchangePrecondition, NotOnMondays>());
        async Task<Result<T>> SendAsync<T>(string subject, MediatR.IRequest<Result<T>> request) where T : notnull
        {
            await using var scope = host.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().Is(subject);
            return await Bank.HandleAsync(scope.ServiceProvider, request);
        }

        _bank.Clock.GetCurrentInstant().InUtc().DayOfWeek.ShouldBe(IsoDayOfWeek.Monday);
        (await SendAsync("ben", new CounterPropose(id, Credits.FromMinutes(30)))).IsGranted.ShouldBeTrue("only agreeing is asked about");
        (await SendAsync("ada", new AcceptExchange(id))).Refusal!.Code.ShouldBe("guide.not-on-mondays");
        (await _bank.SendAsync("ada", new GetExchange(id))).Value.State.ShouldBe(ExchangeState.Proposed);
        _bank.Clock.Advance(Duration.FromDays(1));
        (await SendAsync("ada", new AcceptExchange(id))).Value.State.ShouldBe(ExchangeState.Accepted);
    }

    private sealed class NotOnMondays(IClock clock) : IExchangePrecondition
    {
        public Task<Refusal?> FindObstacleAsync(Exchange exchange, CancellationToken cancellationToken) =>
            Task.FromResult(clock.GetCurrentInstant().InUtc().DayOfWeek == IsoDayOfWeek.Monday ? Refusal.Conflict("guide.not-on-mondays", "Nothing is agreed on Mondays.") : null);
    }

    [Fact]
    public async Task Of_an_acceptance_and_a_withdrawal_at_once_one_happens_and_the_hold_agrees()
    {
        for (var i = 0; i < 10; i++)
        {
            var id = (await ProposeAsync()).Id;

            var answers = await Task.WhenAll(
                Task.Run(() => _bank.SendAsync("ben", new AcceptExchange(id))),
                Task.Run(() => _bank.SendAsync("ada", new WithdrawExchange(id))),
                Task.Run(() => _bank.SendAsync("ben", new AcceptExchange(id))));

            answers.Count(a => a.IsGranted).ShouldBe(1);
            var exchange = (await _bank.SendAsync("ada", new GetExchange(id))).Value;
            (await _bank.SendAsync("ben", new GetWallet())).Value.Held.Minutes.ShouldBe(exchange.State == ExchangeState.Accepted ? 90 : 0);
            if (exchange.State == ExchangeState.Accepted)
                await GrantedAsync("ben", new CancelExchange(id, "another time"));
        }
    }

    [Fact]
    public async Task A_refused_acceptance_leaves_the_exchange_as_it_was()
    {
        var first = (await ProposeAsync()).Id;
        var second = (await ProposeAsync()).Id;
        await GrantedAsync("ben", new AcceptExchange(first));
        var events = _bank.Count("outbox");

        var refused = await _bank.SendAsync("ben", new AcceptExchange(second), key: "k");

        refused.Refusal!.Code.ShouldBe("ledger.insufficient-credit");
        refused.Refusal.Figures["missingMinutes"].ShouldBe(60L);
        (await _bank.SendAsync("ben", new AcceptExchange(second), key: "k")).Refusal!.Figures["missingMinutes"].ShouldBe(60L);
        (await _bank.SendAsync("ben", new GetExchange(second))).Value.State.ShouldBe(ExchangeState.Proposed);
        _bank.Count("outbox").ShouldBe(events);
    }

    [Fact]
    public async Task Listings_are_found_by_skill_kind_and_words_page_by_page()
    {
        foreach (var title in (string[])["Run charts for beginners", "Shadow a ward manager", "Advice on run charts", "100%_sure"])
        {
            _bank.Clock.Advance(Duration.FromSeconds(1));
            await PublishAsync(title);
        }

        async Task<string[]> FindAsync(BrowseListings wanted) => [.. (await _bank.SendAsync("ben", wanted)).Value.Items.Select(l => l.Title)];
        (await FindAsync(new BrowseListings(Words: "CHARTS run"))).ShouldBe(["Advice on run charts", "Run charts for beginners"]);
        (await FindAsync(new BrowseListings(Skill: "  Écoute  active"))).Length.ShouldBe(4);
        (await FindAsync(new BrowseListings(Skill: "écoute"))).ShouldBeEmpty();
        (await FindAsync(new BrowseListings(Words: "%_"))).ShouldBe(["100%_sure"]);
        (await FindAsync(new BrowseListings(Type: ListingType.Request))).ShouldBeEmpty();

        var seen = new List<string>();
        for (Page<ListingView>? page = null; page is null || page.Next is not null; seen.AddRange(page.Items.Select(l => l.Title)))
            page = (await _bank.SendAsync("ben", new BrowseListings(Kind: ExchangeKind.Coaching, After: page?.Next, Size: 1))).Value;
        seen.ShouldBe(["100%_sure", "Advice on run charts", "Shadow a ward manager", "Run charts for beginners"]);
    }

    [Fact]
    public async Task Exchanges_proposed_in_the_same_microsecond_are_paged_without_loss()
    {
        var ids = new List<ExchangeId>();
        for (var i = 0; i < 5; i++)
            ids.Add((await ProposeAsync()).Id);

        var seen = new List<ExchangeId>();
        for (Page<ExchangeView>? page = null; page is null || (page.Next is not null && seen.Count < ids.Count); seen.AddRange(page.Items.Select(e => e.Id)))
            page = (await _bank.SendAsync("ben", new ListExchanges(AwaitingMe: true, After: page?.Next, Size: 2))).Value;

        seen.ShouldBe(ids, ignoreOrder: true);
        seen.ShouldBe(seen.OrderByDescending(id => id.Value));
    }

    [Fact]
    public async Task Housekeeping_does_what_time_demands_once_however_many_hosts_run_it()
    {
        var listing = await PublishAsync("An offer");
        for (var i = 0; i < 4; i++)
            await ProposeAsync();
        _bank.Clock.Advance(Duration.FromDays(100));

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(
            () => _bank.SendAsync(Actor.Bank.Subject, new RunHousekeeping(), roles: Roles.Bank))));

        reports.Sum(r => r.Value.ProposalsExpired).ShouldBe(4);
        reports.Sum(r => r.Value.ListingsExpired).ShouldBe(1);
        (await _bank.SendAsync("ada", new GetListing(listing))).Value.State.ShouldBe(ListingState.Expired);
    }

    [Fact]
    public async Task What_a_leaver_offered_and_agreed_ends_when_the_bank_has_heard_of_it()
    {
        var listing = await PublishAsync("An offer");
        var id = (await ProposeAsync()).Id;
        await GrantedAsync("ben", new AcceptExchange(id));
        await _bank.SendAsync("ada", new LeaveBank());

        while (await _bank.DispatchAsync() > 0)
        {
        }

        (await _bank.SendAsync("ben", new GetExchange(id))).Value.State.ShouldBe(ExchangeState.Cancelled);
        (await _bank.SendAsync("ben", new GetWallet())).Value.Held.ShouldBe(Credits.Zero);
        (await _bank.SendAsync("ben", new GetListing(listing))).IsGranted.ShouldBeFalse();
    }

    private async Task<ExchangeView> ProposeAsync()
    {
        var ben = (await _bank.SendAsync("ben", new GetMe())).Value.Id;
        var proposal = new DirectProposal(ben, IGive: true, ExchangeKind.Coaching, "Run charts");
        return await GrantedAsync("ada", new ProposeExchange(Direct: proposal, Hours: Credits.FromMinutes(90)));
    }

    private async Task<ListingId> PublishAsync(string title)
    {
        var text = new ListingText { Title = title, Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1), Skills = ["Écoute active"] };
        return (await GrantedAsync("ada", new PublishListing(ListingType.Offer, text))).Id;
    }

    private async Task<T> GrantedAsync<T>(string subject, MediatR.IRequest<Result<T>> request) where T : notnull =>
        (await _bank.SendAsync(subject, request)).Value;
}
