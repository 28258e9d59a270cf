using Hexitime.Campaigns;
using Hexitime.Demographics;
using Hexitime.Exchanges;
using Hexitime.Impact;
using Hexitime.Impact.Board;
using Hexitime.Impact.Equity;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Whom the bank reached, and what was given between groups: nothing small is shown, what was published stays, and what comes later is compared with it.</summary>
public abstract class EquityTests(ITestDatabases databases) : IAsyncLifetime
{
    private static readonly LocalDate FirstQuarter = new(2026, 1, 1);

    private MatchBank _bank = null!;

    public async Task InitializeAsync() => _bank = await MatchBank.OpenAsync(databases, []);

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Small_groups_are_hidden_and_so_is_what_would_tell_of_them()
    {
        var (young, old, few) = (await PeopleAsync("young", 12, "25-34"), await PeopleAsync("old", 12, "55-64"), await PeopleAsync("few", 3, "75+"));
        var silent = await PeopleAsync("silent", 9, "35-44", agrees: false);
        var reticent = await PeopleAsync("reticent", 10, DemographicLists.PreferNotToSay);
        foreach (var (giver, receiver) in young.Zip(old))
            await GiveAsync(giver, receiver, 60);
        await GiveAsync(few[0], young[0], 60);
        await EndOfQuarterAsync();

        var equity = await EquityAsync();

        (equity.From, equity.To, equity.Groups.Count).ShouldBe((new LocalDate(2025, 4, 1), new LocalDate(2026, 3, 31), 9));
        Group(equity, "75+").ShouldSatisfyAllConditions(
            g => (g.Members, g.Givers, g.HoursGiven.Hours, g.Receivers).ShouldBe(((long?)null, (long?)null, (long?)null, 0L)), g => g.GivingRate.ShouldBeNull());
        Group(equity, "16-24").ShouldSatisfyAllConditions(g => (g.Members, g.Givers, g.HoursGiven).ShouldBe((0L, 0L, new GroupHours(0, 0))));
        Group(equity, DemographicLists.PreferNotToSay).Members.ShouldBe(10L);
        Group(equity, "35-44").Members.ShouldBe(0L, "they do not agree to be counted");
        Group(equity, "not-told").Members.ShouldBe(10L, "nine, rounded");
        equity.Groups.Count(g => g.Members is null).ShouldBeLessThanOrEqualTo(2);
        equity.Flows.Count.ShouldBe(9);
        (silent.Count, reticent.Count).ShouldBe((9, 10));

        EquityGroup Group(EquityView view, string code) => view.Groups.Single(g => g.Code == code);
    }

    [Fact]
    public async Task What_was_published_stays_and_a_figure_moves_only_when_more_have_moved_it_than_are_hidden()
    {
        await PeopleAsync("young", 20, "25-34");
        await PeopleAsync("old", 20, "55-64");
        await EndOfQuarterAsync();
        var before = await EquityAsync();
        Young(before).ShouldBe(20);
        await PeopleAsync("late", 3, "25-34");
        (await EquityAsync()).ShouldBeEquivalentTo(before, "what was published stays");

        await EndOfQuarterAsync();
        Young(await EquityAsync()).ShouldBe(20, "three have come: that would be told");
        await PeopleAsync("more", 8, "25-34");
        await EndOfQuarterAsync();
        Young(await EquityAsync()).ShouldBe(30);
        _bank.Bank.Count("publications").ShouldBeGreaterThan(10);

        static long? Young(EquityView view) => view.Groups.Single(g => g.Code == "25-34").Members;
    }

