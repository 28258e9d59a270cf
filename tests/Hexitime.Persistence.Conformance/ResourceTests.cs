using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Resources;
using Hexitime.Sessions;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>The libraries of the platform and of its networks.</summary>
public abstract class ResourceTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private NetworkId _network;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        var hana = (await _bank.RegisterAsync("hana")).Id;
        await _bank.RegisterAsync("mia");
        await _bank.RegisterAsync("otto");
        _network = (await _bank.SendAsync("root", new FoundNetwork(new NetworkCharter { Name = "Improvers", Joining = JoiningRule.Open }, hana), roles: Roles.Administrator)).Value.Id;
        await _bank.SendAsync("mia", new JoinNetwork(_network));
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task What_is_put_into_a_library_is_found_by_kind_skill_and_tag_however_they_are_written()
    {
        var id = await AddAsync(Guide("Run charts", [ExchangeKind.Coaching], ["Run  Charts"], "Measurement"));
        await AddAsync(Guide("Shadowing", [ExchangeKind.Shadowing], [], "visits"));

        foreach (var wanted in (ListResources[])[new(Kind: ExchangeKind.Coaching), new(Skill: "RUN charts"), new(Tag: "measurement ")])
            (await ListAsync("otto", wanted)).ShouldBe(["Run charts"]);
        (await ListAsync("otto", new())).ShouldBe(["Shadowing", "Run charts"]);
        var first = (await _bank.SendAsync("otto", new ListResources(Size: 1))).Value;
        (await ListAsync("otto", new ListResources(After: first.Next, Size: 1))).ShouldBe(["Run charts"]);
        (await _bank.SendAsync("otto", new GetResource(id))).Value.ShouldSatisfyAllConditions(
            r => r.Skills.ShouldBe(["run charts"]), r => r.Tags.ShouldBe(["measurement"]), r => r.Guide.ShouldBe("Plot it."), r => r.Link.ShouldBeNull());
    }

    [Fact]
    public async Task A_networks_library_is_for_its_members_only()
    {
        var id = (await _bank.SendAsync("hana", new AddResource(Guide("Ours", [ExchangeKind.Coaching], ["run charts"]), _network))).Value.Id;
        var listing = await PublishAsync();

        (await ListAsync("mia", new(_network))).ShouldBe(["Ours"]);
        (await SuggestAsync("mia", new(listing))).ShouldBe(["Ours"]);
        foreach (var wanted in (ListResources[])[new(), new(_network), new(Kind: ExchangeKind.Coaching), new(Skill: "run charts")])
            (await ListAsync("otto", wanted)).ShouldBeEmpty();
        (await _bank.SendAsync("otto", new GetResource(id))).Refusal!.Code.ShouldBe("resource.not-found");
        (await SuggestAsync("otto", new(listing))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_belongs_to_a_project_is_found_by_it_and_suggested_first_and_a_session_has_suggestions_too()
    {
        var project = (await _bank.SendAsync("mia", new DeviseProject(new ProjectText { Title = "Shorter waits", Aim = "Half of it." }, _network))).Value.Id;
        await _bank.SendAsync("mia", new AddTask(project, new TaskText { Title = "Measure", Hours = Credits.FromHours(4), Skills = ["Run Charts"] }));
        var ofProject = Guide("Our plan", [], []) with { Projects = [project] };
        (await _bank.SendAsync("hana", new AddResource(ofProject, _network))).Refusal!.Code.ShouldBe("project.not-found", "a draft");
        await _bank.SendAsync("mia", new OpenProject(project));
        (await _bank.SendAsync("root", new AddResource(ofProject), roles: Roles.Administrator)).Refusal!.Code.ShouldBe("project.not-found", "another network's");
        var id = (await _bank.SendAsync("hana", new AddResource(ofProject, _network))).Value.Id;
        await AddAsync(Guide("Run charts", [ExchangeKind.Teaching], ["run charts"]));
        await AddAsync(Guide("Shadowing", [ExchangeKind.Shadowing], []));
        var session = (await _bank.SendAsync("mia", new ScheduleSession(
            "Charts for all", ExchangeKind.Teaching, Credits.FromHours(1), _bank.Clock.GetCurrentInstant() + Duration.FromHours(2), Capacity: 3))).Value.Id;

        (await SuggestAsync("mia", new(Project: project))).ShouldBe(["Our plan", "Run charts"]);
        (await ListAsync("mia", new(Project: project))).ShouldBe(["Our plan"]);
        (await SuggestAsync("otto", new(Session: session))).ShouldBe(["Run charts"]);
        (await _bank.SendAsync("otto", new SuggestResources(Project: project))).Refusal!.Code.ShouldBe("project.not-found");
        (await _bank.SendAsync("otto", new SuggestResources(Session: session, Project: project))).Refusal!.Code.ShouldBe("resource.for");
        (await _bank.SendAsync("hana", new EditResource(id, ofProject with { Projects = [] }))).Value.Projects.ShouldBeEmpty();
        (await SuggestAsync("mia", new(Project: project))).ShouldBe(["Run charts"]);
    }

    [Fact]
    public async Task For_a_listing_and_for_an_exchange_the_most_relevant_comes_first()
    {
        await AddAsync(Guide("Only the kind", [ExchangeKind.Coaching], []));
        await AddAsync(Guide("Both skills", [], ["run charts", "falls"]));
        await AddAsync(Guide("A skill and the kind", [ExchangeKind.Coaching], ["falls"]));
        await AddAsync(Guide("Another skill and the kind", [ExchangeKind.Coaching], ["run charts"]));
        await AddAsync(Guide("Nothing", [ExchangeKind.Shadowing], ["coding"]));
        var listing = await PublishAsync();
        string[] expected = ["Both skills", "A skill and the kind", "Another skill and the kind", "Only the kind"];

        (await SuggestAsync("mia", new(listing))).ShouldBe(expected);
        var exchange = (await _bank.SendAsync("mia", new ProposeExchange(listing))).Value.Id;
        (await SuggestAsync("mia", new(Exchange: exchange))).ShouldBe(expected);
        (await _bank.SendAsync("hana", new SuggestResources(Exchange: exchange))).Refusal!.Code.ShouldBe("exchange.not-found");
        (await _bank.SendAsync("mia", new SuggestResources())).Refusal!.Code.ShouldBe("resource.for");
    }

    [Fact]
    public async Task It_is_edited_in_the_version_that_was_read_and_taken_out()
    {
        var id = await AddAsync(Guide("Run charts", [], []));

        (await EditAsync(id, Guide("Run charts, again", [], []), version: 1)).ShouldBeNull();
        (await EditAsync(id, Guide("Too late", [], []), version: 1)).ShouldBe("version.stale");
        (await ListAsync("otto", new())).ShouldBe(["Run charts, again"]);
        (await _bank.SendAsync("root", new RemoveResource(id), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        (await ListAsync("otto", new())).ShouldBeEmpty();
        (await EditAsync(id, Guide("Gone", [], []))).ShouldBe("resource.not-found");
    }

    public static TheoryData<ResourceText, string> Wrong => new()
    {
        { new ResourceText { Title = " ", Guide = "x" }, "resource.title" },
        { new ResourceText { Title = "x" }, "resource.empty" },
        { new ResourceText { Title = "x", Link = "javascript:alert(1)" }, "resource.link" },
        { new ResourceText { Title = "x", Link = "http://example.org" }, "resource.link" },
        { new ResourceText { Title = "x", Guide = new string('x', 40_001) }, "resource.guide" },
        { new ResourceText { Title = "x", Guide = "x", Kinds = [(ExchangeKind)99] }, "resource.kinds" },
        { new ResourceText { Title = "x", Guide = "x", Tags = [""] }, "resource.tags" },
        { new ResourceText { Title = "x", Guide = "x", Skills = [new string('x', 61)] }, "skills.list" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_is_refused(ResourceText text, string code) =>
        (await _bank.SendAsync("root", new AddResource(text), roles: Roles.Administrator)).Refusal!.Code.ShouldBe(code);

    private static ResourceText Guide(string title, ExchangeKind[] kinds, string[] skills, params string[] tags) =>
        new() { Title = title, Guide = "Plot it.", Kinds = kinds, Skills = skills, Tags = tags };

    private async Task<ResourceId> AddAsync(ResourceText text)
    {
        _bank.Clock.Advance(Duration.FromMinutes(1));
        return (await _bank.SendAsync("root", new AddResource(text), roles: Roles.Administrator)).Value.Id;
    }

    private async Task<string?> EditAsync(ResourceId id, ResourceText text, int? version = null) =>
        (await _bank.SendAsync("root", new EditResource(id, text, version), roles: Roles.Administrator)).Refusal?.Code;

    private async Task<ListingId> PublishAsync() => (await _bank.SendAsync("otto", new PublishListing(
        ListingType.Offer, new() { Title = "Coaching", Kind = ExchangeKind.Coaching, Skills = ["falls", "run charts"], Hours = Credits.FromHours(1) }))).Value.Id;

    private async Task<IEnumerable<string>> ListAsync(string subject, ListResources wanted) => (await _bank.SendAsync(subject, wanted)).Value.Items.Select(r => r.Title);

    private async Task<IEnumerable<string>> SuggestAsync(string subject, SuggestResources wanted) => (await _bank.SendAsync(subject, wanted)).Value.Items.Select(r => r.Title);
}
