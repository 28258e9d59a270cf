using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Members who leave, come back, and are suspended, with the bank hearing of it late.</summary>
public abstract class LeavingTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private MemberId _ada;
    private MemberId _ben;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        _ada = (await _bank.RegisterAsync("ada")).Id;
        _ben = (await _bank.RegisterAsync("ben")).Id;
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Leaving_and_coming_back_does_not_end_a_suspension()
    {
        await SuspendAsync();
        (await _bank.SendAsync("ada", new LeaveBank())).IsGranted.ShouldBeTrue();

        (await _bank.SendAsync("ada", new RegisterMember(Bank.NewProfile()))).Value.State.ShouldBe(MemberState.Suspended);

        (await _bank.SendAsync("ada", Propose("ben"))).Refusal!.Code.ShouldBe("actor.suspended");
        (await _bank.SendAsync("admin", new ReinstateMember(_ada, "again"), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ada", new GetMe())).Value.State.ShouldBe(MemberState.Active);
    }

    [Fact]
    public async Task Somebody_who_has_left_cannot_be_suspended_or_reinstated_and_comes_back_in_good_standing()
    {
        await _bank.SendAsync("ada", new LeaveBank());

        (await _bank.SendAsync("admin", new SuspendMember(_ada, "unkind"), roles: Roles.Administrator)).Refusal!.Code.ShouldBe("member.has-left");
        (await _bank.SendAsync("admin", new ReinstateMember(_ada, "again"), roles: Roles.Administrator)).Refusal!.Code.ShouldBe("member.has-left");
        (await _bank.SendAsync("ada", new RegisterMember(Bank.NewProfile()))).Value.State.ShouldBe(MemberState.Active);
    }

    [Fact]
    public async Task What_somebody_begins_after_coming_back_outlives_the_news_that_they_had_left()
    {
        var before = (await _bank.SendAsync("ada", Propose("ben"))).Value.Id;
        var listingBefore = (await _bank.SendAsync("ada", Offer())).Value.Id;
        _bank.Clock.Advance(Duration.FromMinutes(1));
        await _bank.SendAsync("ada", new LeaveBank());
        _bank.Clock.Advance(Duration.FromMinutes(1));
        await _bank.RegisterAsync("ada");
        var after = (await _bank.SendAsync("ada", Propose("ben"))).Value.Id;
        var listingAfter = (await _bank.SendAsync("ada", Offer())).Value.Id;

        while (await _bank.DispatchAsync() > 0)
        {
        }

        (await _bank.SendAsync("ben", new GetExchange(before))).Value.State.ShouldBe(ExchangeState.Withdrawn);
        (await _bank.SendAsync("ada", new GetListing(listingBefore))).Value.State.ShouldBe(ListingState.Closed);
        (await _bank.SendAsync("ben", new GetExchange(after))).Value.State.ShouldBe(ExchangeState.Proposed);
        (await _bank.SendAsync("ben", new GetListing(listingAfter))).Value.State.ShouldBe(ListingState.Open);
    }

    [Fact]
    public async Task All_that_is_not_recorded_ends_with_whoever_leaves_and_nothing_of_others()
    {
        await _bank.RegisterAsync("cleo");
        async Task<ExchangeId> ProposeAsync(string subject, string asked) => (await _bank.SendAsync(subject, Propose(asked))).Value.Id;
        var recorded = await ProposeAsync("ben", "ada");
        await _bank.SendAsync("ada", new AcceptExchange(recorded));
        await _bank.SendAsync("ben", new RecordHours(recorded, Credits.FromHours(1)));
        var arranged = await ProposeAsync("ben", "ada");
        await _bank.SendAsync("ada", new AcceptExchange(arranged));
        await _bank.SendAsync("ada", new ArrangeMeeting(arranged, _bank.Clock.GetCurrentInstant()));
        var proposed = await ProposeAsync("ben", "ada");
        var ofOthers = await ProposeAsync("cleo", "ben");
        await _bank.SendAsync("ada", new LeaveBank());

        while (await _bank.DispatchAsync() > 0)
        {
        }

        foreach (var (id, state) in ((ExchangeId, ExchangeState)[])[
            (recorded, ExchangeState.Recorded), (arranged, ExchangeState.Cancelled), (proposed, ExchangeState.Declined), (ofOthers, ExchangeState.Proposed)])
            (await _bank.SendAsync("ben", new GetExchange(id))).Value.State.ShouldBe(state);
    }

    [Fact]
    public async Task A_suspended_member_finishes_what_was_begun_and_begins_nothing()
    {
        var accepted = (await _bank.SendAsync("ben", Propose("ada"))).Value.Id;
        await _bank.SendAsync("ada", new AcceptExchange(accepted));
        var proposed = (await _bank.SendAsync("ben", Propose("ada"))).Value.Id;
        await SuspendAsync();

        foreach (var refused in (ICommand<ExchangeView>[])[Propose("ben"), new AcceptExchange(proposed), new CounterPropose(proposed, Credits.FromHours(1))])
            (await _bank.SendAsync("ada", refused)).Refusal!.Code.ShouldBe("actor.suspended");
        (await _bank.SendAsync("ben", Propose("ada"))).Refusal!.Code.ShouldBe("member.not-found");
        (await _bank.SendAsync("ada", new DeclineExchange(proposed))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ada", new RecordHours(accepted, Credits.FromHours(1)))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ben", new ConfirmHours(accepted))).IsGranted.ShouldBeTrue();
        (await _bank.BalanceAsync("ben")).ShouldBe(Credits.FromHours(3));
    }

    [Fact]
    public async Task Hours_recorded_before_somebody_left_are_paid()
    {
        var id = (await _bank.SendAsync("ben", Propose("ada"))).Value.Id;
        await _bank.SendAsync("ada", new AcceptExchange(id));
        await _bank.SendAsync("ben", new RecordHours(id, Credits.FromHours(1)));
        await _bank.SendAsync("ada", new LeaveBank());
        await _bank.DispatchAsync();
        (await _bank.SendAsync("ada", new DisputeHours(id, Credits.Zero, "gone"))).Refusal!.Code.ShouldBe("actor.not-a-member");

        _bank.Clock.Advance(Duration.FromDays(14));
        await _bank.SendAsync(Actor.Bank.Subject, new Housekeeping.RunHousekeeping(), roles: Roles.Bank);

        (await _bank.BalanceAsync("ben")).ShouldBe(Credits.FromHours(3));
    }

    private Task<Result<Done>> SuspendAsync() => _bank.SendAsync("admin", new SuspendMember(_ada, "unkind"), roles: Roles.Administrator);

    /// <summary>Ada and Ben; whoever is not asked gives.</summary>
    private ProposeExchange Propose(string asked) => new(
        Direct: new DirectProposal(asked == "ada" ? _ada : _ben, IGive: true, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromHours(1));

    private static PublishListing Offer() =>
        new(ListingType.Offer, new ListingText { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) });
}
