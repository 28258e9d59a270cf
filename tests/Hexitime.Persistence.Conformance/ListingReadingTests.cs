using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Every listing that there can be, looked through by everybody whom there can be: a database finds what the rule says.</summary>
public abstract class ListingReadingTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly MemberId[] _members = new MemberId[3];
    private readonly NetworkId[] _networks = new NetworkId[2];
    private Bank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        foreach (var (i, subject) in new[] { "ada", "ben", "cleo" }.Index())
            _members[i] = (await _bank.RegisterAsync(subject)).Id;
        foreach (var (i, name) in new[] { "Improvers", "Carers" }.Index())
        {
            var charter = new NetworkCharter { Name = name, Joining = JoiningRule.Open, Listings = i == 0 ? ListingRule.Anyone : ListingRule.AfterApproval };
            _networks[i] = (await _bank.SendAsync("root", new FoundNetwork(charter, _members[0]), roles: Roles.Administrator)).Value.Id;
            await DoAsync("ben", new JoinNetwork(_networks[i]));
        }

        // Of what a host publishes in the second network all is approved, of what Ben does nothing.
        foreach (var (subject, networks) in from subject in (string[])["ada", "ben"] from networks in Some(_networks) select (subject, networks))
        {
            _bank.Clock.Advance(Duration.FromHours(networks.Length));
            await PublishAsync(subject, networks, days: 1);
            await PublishAsync(subject, networks, days: 100);
            await DoAsync(subject, new CloseListing((await PublishAsync(subject, networks, days: 100)).Id));
        }

        await PublishAsync("cleo", [], days: 100);
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_reader_finds_what_the_rule_says_the_newest_first_whether_they_look_for_something_or_not() => await _bank.InScopeAsync(async services =>
    {
        var listings = services.GetRequiredService<IReadRepositoryBase<Listing>>();
        var all = await listings.ListAsync(new Those<Listing>(_ => true));
        var found = 0;
        foreach (var reader in Readers())
        {
            var wanted = all.Where(l => l.IsOpenAt(reader.Now) && l.IsFoundBy(reader.Member, reader.Networks, reader.Now) && !reader.ApartFrom.Contains(l.Owner))
                .OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.Id).Select(l => l.Id).ToList();
            new NewestListingsFor(reader, 100).Evaluate(all).Select(l => l.Id).ShouldBe(wanted);
            foreach (var size in (int[])[4, 100])
            {
                (await listings.ListAsync(new NewestListingsFor(reader, size))).Select(l => l.Id).ShouldBe(wanted.Take(size + 1));
                (await listings.ListAsync(new ListingsFor(reader, new BrowseListings(Type: ListingType.Offer, Size: size)))).Select(l => l.Id).ShouldBe(wanted.Take(size + 1));
            }

            found += wanted.Count;
        }

        found.ShouldBeInRange(100, 1_000, "neither none of them nor all");
        return true;
    });

    private IEnumerable<ListingReader> Readers() =>
        from member in _members
        from networks in Some(_networks)
        from apartFrom in (MemberId[][])[[], [_members[1]], [_members[0], _members[2]]]
        from days in (int[])[0, 2]
        select new ListingReader(member, networks, apartFrom, _bank.Clock.GetCurrentInstant() + Duration.FromDays(days));

    /// <summary>Every choice of some of them, none and all included.</summary>
    private static IEnumerable<NetworkId[]> Some(NetworkId[] of) =>
        Enumerable.Range(0, 1 << of.Length).Select(chosen => of.Where((_, i) => (chosen >> i & 1) == 1).ToArray());

    private async Task<ListingView> PublishAsync(string subject, NetworkId[] networks, int days) => await DoAsync(subject, new PublishListing(
        ListingType.Offer, new ListingText { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) }, _bank.Clock.GetCurrentInstant() + Duration.FromDays(days), networks));

    private async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await _bank.SendAsync(subject, request)).Value;
}