    [Fact]
    public async Task Hours_between_organisations_are_counted_by_where_people_worked_then_and_small_ones_stand_together()
    {
        var leeds = await PeopleAsync("leeds", 10, null, organisation: "Leeds");
        var hull = await PeopleAsync("hull", 10, null, organisation: "Hull");
        var tiny = await PeopleAsync("tiny", 2, null, organisation: "Tiny");
        foreach (var (giver, receiver) in leeds.Zip(hull))
            await GiveAsync(giver, receiver, 120);
        foreach (var (giver, receiver) in leeds.Zip(leeds.Skip(1).Append(leeds[0])))
            await GiveAsync(giver, receiver, 60);
        foreach (var (giver, receiver) in hull.Zip(leeds))
            await GiveAsync(giver, receiver, 60);
        await GiveAsync(tiny[0], tiny[1], 60);
        await _bank.DispatchAsync();
        foreach (var moved in leeds)
            await _bank.DoAsync(moved, new EditProfile(Bank.NewProfile(moved, "Hull")));
        await EndOfQuarterAsync();
        await PublishAsync();

        var trade = await AsRootAsync(new GetTrade(From: FirstQuarter, To: FirstQuarter));

        trade.Groups.ShouldBe(["Hull", "Leeds", "others"]);
        (trade.Hours[1][0].Hours, trade.Hours[1][1].Hours, trade.Hours[0][0].Hours, trade.Hours[2][2].Hours).ShouldBe((20L, 10L, 0L, null));
        trade.Given[2].ShouldBe(new GroupHours(null, 1));
        var year = await AsRootAsync(new GetTrade());
        year.Hours[1][0].ShouldBe(new GroupHours(20, 0), "a year is made from its quarters");
        (await AsRootAsync(new GetTrade(Boundary.PayBand, FirstQuarter, FirstQuarter))).Groups.ShouldBe(["not told", "others"]);
        (await AsRootAsync(new GetTrade(Boundary.Network, FirstQuarter, FirstQuarter))).Groups.ShouldBe(["no network", "others"]);
        (await AsRootAsync(new GetTrade(Boundary.Profession, FirstQuarter, FirstQuarter))).ShouldSatisfyAllConditions(t => t.Groups.ShouldBe(["nurse", "others"]), t => t.Crossed.ShouldBe(0.0));
    }

    [Fact]
    public async Task Hosts_read_of_their_network_by_quarters_that_are_over()
    {
        var people = await PeopleAsync("young", 12, "25-34");
        await _bank.RegisterAsync("hana");
        var network = await _bank.FoundAsync("hana", ListingRule.Anyone, [.. people, .. await PeopleAsync("silent", 9, null)]);
        (await _bank.RefusedAsync("hana", new GetEquity("age-band", FirstQuarter, FirstQuarter, network))).ShouldBe("impact.not-over");
        await EndOfQuarterAsync();
        await _bank.DoAsync("hana", new MakeEditions(Network: network));
        await _bank.DispatchAsync();

        (await _bank.DoAsync("hana", new GetEquity("age-band", Network: network))).Groups.Single(g => g.Code == "25-34").Members.ShouldBe(10L);
        (await _bank.DoAsync("hana", new GetTrade(Network: network))).Crossed.ShouldBeNull();
        (await _bank.RefusedAsync("hana", new GetEquity("shoe-size", Network: network))).ShouldBe("impact.question");
        (await _bank.RefusedAsync("hana", new GetEquity("age-band"))).ShouldBe("actor.not-allowed");
        (await _bank.RefusedAsync(people[0], new GetEquity("age-band", Network: network))).ShouldBe("network.not-allowed");
        (await _bank.RefusedAsync("hana", new GetTrade(From: new LocalDate(1990, 1, 1), Network: network))).ShouldBe("impact.periods");
    }

    [Fact]
    public async Task Made_at_once_on_several_hosts_each_edition_is_published_once()
    {
        var people = await PeopleAsync("young", 9, "25-34");
        await GiveAsync(people[0], people[1], 60);
        await EndOfQuarterAsync();
        await using var other = _bank.Bank.NewHost();

        await AtOnce.RunAsync(Here, There, Here, There);

        _bank.Bank.Count("publications").ShouldBe(28, "of six questions three lists and hours, and four boundaries");
        (await EquityAsync()).Groups.Single(g => g.Code == "25-34").Members.ShouldBe(10);

        Task<bool> Here() => _bank.Bank.InScopeAsync(MakeAsync);

        async Task<bool> There()
        {
            await using var scope = other.CreateAsyncScope();
            return await MakeAsync(scope.ServiceProvider);
        }

        static async Task<bool> MakeAsync(IServiceProvider services)
        {
            await services.GetRequiredService<EditionsRun>().RunAsync(Begun(), (_, _) => Task.FromResult(true), default);
            return true;
        }
    }

