using System.Text.Json;
using Hexitime.Donations;
using Hexitime.Housekeeping;
using Hexitime.Impact;
using Hexitime.Impact.Disclosure;
using Hexitime.Impact.Indicators;
using Hexitime.Import;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>What was exchanged, counted from what proves it, beside what somebody noted who stood beside.</summary>
public abstract class ImpactTests(ITestDatabases databases) : IAsyncLifetime
{
    private MatchBank _bank = null!;

    public async Task InitializeAsync() => _bank = await MatchBank.OpenAsync(
        // Three people are told of here as though they were many.
        databases, ["ada", "ben", "hana"], services => services.Configure<DisclosureRule>(rule => rule.HideUpTo = 0));

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_what_counts_is_what_was_given_before_and_after_it_is_summed_up_and_computed_anew(int seed)
    {
        var history = new ImpactHistory(_bank, seed);
        await history.BeginAsync();
        for (var i = 0; i < 60; i++)
        {
            await history.StepAsync();
            if (i % 20 == 10)
                await HousekeepAsync();
        }

        await _bank.DispatchAsync();
        await CountsAsync(history);
        await HousekeepAsync();
        _bank.Bank.Count("impact_summaries").ShouldBeGreaterThan(3);
        await CountsAsync(history);

        _bank.Bank.Database.Execute($"DELETE FROM {_bank.Bank.Database.Table("hours_given")} WHERE minutes % 2 = 0");
        _bank.Bank.Database.Execute($"UPDATE {_bank.Bank.Database.Table("hours_given")} SET minutes = minutes + 7 WHERE minutes % 3 = 0");
        (await ImpactAsync()).Figures.Minutes.ShouldNotBe(history.Noted.Sum(n => n.Minutes));
        await RebuildAsync();
        await CountsAsync(history);
    }

    [Fact]
    public async Task Welcome_credits_donations_grants_and_opening_balances_are_no_hours_given_and_imported_exchanges_are()
    {
        var past = _bank.Bank.Clock.GetCurrentInstant() - Duration.FromDays(400);
        await AsRootAsync(new ImportMembers([NewRow("old-1", past, 600), NewRow("old-2", past, 60)]));
        await AsRootAsync(new ImportTransfers(
        [
            new ImportedTransfer("t-1", "old-1", "old-2", Credits.FromMinutes(45), past + Duration.FromDays(35)),
            new ImportedTransfer("t-2", "old-1", "old-2", Credits.FromMinutes(30), past + Duration.FromDays(36), Purpose.Donation),
            new ImportedTransfer("t-3", "bank", "old-2", Credits.FromMinutes(20), past + Duration.FromDays(37), Purpose.Grant),
        ]));
        await _bank.DoAsync("ada", new Donate(_bank["ben"], Credits.FromMinutes(30)));
        await _bank.DispatchAsync();

        var whole = await ImpactAsync();

        (whole.Figures.Transactions, whole.Figures.Minutes, whole.Figures.ActiveMembers).ShouldBe((1, 45, 2));
        whole.Members.ShouldBe(5, "three, and two who came along");
        await RebuildAsync();
        (await ImpactAsync()).Figures.Minutes.ShouldBe(45);
        var growth = (await AsRootAsync(new GetGrowth(PeriodLength.Month, From: new LocalDate(2024, 12, 1), To: new LocalDate(2026, 1, 31)))).Items;
        growth.Select(p => p.CumulativeMinutes).Distinct().ShouldBe([0L, 45L]);
        growth[0].Members.ShouldBe(2);
        growth[^1].ShouldSatisfyAllConditions(p => p.MembersJoined.ShouldBe(3), p => p.ParticipationRate.ShouldBe(0.0));
    }

    [Fact]
    public async Task A_leaver_is_no_member_from_then_on_and_was_one_before()
    {
        _bank.Bank.Clock.Advance(Duration.FromDays(40));
        await _bank.DoAsync("ben", new LeaveBank());
        _bank.Bank.Clock.Advance(Duration.FromDays(1));
        (await AsRootAsync(new GetGrowth(PeriodLength.Month, From: new LocalDate(2026, 1, 1)))).Items.Select(p => p.Members).ShouldBe([3, 2]);

        await _bank.DoAsync("ben", new RegisterMember(Bank.NewProfile("ben")));

        (await AsRootAsync(new GetGrowth(PeriodLength.Month, From: new LocalDate(2026, 1, 1)))).Items.Select(p => p.Members).ShouldBe([3, 3]);
    }

