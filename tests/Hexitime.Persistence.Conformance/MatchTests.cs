using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Matching.Availability;
using Hexitime.Matching.Ranking;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Ada looks for somebody who coaches run charts; Ben does, Cleo teaches something else, Otto has what his network alone finds.</summary>
public abstract class MatchTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly Dictionary<string, MemberId> _ids = [];
    private Bank _bank = null!;
    private ListingId _request;
    private ListingId _ofBen;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        foreach (var subject in (string[])["ada", "ben", "cleo", "otto"])
            _ids[subject] = (await DoAsync(subject, new RegisterMember(Bank.NewProfile(subject, $"Trust of {subject}") with { Skills = [] }))).Id;
        _request = await PublishAsync("ada", ListingType.Request, "Help me read our run charts", "run charts");
        _ofBen = await PublishAsync("ben", ListingType.Offer, "Coaching in run charts", "run charts");
        await PublishAsync("cleo", ListingType.Offer, "Facilitating a workshop", "facilitation");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task The_best_counterpart_comes_first_and_it_is_said_why()
    {
        var best = (await MatchesAsync("ada", new(_request)))[0];

        best.Listing.Id.ShouldBe(_ofBen);
        best.Why.ShouldContain("run charts");
        best.Score.ShouldBe(best.Parts.Sum(p => p.Points));
        best.YouCannotPay.ShouldBeFalse();
        (await MatchesAsync("ben", new(_ofBen))).Select(m => m.Listing.Id).ShouldBe([_request]);
        (await _bank.SendAsync("ben", new FindMatches(_request))).Refusal!.Code.ShouldBe("listing.not-found", "of somebody else's listing");
    }

    [Fact]
    public async Task Whoever_has_just_come_and_what_has_just_been_published_is_known_at_once()
    {
        await MatchesAsync("ada", new(_request));
        await DoAsync("dora", new RegisterMember(Bank.NewProfile("dora")));
        var offer = await PublishAsync("dora", ListingType.Offer, "Run charts at night", "run charts");

        (await DoAsync("dora", new FindMatches(offer))).Items.Select(m => m.Listing.Id).ShouldBe([_request]);
        await DoAsync("dora", new PauseListing(offer));
        (await _bank.SendAsync("dora", new FindMatches(offer))).Refusal!.Code.ShouldBe("matching.not-open");
    }

    [Fact]
    public async Task Words_of_ones_own_are_understood_with_a_typo_and_by_what_they_mean()
    {
        (await MatchesAsync("cleo", new(Text: "somebody to coach me in run chrats")))[0].Listing.Id.ShouldBe(_ofBen);
        (await MatchesAsync("cleo", new(Text: "run charts", Wanted: ListingType.Request))).Single().Listing.Id.ShouldBe(_request);
        (await MatchesAsync("cleo", new(Text: "zzzz"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_has_too_little_credit_is_told_so_and_nobody_else()
    {
        await DoAsync("ada", new Donate(_ids["cleo"], Credits.FromMinutes(90)));

        (await MatchesAsync("ada", new(_request)))[0].YouCannotPay.ShouldBeTrue();
        (await MatchesAsync("ben", new(_ofBen)))[0].YouCannotPay.ShouldBeFalse("that Ada has no credit is hers to know");
    }

    [Fact]
    public async Task Blocked_suspended_paused_and_hidden_is_not_found_and_comes_back()
    {
        await FoundAsync("ada", new(_request), "Coaching in run charts");
        foreach (var (gone, back) in ((Func<Task>, Func<Task>)[])[
            (() => DoAsync("ben", new BlockMember(_ids["ada"])), () => DoAsync("ben", new UnblockMember(_ids["ada"]))),
            (() => DoAsync("ada", new BlockMember(_ids["ben"])), () => DoAsync("ada", new UnblockMember(_ids["ben"]))),
            (() => DoAsync("ben", new PauseListing(_ofBen)), () => DoAsync("ben", new ResumeListing(_ofBen))),
            (() => AsAdministratorAsync(new SuspendMember(_ids["ben"], "unkind")), () => AsAdministratorAsync(new ReinstateMember(_ids["ben"], "spoken")))])
        {
            await gone();
            await FoundAsync("ada", new(_request));
            await back();
            await FoundAsync("ada", new(_request), "Coaching in run charts");
        }

        var network = (await _bank.SendAsync("root", new FoundNetwork(new NetworkCharter { Name = "Improvers", Joining = JoiningRule.Open }, _ids["otto"]), roles: Roles.Administrator)).Value.Id;
        await DoAsync("otto", new PublishListing(ListingType.Offer, Text("Run charts among us", "run charts"), Networks: [network]));
        await FoundAsync("ada", new(_request), "Coaching in run charts");
        await DoAsync("ada", new JoinNetwork(network));
        await FoundAsync("ada", new(_request), "Coaching in run charts", "Run charts among us");
        await DoAsync("ada", new LeaveNetwork(network));
        await FoundAsync("ada", new(_request), "Coaching in run charts");
    }

    [Fact]
    public async Task Hosts_that_share_a_database_agree_within_seconds()
    {
        await using var other = _bank.NewHost();
        (await OnAsync(other, "ada", new FindMatches(_request))).Items.Count.ShouldBe(1);

        await DoAsync("cleo", new PublishListing(ListingType.Offer, Text("Run charts for beginners", "run charts")));
        await DoAsync("ben", new CloseListing(_ofBen));
        _bank.Clock.Advance(MatchBoard.Freshness);

        (await OnAsync(other, "ada", new FindMatches(_request))).Items.Select(m => m.Listing.Title).ShouldBe(["Run charts for beginners"]);
        await FoundAsync("ada", new(_request), "Run charts for beginners");
    }

    [Fact]
    public async Task Time_in_common_counts_and_is_told_between_those_who_share_it()
    {
        var tuesdays = new ScheduleText { Weekly = [new WeeklySlot(IsoDayOfWeek.Tuesday, new LocalTime(13, 0), new LocalTime(17, 0))] };
        await DoAsync("ada", new EditSchedule(tuesdays with { IsShared = true }));
        await DoAsync("ben", new EditSchedule(tuesdays));
        var before = (await MatchesAsync("ada", new(_request)))[0];
        before.Why.ShouldNotContain("Tuesday");

        await DoAsync("ben", new EditSchedule(tuesdays with { IsShared = true }));

        var after = (await MatchesAsync("ada", new(_request)))[0];
        after.Why.ShouldContain("Tuesday");
        after.Parts.Single(p => p.Part == RankPart.Time).Points.ShouldBeGreaterThan(before.Parts.Single(p => p.Part == RankPart.Time).Points);
    }

    [Fact]
    public async Task What_has_expired_takes_nobodys_place_though_nobody_has_closed_it()
    {
        await DoAsync("cleo", new PublishListing(ListingType.Offer, Text("Run charts, once more", "run charts"), _bank.Clock.GetCurrentInstant() + Duration.FromSeconds(30)));
        (await MatchesAsync("ada", new(_request, Size: 2))).Count.ShouldBe(2);
        await DoAsync("cleo", new PublishListing(ListingType.Offer, Text("Control charts", "SPC")));

        _bank.Clock.Advance(Duration.FromSeconds(30));

        (await MatchesAsync("ada", new(_request, Size: 2))).Select(m => m.Listing.Title).ShouldBe(["Coaching in run charts", "Control charts"]);
    }

    [Fact]
    public async Task Whoever_has_had_their_first_exchange_is_no_newcomer_any_more()
    {
        (await MatchesAsync("ada", new(_request)))[0].Parts.Single(p => p.Part == RankPart.Fairness).Points.ShouldBePositive();
        var id = (await DoAsync("cleo", new ProposeExchange(_ofBen))).Id;
        await DoAsync("ben", new AcceptExchange(id));
        await DoAsync("ben", new RecordHours(id, Credits.FromHours(1)));
        await DoAsync("cleo", new ConfirmHours(id));
        while (await _bank.DispatchAsync() > 0)
        {
        }

        (await MatchesAsync("ada", new(_request)))[0].Parts.Single(p => p.Part == RankPart.Fairness).Points.ShouldBe(0);
    }

    private async Task FoundAsync(string subject, FindMatches wanted, params string[] titles) =>
        (await MatchesAsync(subject, wanted)).Select(m => m.Listing.Title).ShouldBe(titles, ignoreOrder: true);

    /// <summary>After the next look.</summary>
    private async Task<IReadOnlyList<MatchView>> MatchesAsync(string subject, FindMatches wanted)
    {
        _bank.Clock.Advance(MatchBoard.Freshness);
        return (await DoAsync(subject, wanted)).Items;
    }

    private static ListingText Text(string title, string skill) => new() { Title = title, Kind = ExchangeKind.Coaching, Skills = [skill], Hours = Credits.FromHours(1) };

    private async Task<ListingId> PublishAsync(string subject, ListingType type, string title, string skill) =>
        (await DoAsync(subject, new PublishListing(type, Text(title, skill)))).Id;

    private static async Task<MatchesView> OnAsync(ServiceProvider host, string subject, FindMatches wanted)
    {
        await using var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(subject);
        return (await Bank.HandleAsync(scope.ServiceProvider, wanted)).Value;
    }

    private async Task AsAdministratorAsync<T>(IRequest<Result<T>> request) where T : notnull =>
        (await _bank.SendAsync("root", request, roles: Roles.Administrator)).IsGranted.ShouldBeTrue();

    private async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await _bank.SendAsync(subject, request)).Value;
}