    [Fact]
    public async Task Until_a_quarter_is_published_it_is_said_that_it_is_not_and_asking_makes_nothing()
    {
        var people = await PeopleAsync("young", 9, "25-34");
        foreach (var (giver, receiver) in people.Zip(people.Skip(1).Append(people[0])))
            await GiveAsync(giver, receiver, 60);
        (await AsRootAsync(new GetEditions())).Quarters.ShouldBeEmpty("of quarters before the bank began there is nothing to tell");
        await EndOfQuarterAsync();

        var (equity, trade, report) = (await AsRootAsync(new GetEquity("age-band")), await AsRootAsync(new GetTrade()), await AsRootAsync(new GetBoardReport()));
        equity.NotPublished.ShouldBe([FirstQuarter]);
        (equity.Quarters.Count, equity.Total.Members, equity.Total.HoursGiven.Hours, equity.Total.Givers).ShouldBe((0, null, null, null));
        trade.ShouldSatisfyAllConditions(
            t => t.NotPublished.ShouldBe([FirstQuarter]), t => t.Quarters.ShouldBeEmpty(), t => t.Crossed.ShouldBeNull(), t => t.Hours[0][0].ShouldBe(new GroupHours(null, 0)));
        report.ShouldSatisfyAllConditions(r => r.NotPublished.ShouldBe([FirstQuarter]), r => (r.Equity.Count, r.Trade.Count).ShouldBe((0, 0)));
        _bank.Bank.Count("publications").ShouldBe(0);
        (await AsRootAsync(new GetEditions())).ShouldSatisfyAllConditions(e => e.Quarters.ShouldBe([new(FirstQuarter, false)]), e => e.Run.ShouldBeNull());
        var run = (await AsRootAsync(new MakeEditions())).Id;
        (await AsRootAsync(new GetEditions())).Run.ShouldNotBeNull().Id.ShouldBe(run);

        await _bank.DispatchAsync();

        (await AsRootAsync(new GetEditions())).ShouldSatisfyAllConditions(e => e.Quarters.ShouldBe([new(FirstQuarter, true)]), e => e.Run.ShouldBeNull());
        (await AsRootAsync(new GetTrade())).ShouldSatisfyAllConditions(t => t.NotPublished.ShouldBeEmpty(), t => t.Quarters.ShouldBe([FirstQuarter]), t => t.Crossed.ShouldBe(0.0));
        (await AsRootAsync(new GetBoardReport())).ShouldSatisfyAllConditions(r => r.NotPublished.ShouldBeEmpty(), r => (r.Equity.Count, r.Trade.Count).ShouldBe((6, 4)),
            r => (r.Connections.From.Day, r.Connections.From.Month % 3, r.Connections.To.PlusDays(1).Day, r.Connections.To.Month % 3).ShouldBe((1, 1, 1, 0), "maps are of whole quarters"));
        await EndOfQuarterAsync();
        (await AsRootAsync(new GetEquity("age-band"))).ShouldSatisfyAllConditions(
            e => e.NotPublished.ShouldBe([FirstQuarter.PlusMonths(3)]), e => e.Total.Members.ShouldBe(10), e => e.Quarters.Count.ShouldBe(1));
        (await AsRootAsync(new GetEquity("age-band", FirstQuarter.PlusMonths(3)))).Total.Members.ShouldBeNull();
        (await AsRootAsync(new GetEquity("age-band"))).Total.ShouldSatisfyAllConditions(t => t.Givers.ShouldBe(10), t => t.GivingRate.ShouldNotBeNull());
        (await EquityAsync()).Total.ShouldSatisfyAllConditions(
            t => t.Members.ShouldBe(10), t => t.Givers.ShouldBeNull("an average of 10 and 0 would look like a hidden count"), t => t.GivingRate.ShouldBeNull());
    }

