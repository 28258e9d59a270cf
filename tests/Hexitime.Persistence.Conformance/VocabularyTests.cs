using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Matching.Vocabulary;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance;

/// <summary>Ada and Ben write the same thing in words of their own, which nobody knows at first.</summary>
public abstract class VocabularyTests(ITestDatabases databases) : IAsyncLifetime
{
    private const string RunCharts = "urn:hexitime:skill:run-charts";

    private MatchBank _bank = null!;
    private ListingId _request;
    private ListingId _ofBen;

    public async Task InitializeAsync()
    {
        _bank = await MatchBank.OpenAsync(databases, ["ada", "ben", "hana", "otto"]);
        _request = await _bank.PublishAsync("ada", ListingType.Request, MatchBank.Text("Somebody who knows this", "Squiggly Lines"));
        _ofBen = await _bank.PublishAsync("ben", ListingType.Offer, MatchBank.Text("An hour of mine", "run charts"));
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task What_is_imported_is_known_on_every_host_beside_what_was_there()
    {
        await using var other = _bank.Bank.NewHost();
        (await OnAsync(other, "ada", new FindMatches(_request))).ShouldBeEmpty();

        var imported = (await _bank.AsAdministratorAsync(new ImportVocabulary([new("urn:x:lines", "Lines that squiggle", "squiggly lines", RunCharts)]))).Value;

        (imported.Imported, imported.AlreadyThere, imported.Refused.Count).ShouldBe((1, 0, 0));
        var match = (await _bank.MatchesAsync("ada", new(_request))).Single();
        match.Why.ShouldStartWith("coaches Run charts");
        (await OnAsync(other, "ada", new FindMatches(_request))).ShouldBe([_ofBen]);
        (await _bank.DoAsync("otto", new FindConcepts("squig"))).Items.Single().Uri.ShouldBe("urn:x:lines");
        (await _bank.DoAsync("otto", new FindConcepts("chart run"))).Items.ShouldContain(c => c.Uri == RunCharts);
    }

    [Fact]
    public async Task A_bad_row_is_named_and_the_others_stand_and_to_import_them_again_changes_nothing()
    {
        EscoRow[] rows =
        [
            new("urn:x:narrow", "Narrow", "", "urn:x:broad"), new("no uri", "None"), new("urn:x:lost", "Lost", "", "urn:x:nowhere"), new("urn:x:broad", "Broad"),
            new("urn:x:other", "run charts"), new(RunCharts, "Run charts", "squiggly lines"),
        ];
        var first = (await _bank.AsAdministratorAsync(new ImportVocabulary(rows))).Value;
        var seen = _bank.Bank.Count("match_changes", "kind = 3");
        var second = (await _bank.AsAdministratorAsync(new ImportVocabulary(rows))).Value;

        first.Refused.Select(r => (r.Row, r.Code)).ShouldBe([(1, "vocabulary.uri"), (2, "vocabulary.unknown-broader"), (4, "vocabulary.duplicate-label")]);
        (first.Imported, first.AlreadyThere).ShouldBe((3, 0));
        (second.Imported, second.AlreadyThere, second.Refused.Count).ShouldBe((0, 3, 3));
        _bank.Bank.Count("match_changes", "kind = 3").ShouldBe(seen, "nobody reads anew what is as it was");
        _bank.Bank.Count("skill_concepts").ShouldBe(3);
        (await _bank.AsAdministratorAsync(new ImportVocabulary([rows[5] with { AltLabels = "wavy lines" }]))).Value.Imported.ShouldBe(1);
        (await _bank.MatchesAsync("ada", new(_request))).ShouldBeEmpty("the row's other words have taken their place");
        (await _bank.RefusedAsync("ada", new ImportVocabulary(rows))).ShouldBe("actor.not-allowed");
    }

    [Fact]
    public async Task Words_that_nobody_knows_are_counted_and_mapped_and_stay_as_they_were_written()
    {
        await _bank.RegisterAsync("cleo", skills: ["squiggly line", "Wibbling"]);
        _bank.Bank.Clock.Advance(MatchBoard.Freshness);
        (await _bank.AsAdministratorAsync(new ListUnknownTags())).Value.Items.ShouldBe([new("squiggly line", 1, 1), new("wibbling", 1, 0)]);
        (await _bank.AsAdministratorAsync(new ListUnknownTags(Size: 1))).Value.ShouldSatisfyAllConditions(t => t.Items.Count.ShouldBe(1), t => t.Total.ShouldBe(2));

        var mapped = (await _bank.AsAdministratorAsync(new MapTag("Squiggly  LINES", RunCharts))).Value;

        mapped.ShouldBe(new MappedTag("squiggly lines", RunCharts, "Run charts"));
        (await _bank.MatchesAsync("ada", new(_request))).Single().Listing.Id.ShouldBe(_ofBen);
        (await _bank.DoAsync("ada", new GetListing(_request))).Skills.ShouldBe(["squiggly lines"]);
        (await _bank.AsAdministratorAsync(new ListUnknownTags())).Value.Items.ShouldBe([new("wibbling", 1, 0)]);
    }

    [Fact]
    public async Task A_host_reads_and_maps_what_is_said_in_their_network_once_and_an_administrator_can_change_it()
    {
        var network = await _bank.FoundAsync("hana", joining: ["ben"]);
        await _bank.PublishAsync("ben", ListingType.Offer, MatchBank.Text("Among us", "wibbling"), network);
        _bank.Bank.Clock.Advance(MatchBoard.Freshness);

        (await _bank.DoAsync("hana", new ListUnknownTags(network))).Items.ShouldBe([new("wibbling", 0, 1)]);
        (await _bank.RefusedAsync("hana", new ListUnknownTags())).ShouldBe("actor.not-allowed");
        (await _bank.RefusedAsync("ben", new ListUnknownTags(network))).ShouldBe("network.not-allowed");
        (await _bank.RefusedAsync("ben", new MapTag("wibbling", RunCharts, network))).ShouldBe("network.not-allowed");
        (await _bank.RefusedAsync("hana", new MapTag("wibbling", "urn:x:nowhere", network))).ShouldBe("vocabulary.unknown-concept");
        (await _bank.RefusedAsync("hana", new MapTag("Facilitation", RunCharts, network))).ShouldBe("vocabulary.known-already");
        await _bank.DoAsync("hana", new MapTag("wibbling", RunCharts, network));
        await _bank.DoAsync("hana", new MapTag("wibbling", RunCharts, network));
        (await _bank.RefusedAsync("hana", new MapTag("wibbling", "urn:hexitime:skill:pdsa-cycles", network))).ShouldBe("vocabulary.mapped-already");
        (await _bank.AsAdministratorAsync(new MapTag("wibbling", "urn:hexitime:skill:pdsa-cycles"))).IsGranted.ShouldBeTrue();

        _bank.Bank.Count("tag_mappings").ShouldBe(1);
        _bank.Bank.Count("acts", "request = 'MapTag'").ShouldBe(3);
    }

    private static async Task<IEnumerable<ListingId>> OnAsync(ServiceProvider host, string subject, FindMatches wanted)
    {
        await using var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(subject);
        return (await Bank.HandleAsync(scope.ServiceProvider, wanted)).Value.Items.Select(m => m.Listing.Id);
    }
}
