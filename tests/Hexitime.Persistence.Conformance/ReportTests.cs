using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Reports;
using Hexitime.Sessions;
using Hexitime.Testimonials;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>What members report, and what becomes of it. Ben has written to Ada; Cleo is on no side, Bea is a broker.</summary>
public abstract class ReportTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private MemberId _ada;
    private MemberId _ben;
    private ExchangeId _exchange;
    private MessageId _message;
    private ListingId _listing;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        _ada = (await _bank.RegisterAsync("ada")).Id;
        _ben = (await _bank.RegisterAsync("ben")).Id;
        await _bank.RegisterAsync("cleo");
        await _bank.RegisterAsync("bea");
        var text = new ListingText { Title = "Run charts", Description = "Cheap!", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) };
        _listing = (await _bank.SendAsync("ben", new PublishListing(ListingType.Offer, text))).Value.Id;
        _exchange = (await _bank.SendAsync("ada", new ProposeExchange(_listing))).Value.Id;
        _message = (await _bank.SendAsync("ben", new SendMessage(SubjectKind.Exchange, _exchange.Value, "Buy now"))).Value.Id;
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Whatever_is_reported_stands_in_the_queue_with_what_it_said_and_whose_it_is()
    {
        foreach (var (kind, id) in new[]
            { (ReportedKind.Member, _ben.Value), (ReportedKind.Listing, _listing.Value), (ReportedKind.Exchange, _exchange.Value), (ReportedKind.Message, _message.Value) })
        {
            await ReportAsync("ada", kind, id);
            _bank.Clock.Advance(Duration.FromMinutes(1));
        }

        var queue = await QueueAsync("bea", Roles.Broker);

        queue.Select(r => (r.Report.Kind, r.Quote)).ShouldBe(
            [(ReportedKind.Member, null), (ReportedKind.Listing, "Run charts\nCheap!"), (ReportedKind.Exchange, null), (ReportedKind.Message, "Buy now")]);
        queue.ShouldAllBe(r => r.About.Member == _ben && r.Reporter.Member == _ada && r.Report.State == ReportState.Open);
        (await QueueAsync("root", Roles.Administrator)).Select(r => r.Report).ShouldBe(queue.Select(r => r.Report));
    }

    [Fact]
    public async Task What_one_may_not_see_one_cannot_report_but_a_block_does_not_stand_in_the_way()
    {
        (await TryAsync("cleo", ReportedKind.Exchange, _exchange.Value)).Refusal!.Code.ShouldBe("exchange.not-found");
        (await TryAsync("cleo", ReportedKind.Message, _message.Value)).Refusal!.Code.ShouldBe("message.not-found");
        (await TryAsync("cleo", ReportedKind.Message, _exchange.Value)).Refusal!.Code.ShouldBe("message.not-found");
        (await TryAsync("cleo", ReportedKind.Member, _listing.Value)).Refusal!.Code.ShouldBe("member.not-found");
        await _bank.SendAsync("ben", new BlockMember(_ada));
        (await TryAsync("ada", ReportedKind.Member, _ben.Value)).IsGranted.ShouldBeTrue();
        (await TryAsync("ada", ReportedKind.Listing, _listing.Value)).IsGranted.ShouldBeTrue();
        await _bank.SendAsync("ben", new PauseListing(_listing));
        (await TryAsync("cleo", ReportedKind.Listing, _listing.Value)).Refusal!.Code.ShouldBe("listing.not-found");
    }

    [Fact]
    public async Task A_report_about_what_belongs_to_a_network_goes_to_its_hosts_and_to_no_others()
    {
        var network = await FoundAsync("ben", "ada", "hana");
        await FoundAsync("cleo", "otto");
        var session = (await _bank.SendAsync("ben", new ScheduleSession(
            "Run charts", ExchangeKind.Teaching, Credits.FromHours(1), _bank.Clock.GetCurrentInstant() + Duration.FromHours(2), Capacity: 3, Description: "Bring cash", Network: network))).Value.Id;
        var id = await ReportAsync("ada", ReportedKind.Session, session.Value);
        await ReportAsync("ada", ReportedKind.Member, _ben.Value);

        (await QueueAsync("hana", Roles.None)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Report.Id.ShouldBe(id), r => r.Network.ShouldBe(network), r => r.Quote.ShouldBe("Run charts\nBring cash"), r => r.About.Member.ShouldBe(_ben));
        (await QueueAsync("otto", Roles.None)).ShouldBeEmpty();
        (await _bank.SendAsync("ada", new ListReports())).Refusal!.Code.ShouldBe("actor.not-allowed");
        (await _bank.SendAsync("otto", new ReviewReport(id))).Refusal!.Code.ShouldBe("report.not-found");
        (await _bank.SendAsync("hana", new ReviewReport(id))).Value.Report.State.ShouldBe(ReportState.InReview);
        (await QueueAsync("bea", Roles.Broker)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_listing_in_several_networks_is_for_the_hosts_of_one_in_which_both_are()
    {
        var theirs = await FoundAsync("ben", "hana");
        var shared = await FoundAsync("ben", "ada", "otto");
        var text = new ListingText { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) };
        var listing = (await _bank.SendAsync("ben", new PublishListing(ListingType.Offer, text, Networks: [theirs, shared]))).Value.Id;

        await ReportAsync("ada", ReportedKind.Listing, listing.Value);

        (await QueueAsync("otto", Roles.None)).ShouldHaveSingleItem().Network.ShouldBe(shared);
        (await QueueAsync("hana", Roles.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Projects_and_testimonials_can_be_reported_by_those_who_find_them()
    {
        var project = (await _bank.SendAsync("ben", new DeviseProject(new ProjectText { Title = "Shorter waits", Aim = "Half of it." }))).Value.Id;
        (await TryAsync("ada", ReportedKind.Project, project.Value)).Refusal!.Code.ShouldBe("project.not-found");
        await _bank.SendAsync("ben", new AddTask(project, new TaskText { Title = "Measure", Hours = Credits.FromHours(4) }));
        await _bank.SendAsync("ben", new OpenProject(project));
        (await TryAsync("ada", ReportedKind.Project, project.Value)).Value.State.ShouldBe(ReportState.Open);

        var testimonial = (await _bank.SendAsync("ben", new WriteTestimonial("Buy now"))).Value.Id;
        (await TryAsync("ada", ReportedKind.Testimonial, testimonial.Value)).Refusal!.Code.ShouldBe("testimonial.not-found");
        await _bank.SendAsync("root", new ApproveTestimonial(testimonial), roles: Roles.Administrator);
        await ReportAsync("ada", ReportedKind.Testimonial, testimonial.Value);

        (await QueueAsync("bea", Roles.Broker)).Select(r => (r.Report.Kind, r.Quote)).ShouldBe(
            [(ReportedKind.Project, "Shorter waits\nHalf of it."), (ReportedKind.Testimonial, "Buy now")], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_reports_their_own_doing()
    {
        foreach (var (kind, id) in new[] { (ReportedKind.Member, _ben.Value), (ReportedKind.Listing, _listing.Value), (ReportedKind.Message, _message.Value) })
            (await TryAsync("ben", kind, id)).Refusal!.Code.ShouldBe("report.yourself");
    }

    [Fact]
    public async Task Each_step_says_who_when_and_why_and_the_reporter_sees_how_far_it_is_and_no_more()
    {
        var id = await ReportAsync("ada", ReportedKind.Message, _message.Value);
        var made = _bank.Clock.GetCurrentInstant();
        _bank.Clock.Advance(Duration.FromHours(1));
        (await _bank.SendAsync("bea", new ReviewReport(id, "will ask"), roles: Roles.Broker)).IsGranted.ShouldBeTrue();
        _bank.Clock.Advance(Duration.FromHours(1));
        var decided = (await _bank.SendAsync("root", new DecideReport(id, IsUpheld: true, "it is"), roles: Roles.Administrator)).Value;

        decided.History.Select(s => (s.By?.Name, s.At, s.State, s.Note)).ShouldBe(
        [
            ("ada", made, ReportState.Open, null), ("bea", made + Duration.FromHours(1), ReportState.InReview, "will ask"),
            (null, made + Duration.FromHours(2), ReportState.Upheld, "it is"),
        ]);
        (await _bank.SendAsync("ada", new ListMyReports())).Value.Items.ShouldBe(
            [new ReportView(id, ReportedKind.Message, _message.Value, ReportReason.Spam, "advertising", ReportState.Upheld, made, made + Duration.FromHours(2))]);
        (await _bank.SendAsync("ben", new ListMyReports())).Value.Items.ShouldBeEmpty();
        (await QueueAsync("bea", Roles.Broker)).ShouldBeEmpty();
        (await QueueAsync("bea", Roles.Broker, ReportState.Upheld)).Select(r => r.Report.Id).ShouldBe([id]);
        _bank.Count("report_steps").ShouldBe(3);
    }

    [Fact]
    public async Task A_report_goes_one_way_only()
    {
        var id = await ReportAsync("ada", ReportedKind.Member, _ben.Value);
        (await DecideAsync(id)).ShouldBe("report.wrong-state");
        (await ReviewAsync(id)).ShouldBeNull();
        (await ReviewAsync(id)).ShouldBe("report.wrong-state");
        (await DecideAsync(id)).ShouldBeNull();
        (await DecideAsync(id)).ShouldBe("report.wrong-state");
        (await ReviewAsync(id)).ShouldBe("report.wrong-state");
    }

    [Fact]
    public async Task Nobody_handles_a_report_by_themselves_and_one_about_themselves_they_do_not_even_see()
    {
        var id = await ReportAsync("ada", ReportedKind.Member, _ben.Value);
        foreach (var roles in (Roles[])[Roles.Broker, Roles.Administrator])
        {
            (await ReviewAsync(id, "ada", roles)).ShouldBe("report.own-case");
            (await ReviewAsync(id, "ben", roles)).ShouldBe("report.not-found");
            (await QueueAsync("ben", roles)).ShouldBeEmpty();
        }

        (await ReviewAsync(id)).ShouldBeNull();
        (await DecideAsync(id, "ada", Roles.Administrator)).ShouldBe("report.own-case");
        (await DecideAsync(id, "ben", Roles.Administrator)).ShouldBe("report.not-found");
    }

    [Fact]
    public async Task Reported_again_by_the_same_person_an_undecided_report_is_answered()
    {
        var first = await ReportAsync("ada", ReportedKind.Member, _ben.Value);
        (await ReportAsync("ada", ReportedKind.Member, _ben.Value)).ShouldBe(first);
        await ReviewAsync(first);
        (await ReportAsync("ada", ReportedKind.Member, _ben.Value)).ShouldBe(first);
        (await ReportAsync("cleo", ReportedKind.Member, _ben.Value)).ShouldNotBe(first);
        await DecideAsync(first);
        (await ReportAsync("ada", ReportedKind.Member, _ben.Value)).ShouldNotBe(first);
        _bank.Count("outbox", "type LIKE '%ReportMade'").ShouldBe(3);
    }

    [Fact]
    public async Task Reported_or_taken_on_several_hosts_at_once_it_is_once()
    {
        for (var round = 0; round < 8; round++)
        {
            var ids = await AtOnce.RunAsync(4, () => ReportAsync("ada", ReportedKind.Member, _ben.Value));
            ids.Distinct().Count().ShouldBe(1);
            (await AtOnce.RunAsync(4, () => ReviewAsync(ids[0]))).Order().ShouldBe([null, "report.wrong-state", "report.wrong-state", "report.wrong-state"]);
            (await AtOnce.RunAsync(4, () => DecideAsync(ids[0]))).Order().ShouldBe([null, "report.wrong-state", "report.wrong-state", "report.wrong-state"]);
        }

        _bank.Count("reports").ShouldBe(8);
        _bank.Count("report_steps").ShouldBe(24);
    }

    [Fact]
    public async Task The_queue_comes_in_pages_the_oldest_first()
    {
        var ids = new List<ReportId>();
        foreach (var (kind, id) in new[] { (ReportedKind.Member, _ben.Value), (ReportedKind.Listing, _listing.Value), (ReportedKind.Exchange, _exchange.Value) })
        {
            ids.Add(await ReportAsync("ada", kind, id));
            _bank.Clock.Advance(Duration.FromMinutes(1));
        }

        var first = (await _bank.SendAsync("bea", new ListReports(Size: 2), roles: Roles.Broker)).Value;
        var second = (await _bank.SendAsync("bea", new ListReports(After: first.Next, Size: 2), roles: Roles.Broker)).Value;
        var mine = (await _bank.SendAsync("ada", new ListMyReports(Size: 2))).Value;
        var more = (await _bank.SendAsync("ada", new ListMyReports(mine.Next, Size: 2))).Value;

        first.Items.Concat(second.Items).Select(r => r.Report.Id).ShouldBe(ids);
        mine.Items.Concat(more.Items).Select(r => r.Id).ShouldBe(Enumerable.Reverse(ids));
    }

    private Task<Result<ReportView>> TryAsync(string subject, ReportedKind kind, Guid thing) =>
        _bank.SendAsync(subject, new MakeReport(kind, thing, ReportReason.Spam, "advertising"));

    private async Task<ReportId> ReportAsync(string subject, ReportedKind kind, Guid thing) => (await TryAsync(subject, kind, thing)).Value.Id;

    private async Task<string?> ReviewAsync(ReportId id, string subject = "bea", Roles roles = Roles.Broker) =>
        (await _bank.SendAsync(subject, new ReviewReport(id), roles: roles)).Refusal?.Code;

    private async Task<string?> DecideAsync(ReportId id, string subject = "bea", Roles roles = Roles.Broker) =>
        (await _bank.SendAsync(subject, new DecideReport(id, IsUpheld: false, "heard both"), roles: roles)).Refusal?.Code;

    private async Task<IReadOnlyList<HandledReportView>> QueueAsync(string subject, Roles roles, ReportState? state = null) =>
        (await _bank.SendAsync(subject, new ListReports(state), roles: roles)).Value.Items;

    /// <summary>A network that the last one runs and to which all belong.</summary>
    private async Task<NetworkId> FoundAsync(params string[] subjects)
    {
        var host = (await _bank.SendAsync(subjects[^1], new GetMe())).TryGet(out var me, out _) ? me.Id : (await _bank.RegisterAsync(subjects[^1])).Id;
        var network = (await _bank.SendAsync("root", new FoundNetwork(new NetworkCharter { Name = $"Of {subjects[^1]}", Joining = JoiningRule.Open }, host), roles: Roles.Administrator)).Value.Id;
        foreach (var subject in subjects[..^1])
            (await _bank.SendAsync(subject, new JoinNetwork(network))).IsGranted.ShouldBeTrue();
        return network;
    }
}
