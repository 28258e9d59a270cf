using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Testimonials;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>What members say, with their consent and after approval.</summary>
public abstract class TestimonialTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private MemberId _ada;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        _ada = (await _bank.RegisterAsync("ada")).Id;
        await _bank.RegisterAsync("ben");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_read_by_others_once_it_is_approved_and_named_only_if_the_author_wants(bool isNamed)
    {
        var id = await WriteAsync("One hour, and our ward reads its own charts.", isNamed);

        (await ListAsync("ben")).ShouldBeEmpty();
        (await _bank.SendAsync("root", new ListWaitingTestimonials(), roles: Roles.Administrator)).Value.Items.Single().Id.ShouldBe(id);
        (await DecideAsync(new ApproveTestimonial(id))).ShouldBeNull();

        (await ListAsync("ben")).Single().ShouldSatisfyAllConditions(
            t => t.Words.ShouldBe("One hour, and our ward reads its own charts."), t => t.Author.ShouldBe(isNamed ? new Person(_ada, "ada") : null));
        (await DecideAsync(new ApproveTestimonial(id))).ShouldBe("testimonial.wrong-state");
    }

    [Fact]
    public async Task Consent_is_withdrawn_at_any_time_and_the_words_are_gone()
    {
        var (waiting, shown, refused) = (await WriteAsync("Quixotic a"), await WriteAsync("Quixotic b"), await WriteAsync("Quixotic c"));
        await DecideAsync(new ApproveTestimonial(shown));
        await DecideAsync(new RefuseTestimonial(refused, "too short"));
        (await _bank.SendAsync("ada", new ListMyTestimonials())).Value.Items.Select(t => (t.State, t.Reason)).ShouldBe(
            [(TestimonialState.Refused, "too short"), (TestimonialState.Published, null), (TestimonialState.Waiting, null)]);

        foreach (var id in (TestimonialId[])[waiting, shown, refused, shown])
            (await _bank.SendAsync("ada", new WithdrawTestimonial(id))).IsGranted.ShouldBeTrue();

        (await ListAsync("ben")).ShouldBeEmpty();
        _bank.Count("testimonials", "words LIKE '%Quixotic%'").ShouldBe(0);
        (await DecideAsync(new ApproveTestimonial(waiting))).ShouldBe("testimonial.wrong-state");
    }

    [Fact]
    public async Task What_was_approved_can_be_taken_back_and_nobody_approves_their_own()
    {
        var id = await WriteAsync("It was good.");
        (await _bank.SendAsync("ada", new ApproveTestimonial(id), roles: Roles.Administrator)).Refusal!.Code.ShouldBe("testimonial.own-case");
        await DecideAsync(new ApproveTestimonial(id));

        (await DecideAsync(new RefuseTestimonial(id, "It names a patient."))).ShouldBeNull();

        (await ListAsync("ben")).ShouldBeEmpty();
        (await DecideAsync(new RefuseTestimonial(id, "again"))).ShouldBe("testimonial.wrong-state");
    }

    [Fact]
    public async Task Whoever_leaves_has_withdrawn_their_consent()
    {
        await DecideAsync(new ApproveTestimonial(await WriteAsync("It was good.")));
        await _bank.SendAsync("ada", new LeaveBank());

        await _bank.DispatchAsync();

        (await ListAsync("ben")).ShouldBeEmpty();
        _bank.Count("testimonials", "words <> ''").ShouldBe(0);
    }

    [Fact]
    public async Task What_is_said_of_a_network_is_for_its_members()
    {
        var ben = (await _bank.SendAsync("ben", new GetMe())).Value.Id;
        var network = (await _bank.SendAsync("root", new FoundNetwork(new NetworkCharter { Name = "Improvers", Joining = JoiningRule.Open }, ben), roles: Roles.Administrator)).Value.Id;
        await _bank.RegisterAsync("otto");
        await _bank.SendAsync("ada", new JoinNetwork(network));
        var id = (await _bank.SendAsync("ada", new WriteTestimonial("It was good.", IsNamed: true, network))).Value.Id;
        (await _bank.SendAsync("ben", new ApproveTestimonial(id))).IsGranted.ShouldBeTrue();

        (await _bank.SendAsync("ben", new ListTestimonials(network))).Value.Items.Single().Author!.Name.ShouldBe("ada");
        (await _bank.SendAsync("otto", new ListTestimonials(network))).Refusal!.Code.ShouldBe("network.not-found");
        (await ListAsync("otto")).ShouldBeEmpty();
        (await _bank.SendAsync("otto", new WriteTestimonial("Me too", Network: network))).Refusal!.Code.ShouldBe("network.not-found");
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        (await _bank.SendAsync("ada", new WriteTestimonial(" "))).Refusal!.Code.ShouldBe("testimonial.words");
        (await _bank.SendAsync("ada", new WriteTestimonial(new string('x', 2_001)))).Refusal!.Code.ShouldBe("testimonial.words");
        (await DecideAsync(new RefuseTestimonial(await WriteAsync("It was good."), ""))).ShouldBe("testimonial.reason");
        (await DecideAsync(new ApproveTestimonial(TestimonialId.New(_bank.Clock.GetCurrentInstant())))).ShouldBe("testimonial.not-found");
    }

    private async Task<TestimonialId> WriteAsync(string words, bool isNamed = false)
    {
        _bank.Clock.Advance(Duration.FromMinutes(1));
        return (await _bank.SendAsync("ada", new WriteTestimonial(words, isNamed))).Value.Id;
    }

    private async Task<string?> DecideAsync(ICommand<Done> decision) => (await _bank.SendAsync("root", decision, roles: Roles.Administrator)).Refusal?.Code;

    private async Task<IReadOnlyList<TestimonialView>> ListAsync(string subject) => (await _bank.SendAsync(subject, new ListTestimonials())).Value.Items;
}
