using System.Xml.Linq;
using Hexitime.Exchanges;
using Hexitime.Impact;
using Hexitime.Impact.Map;
using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>The map of who has given time to whom: who is named, who stands on it, and what is measured.</summary>
public abstract class MapTests(ITestDatabases databases) : IAsyncLifetime
{
    private MatchBank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await MatchBank.OpenAsync(databases, []);
        for (var i = 0; i < 9; i++)
        {
            await _bank.RegisterAsync($"leeds-{i}", "nurse", "Leeds");
            await _bank.RegisterAsync($"hull-{i}", "nurse", "Hull");
        }

        await _bank.RegisterAsync("small", "doctor", "Tiny practice");
        await _bank.RegisterAsync("idle", "nurse", "Leeds");
        await _bank.DoAsync("leeds-0", new GiveConsent(ConsentPurpose.Map, "1"));
        await _bank.DoAsync("leeds-1", new GiveConsent(ConsentPurpose.Map, "1"));
        await GiveAsync("leeds-0", "leeds-1", 60);
        await GiveAsync("leeds-1", "leeds-2", 30);
        await GiveAsync("leeds-2", "small", 20);
        await _bank.DispatchAsync();
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Names_are_only_of_those_who_agreed_and_take_part_and_small_groups_stand_together()
    {
        var map = (await AsRootAsync(new GetMap())).Map;
        map.Points.Select(p => p.Name).OfType<string>().ShouldBe(["leeds-0", "leeds-1"], ignoreOrder: true);
        map.Points.Select(p => p.Organisation).Distinct().ShouldBe(["Leeds", "Others"], ignoreOrder: true);
        (map.Ties.Count, map.Summarise().Isolates, map.Points.Count).ShouldBe((3, 16, 20));
        (await TextAsync(map)).ShouldNotContain("Tiny");

        await _bank.DoAsync("leeds-1", new LeaveBank());
        await _bank.DispatchAsync();

        var later = (await AsRootAsync(new GetMap())).Map;
        later.Points.Select(p => p.Name).OfType<string>().ShouldBe(["leeds-0"]);
        later.Ties.Count.ShouldBe(3, "a leaver's hours stay");
        (await TextAsync(later)).ShouldNotContain("leeds-1");
        foreach (var member in (string[])["leeds-0", "leeds-1", "small"])
            (await TextAsync(later)).ShouldNotContain(_bank[member].Value.ToString());
    }

    [Fact]
    public async Task A_member_sees_those_with_whom_they_exchanged_and_nothing_beyond()
    {
        var mine = await _bank.DoAsync("leeds-1", new GetMyMap());
        mine.Map.Points[0].Name.ShouldBe("leeds-1");
        mine.Map.Points.Select(p => p.Name).ShouldBe(["leeds-0", "leeds-1", "leeds-2"], ignoreOrder: true);
        mine.Map.Ties.Count.ShouldBe(2);
        mine.Map.Describe(mine.Focus).Neighbours.Select(n => (n.Label, n.MinutesGiven, n.MinutesGot)).ShouldBe([("leeds-0", 0L, 60L), ("leeds-2", 30L, 0L)]);
        (await _bank.DoAsync("idle", new GetMyMap())).Map.Points.Count.ShouldBe(1);
        (await _bank.RefusedAsync("leeds-1", new GetMyMap(new LocalDate(2026, 2, 1), new LocalDate(2026, 1, 1)))).ShouldBe("impact.period");
    }

    [Fact]
    public async Task It_is_measured_as_a_long_computation_that_can_be_called_off()
    {
        var run = (await AsRootAsync(new MeasureMap())).Id;
        (await _bank.AsAdministratorAsync(new GetMapMeasures(run))).Refusal!.Code.ShouldBe("impact.not-done");
        await _bank.DispatchAsync();
        (await AsRootAsync(new GetImpactRun(run))).ShouldSatisfyAllConditions(r => r.State.ShouldBe(ImpactRunState.Done), r => (r.Steps, r.AllSteps).ShouldBe((100, 100)));

        var measures = await AsRootAsync(new GetMapMeasures(run));

        (measures.Summary.Points, measures.Summary.Ties, measures.BetweennessError).ShouldBe((20, 3, 0.0));
        measures.Points.Max(p => p.Betweenness).ShouldBeGreaterThan(0);
        measures.Growth.ShouldHaveSingleItem().Minutes.ShouldBe(110);
        (await _bank.RefusedAsync("leeds-0", new GetMapMeasures(run))).ShouldBe("impact.run-not-found");
        (await _bank.AsAdministratorAsync(new GetMapMeasures((await AsRootAsync(new RebuildFigures())).Id))).Refusal!.Code.ShouldBe("impact.run-not-found");
        var off = (await AsRootAsync(new MeasureMap())).Id;
        await AsRootAsync(new CancelImpactRun(off));
        await _bank.DispatchAsync();
        (await _bank.AsAdministratorAsync(new GetMapMeasures(off))).Refusal!.Code.ShouldBe("impact.not-done");
    }

    [Fact]
    public async Task A_network_has_a_map_of_its_own_and_what_is_not_on_it_cannot_be_looked_at()
    {
        await _bank.RegisterAsync("hana");
        var network = await _bank.FoundAsync("hana", joining: "leeds-0");
        (await _bank.DoAsync("hana", new GetMap(Network: network))).Map.ShouldSatisfyAllConditions(m => m.Points.Count.ShouldBe(2), m => m.Ties.Count.ShouldBe(0));
        (await _bank.AsAdministratorAsync(new GetMap(Organisation: "Tiny practice"))).Refusal!.Code.ShouldBe("impact.organisation");
        (await AsRootAsync(new GetMap(Organisation: "Leeds"))).Focus!.Organisation.ShouldBe("Leeds");
        (await _bank.RefusedAsync("leeds-0", new GetMap(Network: network))).ShouldBe("network.not-allowed");
    }

    /// <summary>All that a reader of any of its files and of its picture sees.</summary>
    private static async Task<string> TextAsync(ConnectionMap map)
    {
        await using var all = new MemoryStream();
        await map.WriteSvgAsync(all);
        XDocument.Parse(System.Text.Encoding.UTF8.GetString(all.ToArray())).Root!.Name.LocalName.ShouldBe("svg");
        foreach (var format in Enum.GetValues<MapFormat>())
            await map.WriteAsync(all, format);
        return System.Text.Encoding.UTF8.GetString(all.ToArray());
    }

    private async Task GiveAsync(string giver, string receiver, int minutes)
    {
        var id = (await _bank.DoAsync(giver, new ProposeExchange(
            Direct: new DirectProposal(_bank[receiver], true, ExchangeKind.Advice, "Advice"), Hours: Credits.FromMinutes(minutes)))).Id;
        await _bank.DoAsync(receiver, new AcceptExchange(id));
        await _bank.DoAsync(giver, new RecordHours(id, Credits.FromMinutes(minutes)));
        await _bank.DoAsync(receiver, new ConfirmHours(id));
    }

    private async Task<T> AsRootAsync<T>(MediatR.IRequest<Result<T>> request) where T : notnull => (await _bank.AsAdministratorAsync(request)).Value;
}