    [Fact]
    public async Task A_quarter_is_published_by_itself_once_some_weeks_after_it_unless_that_is_called_off()
    {
        var people = await PeopleAsync("young", 9, "25-34");
        await GiveAsync(people[0], people[1], 60);
        await EndOfQuarterAsync();
        (await HousekeepAsync(_bank.Bank.InScopeAsync)).ShouldBeNull("who recorded late is not counted yet");
        _bank.Bank.Clock.Advance(Duration.FromDays(28));
        await using var other = _bank.Bank.NewHost();

        var asked = await AtOnce.RunAsync(() => HousekeepAsync(_bank.Bank.InScopeAsync), There, () => HousekeepAsync(_bank.Bank.InScopeAsync), There);

        var run = asked.OfType<ImpactRunId>().ShouldHaveSingleItem();
        (await AsRootAsync(new GetEditions())).Run!.Id.ShouldBe(run);
        await _bank.DispatchAsync();
        (await AsRootAsync(new GetEditions())).ShouldSatisfyAllConditions(e => e.Quarters.ShouldBe([new(FirstQuarter, true)]), e => e.Run.ShouldBeNull());

        _bank.Bank.Clock.Advance(Duration.FromDays(92));
        var next = (await HousekeepAsync(_bank.Bank.InScopeAsync)).ShouldNotBeNull();
        await AsRootAsync(new CancelImpactRun(next));
        await _bank.DispatchAsync();
        (await HousekeepAsync(_bank.Bank.InScopeAsync)).ShouldBeNull("nobody is nagged");
        (await AsRootAsync(new GetEditions())).Quarters.ShouldBe([new(FirstQuarter, true), new(FirstQuarter.PlusMonths(3), false)]);

        Task<ImpactRunId?> There() => HousekeepAsync(async work =>
        {
            await using var scope = other.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        });

        static Task<ImpactRunId?> HousekeepAsync(Func<Func<IServiceProvider, Task<ImpactRunId?>>, Task<ImpactRunId?>> inScope) =>
            inScope(services => services.GetRequiredService<QuarterlyEditions>().AskAsync(default));
    }

    [Fact]
    public async Task Editions_are_made_before_anybody_waits_for_them_and_what_is_made_when_that_is_called_off_stays()
    {
        var people = await PeopleAsync("young", 9, "25-34");
        await GiveAsync(people[0], people[1], 60);
        await EndOfQuarterAsync();
        var asked = 0;

        await Should.ThrowAsync<OperationCanceledException>(() => _bank.Bank.InScopeAsync(async services =>
        {
            await services.GetRequiredService<EditionsRun>().RunAsync(Begun(), (_, _) => Task.FromResult(++asked < 3), default);
            return new Done();
        }));
        _bank.Bank.Count("publications").ShouldBe(4, "three lists and the hours of the first question");

        var run = (await AsRootAsync(new MakeEditions(FirstQuarter, FirstQuarter))).Id;
        await _bank.DispatchAsync();
        (await AsRootAsync(new GetImpactRun(run))).ShouldSatisfyAllConditions(
            r => (r.Kind, r.State).ShouldBe((ImpactRunKind.Editions, ImpactRunState.Done)), r => (r.Steps, r.AllSteps).ShouldBe((1_600, 1_600)));
        (await _bank.AsAdministratorAsync(new MakeEditions(To: new LocalDate(2026, 12, 31)))).Refusal!.Code.ShouldBe("impact.not-over");
        (await _bank.RefusedAsync(people[0], new MakeEditions())).ShouldBe("actor.not-allowed");
    }

