using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Matching.Ranking;
using Hexitime.Networks;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance;

/// <summary>In the network of Hana, Ada looks for a coach. Ben has the skill, Cleo the words.</summary>
public abstract class MatchWeightsTests(ITestDatabases databases) : IAsyncLifetime
{
    private static readonly RankParts OnlyWords = new(0, 40, 0, 0, 0, 0, 0, 0);

    private MatchBank _bank = null!;
    private NetworkId _network;
    private ListingId _ofBen;
    private ListingId _ofCleo;
    private ListingId _forAll;

    public async Task InitializeAsync()
    {
        _bank = await MatchBank.OpenAsync(databases, ["hana", "ada", "ben", "cleo", "otto"]);
        _network = await _bank.FoundAsync("hana", joining: ["ada", "ben", "cleo"]);
        _ofBen = await _bank.PublishAsync("ben", ListingType.Offer, MatchBank.Text("Sums of a kind", "run charts", "SPC"), _network);
        _ofCleo = await _bank.PublishAsync("cleo", ListingType.Offer, MatchBank.Text("All that can be said of run charts and control charts"), _network);
        _forAll = await _bank.PublishAsync("otto", ListingType.Offer, MatchBank.Text("Run charts", "run charts"));
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_network_ranks_what_is_in_it_by_what_counts_there()
    {
        (await FoundAsync(_network)).ShouldBe([_ofBen, _ofCleo]);

        var declared = await _bank.DoAsync("hana", new EditMatchWeights(_network, OnlyWords));

        (declared.AreDefault, declared.Version, declared.Weights).ShouldBe((false, 1, OnlyWords));
        (await FoundAsync(_network)).ShouldBe([_ofCleo, _ofBen]);
        var best = (await _bank.MatchesAsync("ada", Wanted(_network)))[0];
        best.Parts.ShouldAllBe(p => p.Weight == OnlyWords[p.Part] && p.Points == p.Weight * p.Fit);
        best.Score.ShouldBe(best.Parts.Single(p => p.Part == RankPart.Words).Points);
        (await FoundAsync(null)).ShouldBe([_forAll, _ofBen, _ofCleo], ignoreOrder: true);
        (await _bank.MatchesAsync("ada", Wanted(null)))[0].Parts.ShouldAllBe(p => p.Weight == MatchWeights.Default.Weights[p.Part]);
    }

    [Fact]
    public async Task Another_host_ranks_by_them_at_once()
    {
        await using var other = _bank.Bank.NewHost();
        (await OnAsync(other)).ShouldBe([_ofBen, _ofCleo]);

        await _bank.DoAsync("hana", new EditMatchWeights(_network, OnlyWords));

        (await OnAsync(other)).ShouldBe([_ofCleo, _ofBen]);
    }

    [Fact]
    public async Task To_others_there_is_no_such_network()
    {
        (await _bank.RefusedAsync("otto", Wanted(_network))).ShouldBe("network.not-found");
        (await _bank.RefusedAsync("otto", new GetMatchWeights(_network))).ShouldBe("network.not-found");
        (await _bank.RefusedAsync("ada", new EditMatchWeights(_network, OnlyWords))).ShouldBe("network.not-allowed");
        (await _bank.RefusedAsync("hana", new EditMatchWeights(_network, OnlyWords with { Time = 101 }))).ShouldBe("matching.weight");
        (await _bank.RefusedAsync("hana", new EditMatchWeights(_network, OnlyWords with { Time = -1 }))).ShouldBe("matching.weight");
        await _bank.DoAsync("ada", new LeaveNetwork(_network));
        (await _bank.RefusedAsync("ada", Wanted(_network))).ShouldBe("network.not-found");
    }

    [Fact]
    public async Task They_are_changed_by_whoever_has_read_them_and_it_is_noted()
    {
        (await _bank.DoAsync("ada", new GetMatchWeights(_network))).ShouldBe(new MatchWeightsView(_network, MatchWeights.Default.Weights, AreDefault: true, Version: 0));
        await _bank.DoAsync("hana", new EditMatchWeights(_network, OnlyWords, Version: 0));
        (await _bank.RefusedAsync("hana", new EditMatchWeights(_network, OnlyWords, Version: 0))).ShouldBe("version.stale");
        (await _bank.AsAdministratorAsync(new EditMatchWeights(_network, OnlyWords with { Fairness = 9 }, Version: 1))).Value.Version.ShouldBe(2);

        _bank.Bank.Count("acts", "request = 'EditMatchWeights'").ShouldBe(2);
        _bank.Bank.Count("acts", "request = 'EditMatchWeights' AND details LIKE '%\"fairness\":9%'").ShouldBe(1);
    }

    private static FindMatches Wanted(NetworkId? network) => new(Text: "run charts, SPC", Network: network);

    private async Task<IEnumerable<ListingId>> FoundAsync(NetworkId? network) => (await _bank.MatchesAsync("ada", Wanted(network))).Select(m => m.Listing.Id);

    private async Task<IEnumerable<ListingId>> OnAsync(ServiceProvider host)
    {
        await using var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is("ada");
        return (await Bank.HandleAsync(scope.ServiceProvider, Wanted(_network))).Value.Items.Select(m => m.Listing.Id);
    }
}
