using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Notifications;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance;

/// <summary>Ada publishes a request that the offers of others suit, and all who shall know of it are told once.</summary>
public abstract class SuggestionTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly Letterbox _letters = new();
    private MatchBank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await MatchBank.OpenAsync(databases, ["ada", "ben", "cleo", "dora", "emil", "hana"], services => services.AddSingleton<INotifier>(_letters));
        foreach (var subject in (string[])["ada", "ben", "cleo", "dora", "emil", "hana"])
            await _bank.DoAsync(subject, new ChooseNotifications(new NotificationChoices(Suggestions: NotificationTiming.AtOnce)));
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task The_owner_is_told_how_many_can_help_and_the_best_three_that_there_is_somebody_to_help()
    {
        await OfferAsync("ben", "cleo", "dora", "emil");
        await _bank.PublishAsync("hana", ListingType.Offer, MatchBank.Text("Something else entirely", "facilitation"));
        await DeliverAsync();
        All.ShouldBeEmpty("nobody has asked for anything yet");

        var request = await RequestAsync();
        await DeliverAsync();

        Told("ada").Single().ShouldSatisfyAllConditions(
            n => n.Subject.ShouldBe("Help with run charts"), n => n.Body.ShouldBe($"4 people can help. See who: matches?listing={request.Value:D}"), n => n.About.ShouldBe(NotificationTopic.Suggestions));
        All.Where(n => n.To.Name != "ada").Select(n => n.To.Name).ShouldBe(["ben", "cleo", "dora"], ignoreOrder: true);
        Told("ben").Single().ShouldSatisfyAllConditions(
            n => n.Subject.ShouldBe("A new request suits your offer"), n => n.Body.ShouldBe($"\"Help with run charts\" suits \"Run charts by ben\". See it: listings/{request.Value:D}"));
    }

    [Fact]
    public async Task However_often_the_event_arrives_and_whoever_has_come_since_it_is_told_once()
    {
        await OfferAsync("ben");
        var request = await RequestAsync();
        await DeliverAsync();
        await OfferAsync("cleo");
        var told = All.Count;

        await ArriveAsync(new ListingPublished(request));
        await AtOnce.RunAsync(3, () => ArriveAsync(new ListingPublished(request)));
        await DeliverAsync();

        All.Count.ShouldBe(told);
        Told("cleo").Single().Body.ShouldStartWith("One person looks for this.");
        Told("ada").Count.ShouldBe(2, "of her own request, and that Cleo's offer suits it");
    }

    [Fact]
    public async Task Whoever_does_not_want_it_is_blocked_or_suspended_is_not_told()
    {
        await OfferAsync("ben", "cleo", "dora", "emil");
        await _bank.DoAsync("ben", new ChooseNotifications(new NotificationChoices(Suggestions: NotificationTiming.Off)));
        await _bank.DoAsync("cleo", new BlockMember(_bank["ada"]));
        await _bank.AsAdministratorAsync(new SuspendMember(_bank["dora"], "unkind"));

        await RequestAsync();
        await _bank.DispatchAsync();
        await _bank.DoAsync("ada", new BlockMember(_bank["emil"]));
        await DeliverAsync();

        Told("ada").Single().Body.ShouldStartWith("2 people can help.");
        All.Select(n => n.To.Name).ShouldBe(["ada"], "Ben does not want it, and since Emil was blocked he is not told either");
    }

    [Fact]
    public async Task What_waits_for_approval_is_told_of_once_it_is_approved_to_those_who_find_it()
    {
        var network = await _bank.FoundAsync("hana", ListingRule.AfterApproval, "ada", "ben");
        await OfferAsync("ben", "cleo");
        var request = (await _bank.DoAsync("ada", new PublishListing(ListingType.Request, MatchBank.Text("Help with run charts", "run charts"), Networks: [network]))).Id;
        await DeliverAsync();
        All.ShouldBeEmpty();

        await _bank.DoAsync("hana", new ApproveListing(network, request));
        await DeliverAsync();

        Told("ada").Single().Body.ShouldStartWith("2 people can help.");
        All.Where(n => n.To.Name != "ada").Select(n => n.To.Name).ShouldBe(["ben"], "Cleo does not belong to the network, and offers it to all");
    }

    [Fact]
    public async Task Unless_somebody_chooses_otherwise_it_comes_with_the_digest()
    {
        await _bank.DoAsync("ada", new ChooseNotifications(new NotificationChoices()));
        await OfferAsync("ben");
        await RequestAsync();
        await DeliverAsync();
        Told("ada").ShouldBeEmpty();

        _bank.Bank.Clock.Advance(NodaTime.Duration.FromDays(1));
        await DeliverAsync();
        Told("ada").Single().Body.ShouldContain("One person can help.");
    }

    private IReadOnlyList<Notice> All => [.. _letters.Told.Where(n => n.About == NotificationTopic.Suggestions)];

    private IReadOnlyList<Notice> Told(string name) => [.. All.Where(n => n.To.Name == name)];

    private async Task OfferAsync(params string[] subjects)
    {
        foreach (var subject in subjects)
            await _bank.PublishAsync(subject, ListingType.Offer, MatchBank.Text($"Run charts by {subject}", "run charts"));
        await DeliverAsync();
    }

    private Task<ListingId> RequestAsync() => _bank.PublishAsync("ada", ListingType.Request, MatchBank.Text("Help with run charts", "run charts"));

    private Task<Done> ArriveAsync(ListingPublished published) => _bank.Bank.InScopeAsync(async services =>
    {
        services.GetRequiredService<Caller>().IsTheBank();
        foreach (var handler in services.GetServices<INotificationHandler<ListingPublished>>())
            await handler.Handle(published, CancellationToken.None);
        return new Done();
    });

    private async Task DeliverAsync()
    {
        await _bank.DispatchAsync();
        for (var turn = 0; turn < 3; turn++)
            await _bank.Bank.SendAsync(Actor.Bank.Subject, new DeliverNotifications(), roles: Roles.Bank);
    }
}