    [Fact]
    public async Task Of_an_organisation_or_a_kind_it_is_told_by_quarters_without_those_of_few_people_or_of_all_but_few()
    {
        var (leeds, hull) = (await PeopleAsync("leeds", 8, null), await PeopleAsync("hull", 10, null, organisation: "Hull"));
        var inLeeds = await OrganisationAsync("Leeds");
        await GiveEachAsync(leeds.Take(7).Zip(hull));
        await EndOfQuarterAsync();

        (await RefusedAsync(new GetImpact(Organisation: inLeeds))).ShouldBe("impact.few-people", "it is seven of Leeds, whoever they gave to");
        (await RefusedAsync(new GetSkills(Organisation: inLeeds))).ShouldBe("impact.few-people");
        (await RefusedAsync(new GetService(Organisation: inLeeds))).ShouldBe("impact.few-people");
        (await RefusedAsync(new GetGrowth(Organisation: inLeeds))).ShouldBe("impact.few-people");
        (await AsRootAsync(new GetImpact(Kind: ExchangeKind.Advice))).Figures.Minutes.ShouldBe(210);
        (await AsRootAsync(new GetImpact(Kind: ExchangeKind.Shadowing))).Figures.Minutes.ShouldBe(0, "of nobody it is told");
        (await AsRootAsync(new GetImpact())).Figures.Minutes.ShouldBe(210);

        await GiveEachAsync(leeds.Zip(hull));
        (await RefusedAsync(new GetImpact(To: new LocalDate(2026, 6, 1), Organisation: inLeeds))).ShouldBe("impact.not-over", "each day would be one more equation");
        (await RefusedAsync(new GetGrowth(PeriodLength.Month, Organisation: inLeeds))).ShouldBe("impact.by-quarter");
        await EndOfQuarterAsync();
        await GiveEachAsync(leeds.Zip(hull).Append((hull[8], hull[9])));
        await EndOfQuarterAsync();

        LocalDate[] leftOut = [FirstQuarter, FirstQuarter.PlusMonths(6)];
        (await AsRootAsync(new GetImpact(Organisation: inLeeds))).ShouldSatisfyAllConditions(
            p => p.Figures.Minutes.ShouldBe(240), p => p.LeftOut.ShouldBe(leftOut, "two of Hull are all that is not of Leeds"), p => p.Figures.Kinds.ShouldBeEmpty());
        (await AsRootAsync(new GetService(Organisation: inLeeds))).ShouldSatisfyAllConditions(s => s.Proposed.ShouldBe(8), s => s.LeftOut.ShouldBe(leftOut));
        (await AsRootAsync(new GetSkills(Organisation: inLeeds))).ShouldSatisfyAllConditions(s => s.Minutes.ShouldBe(240), s => s.LeftOut.ShouldBe(leftOut));
        (await AsRootAsync(new GetGrowth(From: FirstQuarter, Organisation: inLeeds))).Items.ShouldHaveSingleItem().From.ShouldBe(FirstQuarter.PlusMonths(3));
        (await AsRootAsync(new GetGrowth(PeriodLength.Year, new LocalDate(2026, 1, 1), Organisation: inLeeds))).Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => (p.CumulativeMinutes, p.To).ShouldBe((240L, new LocalDate(2026, 9, 30))), p => p.LeftOut.ShouldBe(leftOut));
        (await RefusedAsync(new GetImpact(Organisation: default(OrganisationId)))).ShouldBe("impact.organisation");
        (await RefusedAsync(new GetGrowth(Campaign: default(CampaignId)))).ShouldBe("impact.campaign");

        async Task<string> RefusedAsync<T>(MediatR.IRequest<Result<T>> request) where T : notnull => (await _bank.AsAdministratorAsync(request)).Refusal!.Code;