    [Fact]
    public async Task Hosts_read_figures_of_their_network_administrators_all_and_a_period_must_be_one()
    {
        var network = await _bank.FoundAsync("hana", ListingRule.Anyone, "ada");
        (await _bank.DoAsync("hana", new GetImpact(Network: network))).Members.ShouldBe(2);
        (await _bank.RefusedAsync("ada", new GetImpact(Network: network))).ShouldBe("network.not-allowed");
        (await _bank.RefusedAsync("hana", new GetImpact())).ShouldBe("actor.not-allowed");
        (await _bank.RefusedAsync("hana", new GetGrowth())).ShouldBe("actor.not-allowed");
        (await _bank.RefusedAsync("hana", new GetImpact(new LocalDate(2026, 2, 1), new LocalDate(2026, 1, 1), network))).ShouldBe("impact.period");
        (await _bank.RefusedAsync("hana", new GetGrowth(From: new LocalDate(1969, 12, 31), Network: network))).ShouldBe("impact.period");
        (await _bank.DoAsync("hana", new GetGrowth(To: new LocalDate(1971, 6, 1), Network: network))).Items[0].From.ShouldBe(new LocalDate(1970, 1, 1), "where nobody says it begins when periods can");
        (await _bank.RefusedAsync("hana", new GetGrowth(PeriodLength.Month, new LocalDate(1970, 1, 1), new LocalDate(2999, 1, 1), network))).ShouldBe("impact.periods");
    }

    [Fact]
    public async Task A_computation_that_is_called_off_is_not_done()
    {
        var run = (await AsRootAsync(new RebuildFigures())).Id;
        (await AsRootAsync(new CancelImpactRun(run))).State.ShouldBe(ImpactRunState.Cancelled);
        await _bank.DispatchAsync();
        (await AsRootAsync(new GetImpactRun(run))).State.ShouldBe(ImpactRunState.Cancelled);
        (await _bank.RefusedAsync("ada", new GetImpactRun(run))).ShouldBe("impact.run-not-found");
        var done = await RebuildAsync();
        (await _bank.AsAdministratorAsync(new CancelImpactRun(done))).Refusal!.Code.ShouldBe("impact.done");
    }

    private async Task CountsAsync(ImpactHistory history)
    {
        var wallets = new Dictionary<string, AccountId>();
        AccountId WalletOf(string subject) => wallets.TryGetValue(subject, out var known) ? known : wallets[subject] = new AccountId(new Guid(wallets.Count + 1, 0, 0, new byte[8]));
        PeriodFigures Expected(IEnumerable<Noted> noted) => Participation.Of(noted.Select(n =>
            new GivenTime(WalletOf(n.Giver), n.Receiver is { } receiver ? WalletOf(receiver) : null, n.Minutes, n.IsGift, n.IsForProject, n.Kind)),
            history.JoinedIn.ToDictionary(j => WalletOf(j.Key), j => j.Value));

        Same((await ImpactAsync()).Figures, Expected(history.Noted));
        foreach (var length in Enum.GetValues<PeriodLength>())
        {
            foreach (var network in (NetworkId?[])[null, history.Network])
            {
                var growth = (await AsRootAsync(new GetGrowth(length, new LocalDate(2025, 1, 1), new LocalDate(2028, 12, 31), network))).Items;
                foreach (var period in growth)
                    Same(period.Figures, Expected(history.Noted.Where(n => (network is null || n.Network == network) && n.At.InUtc().Date is var day && day >= period.From && day <= period.To)));
                growth[^1].CumulativeMinutes.ShouldBe(history.Noted.Where(n => network is null || n.Network == network).Sum(n => n.Minutes));
            }
        }
    }

    /// <summary>Each coached hour is about three skills, and counts once.</summary>
    private async Task SkillsCountAsync(ImpactHistory history)
    {
        var skills = await AsRootAsync(new GetSkills(new LocalDate(2020, 1, 1), new LocalDate(2030, 1, 1)));
        var coached = history.Noted.Where(n => n.Kind == ExchangeKind.Coaching).Sum(n => n.Minutes);
        (skills.Minutes, skills.Minutes - skills.WithoutSkill).ShouldBe((history.Noted.Sum(n => n.Minutes), coached));
        skills.Items.Select(s => (s.Skill, s.Minutes)).ShouldBe(coached == 0 ? [] : [("flow", coached), ("run charts", coached), ("spc", coached)]);
    }

    private static void Same(PeriodFigures figures, PeriodFigures expected) => JsonSerializer.Serialize(figures).ShouldBe(JsonSerializer.Serialize(expected));

    private async Task<PeriodView> ImpactAsync() => await AsRootAsync(new GetImpact(new LocalDate(2020, 1, 1), new LocalDate(2030, 1, 1)));

    private async Task<ImpactRunId> RebuildAsync()
    {
        var run = (await AsRootAsync(new RebuildFigures())).Id;
        await _bank.DispatchAsync();
        (await AsRootAsync(new GetImpactRun(run))).ShouldSatisfyAllConditions(r => r.State.ShouldBe(ImpactRunState.Done), r => r.Steps.ShouldBe(r.AllSteps));
        return run;
    }

    private async Task HousekeepAsync() => (await _bank.Bank.SendAsync(Actor.Bank.Subject, new RunHousekeeping(), roles: Roles.Bank)).IsGranted.ShouldBeTrue();

    private async Task<T> AsRootAsync<T>(MediatR.IRequest<Result<T>> request) where T : notnull => (await _bank.AsAdministratorAsync(request)).Value;

    private static ImportedMember NewRow(string id, Instant joined, int minutes) => new(id, Bank.NewProfile(id), joined, Credits.FromMinutes(minutes));
}