        async Task GiveEachAsync(IEnumerable<(string, string)> pairs)
        {
            foreach (var (giver, receiver) in pairs)
                await GiveAsync(giver, receiver, 30);
        }
    }

    [Fact]
    public async Task Kinds_of_few_people_stand_together_until_these_are_not_few_either()
    {
        var people = await PeopleAsync("nurse", 20, null);
        foreach (var (giver, receiver) in people.Take(10).Zip(people.Skip(10)))
            await GiveAsync(giver, receiver, 60);
        foreach (var (giver, receiver) in people.Take(4).Zip(people.Skip(4)))
            await GiveAsync(giver, receiver, 30, ExchangeKind.Coaching);
        await GiveAsync(people[0], people[1], 15, ExchangeKind.Shadowing);
        await _bank.DispatchAsync();

        var kinds = (await AsRootAsync(new GetImpact())).Figures.Kinds;

        kinds.ShouldBe([new(ExchangeKind.Advice, 10, 600, 20), new(null, 5, 135, 8)], "of two the rest of the total would tell, and so the next joins them");
    }

    [Fact]
    public async Task A_skill_is_named_when_more_than_few_people_exchanged_about_it()
    {
        var people = await PeopleAsync("nurse", 9, null);
        await _bank.RegisterAsync("hana");
        foreach (var receiver in people.SkipLast(1))
            await TeachAsync(receiver, "run charts", "flow");
        await TeachAsync(people[8], "run charts", "neurosurgery", "ward rounds");
        await _bank.DispatchAsync();

        var skills = await AsRootAsync(new GetSkills());

        skills.Items.ShouldBe([new("run charts", 9, 540), new("flow", 8, 480), new(null, 1, 60)]);
        skills.Minutes.ShouldBe(540);

        async Task TeachAsync(string receiver, params string[] about)
        {
            var offer = await _bank.PublishAsync("hana", ListingType.Offer, MatchBank.Text("teaching", about));
            var id = (await _bank.DoAsync(receiver, new ProposeExchange(offer))).Id;
            await _bank.DoAsync("hana", new AcceptExchange(id));
            await _bank.DoAsync("hana", new RecordHours(id, Credits.FromMinutes(60)));
            await _bank.DoAsync(receiver, new ConfirmHours(id));
        }
    }

    private Task<OrganisationId> OrganisationAsync(string name) =>
        _bank.Bank.InScopeAsync(services => services.GetRequiredService<HexitimeDbContext>().Set<Organisation>().Where(o => o.Name == name).Select(o => o.Id).SingleAsync());

    private async Task<List<string>> PeopleAsync(string name, int count, string? answer, bool agrees = true, string organisation = "Leeds")
    {
        var people = Enumerable.Range(0, count).Select(i => $"{name}-{i}").ToList();
        foreach (var subject in people)
        {
            await _bank.RegisterAsync(subject, "nurse", organisation);
            if (answer is null)
                continue;
            await _bank.DoAsync(subject, new DeclareDemographics([new DemographicAnswer("age-band", answer)]));
            if (agrees)
                await _bank.DoAsync(subject, new GiveConsent(ConsentPurpose.Statistics, "1"));
        }

        return people;
    }

    private async Task GiveAsync(string giver, string receiver, int minutes, ExchangeKind kind = ExchangeKind.Advice)
    {
        var id = (await _bank.DoAsync(giver, new ProposeExchange(
            Direct: new DirectProposal(_bank[receiver], true, kind, "Help"), Hours: Credits.FromMinutes(minutes)))).Id;
        await _bank.DoAsync(receiver, new AcceptExchange(id));
        await _bank.DoAsync(giver, new RecordHours(id, Credits.FromMinutes(minutes)));
        await _bank.DoAsync(receiver, new ConfirmHours(id));
    }

    private async Task EndOfQuarterAsync()
    {
        await _bank.DispatchAsync();
        _bank.Bank.Clock.Advance(Duration.FromDays(92));
    }

    private static ImpactRun Begun()
    {
        static Instant Start(LocalDate day) => day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        return ImpactRun.Ask(default, ImpactRunKind.Editions, null, Start(FirstQuarter), Start(FirstQuarter.PlusMonths(3)), default);
    }

    private async Task PublishAsync()
    {
        await AsRootAsync(new MakeEditions());
        await _bank.DispatchAsync();
    }

    private async Task<EquityView> EquityAsync()
    {
        await PublishAsync();
        return await AsRootAsync(new GetEquity("age-band"));
    }

    private async Task<T> AsRootAsync<T>(MediatR.IRequest<Result<T>> request) where T : notnull => (await _bank.AsAdministratorAsync(request)).Value;
}
