using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Members who want nothing to do with each other.</summary>
public abstract class BlockTests(ITestDatabases databases) : IAsyncLifetime
{
    private static readonly ListingText Text = new() { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) };

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
    public async Task Neither_begins_anything_with_the_other_and_the_answer_is_that_of_somebody_who_is_not_there()
    {
        var (adas, bens) = (await PublishAsync("ada"), await PublishAsync("ben"));
        var nobody = MemberId.New(_bank.Clock.GetCurrentInstant());
        var nothing = ListingId.New(_bank.Clock.GetCurrentInstant());
        await BlockAsync("ada", _ben);

        foreach (var (who, other, listing) in new[] { ("ada", _ben, bens), ("ben", _ada, adas) })
        {
            foreach (var hours in (int[])[1, 0, 1_000])
            {
                var length = Credits.FromHours(hours);
                (await _bank.SendAsync(who, new Donate(other, length))).Refusal.ShouldBe((await _bank.SendAsync(who, new Donate(nobody, length))).Refusal!);
                (await ProposeAsync(who, other, length)).Refusal.ShouldBe((await ProposeAsync(who, nobody, length)).Refusal!);
                (await _bank.SendAsync(who, new ProposeExchange(listing, Hours: length))).Refusal
                    .ShouldBe((await _bank.SendAsync(who, new ProposeExchange(nothing, Hours: length))).Refusal!);
            }

            (await _bank.SendAsync(who, new GetMember(other))).Refusal.ShouldBe((await _bank.SendAsync(who, new GetMember(nobody))).Refusal!);
            (await _bank.SendAsync(who, new GetListing(listing))).Refusal.ShouldBe((await _bank.SendAsync(who, new GetListing(nothing))).Refusal!);
        }
    }

    [Fact]
    public async Task Neither_finds_the_others_listings_and_everybody_else_does()
    {
        var (adas, bens) = (await PublishAsync("ada"), await PublishAsync("ben"));
        await _bank.RegisterAsync("cleo");
        await BlockAsync("ada", _ben);

        (await BrowseAsync("ada")).ShouldBe([adas]);
        (await BrowseAsync("ben")).ShouldBe([bens]);
        (await BrowseAsync("cleo")).ShouldBe([bens, adas]);
        (await _bank.SendAsync("cleo", new GetMember(_ben))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("root", new GetMember(_ben), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_agreed_runs_its_course()
    {
        var exchange = (await ProposeAsync("ada", _ben, Credits.FromHours(1))).Value.Id;
        await BlockAsync("ben", _ada);

        (await _bank.SendAsync("ben", new AcceptExchange(exchange))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ada", new RecordHours(exchange, Credits.FromHours(1)))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ben", new ConfirmHours(exchange))).IsGranted.ShouldBeTrue();

        (await _bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(3));
    }

    [Fact]
    public async Task Blocking_and_unblocking_again_is_harmless_and_one_block_does_not_end_the_others()
    {
        await BlockAsync("ada", _ben);
        var since = (await ListAsync("ada")).Single().Since;
        _bank.Clock.Advance(Duration.FromDays(1));
        await BlockAsync("ada", _ben);
        (await ListAsync("ada")).ShouldBe([new BlockView(new Person(_ben, "ben"), since)]);
        (await ListAsync("ben")).ShouldBeEmpty();
        await BlockAsync("ben", _ada);

        foreach (var _ in (int[])[1, 2])
            (await _bank.SendAsync("ada", new UnblockMember(_ben))).IsGranted.ShouldBeTrue();
        (await ListAsync("ada")).ShouldBeEmpty();
        (await ProposeAsync("ada", _ben, Credits.FromHours(1))).IsGranted.ShouldBeFalse();

        (await _bank.SendAsync("ben", new UnblockMember(_ada))).IsGranted.ShouldBeTrue();
        (await ProposeAsync("ada", _ben, Credits.FromHours(1))).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_blocks_themselves_or_nobody()
    {
        (await _bank.SendAsync("ada", new BlockMember(_ada))).Refusal!.Code.ShouldBe("block.yourself");
        (await _bank.SendAsync("ada", new BlockMember(MemberId.New(_bank.Clock.GetCurrentInstant())))).Refusal!.Code.ShouldBe("member.not-found");
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        foreach (var name in (string[])["c", "d", "e"])
        {
            await BlockAsync("ada", (await _bank.RegisterAsync(name)).Id);
            _bank.Clock.Advance(Duration.FromMinutes(1));
        }

        var first = (await _bank.SendAsync("ada", new ListBlocks(Size: 2))).Value;
        var second = (await _bank.SendAsync("ada", new ListBlocks(first.Next, Size: 2))).Value;

        first.Items.Concat(second.Items).Select(b => b.Member.Name).ShouldBe(["e", "d", "c"]);
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Who_is_blocked_and_proposes_at_the_same_moment_comes_before_the_block_or_not_at_all()
    {
        for (var round = 0; round < 15; round++)
        {
            var before = _bank.Count("exchanges");
            var answers = await AtOnce.RunAsync<object>(
                async () => await _bank.SendAsync("ada", new BlockMember(_ben)), async () => await _bank.SendAsync("ada", new BlockMember(_ben)),
                async () => await ProposeAsync("ben", _ada, Credits.FromHours(1)));

            answers.OfType<Result<Done>>().ShouldAllBe(a => a.IsGranted);
            var proposed = answers.OfType<Result<ExchangeView>>().Single();
            (proposed.Refusal?.Code ?? "member.not-found").ShouldBe("member.not-found");
            (_bank.Count("exchanges") - before).ShouldBe(proposed.IsGranted ? 1 : 0);
            (await ProposeAsync("ben", _ada, Credits.FromHours(1))).IsGranted.ShouldBeFalse();
            var unblocked = await AtOnce.RunAsync(2, () => _bank.SendAsync("ada", new UnblockMember(_ben)));
            unblocked.ShouldAllBe(a => a.IsGranted);
        }
    }

    private async Task BlockAsync(string subject, MemberId member) => (await _bank.SendAsync(subject, new BlockMember(member))).IsGranted.ShouldBeTrue();

    private Task<Result<ExchangeView>> ProposeAsync(string subject, MemberId with, Credits hours) =>
        _bank.SendAsync(subject, new ProposeExchange(Direct: new(with, IGive: true, ExchangeKind.Coaching, "Run charts"), Hours: hours));

    private async Task<ListingId> PublishAsync(string subject)
    {
        _bank.Clock.Advance(Duration.FromMinutes(1));
        return (await _bank.SendAsync(subject, new PublishListing(ListingType.Offer, Text))).Value.Id;
    }

    private async Task<IReadOnlyList<ListingId>> BrowseAsync(string subject) => [.. (await _bank.SendAsync(subject, new BrowseListings())).Value.Items.Select(l => l.Id)];

    private async Task<IReadOnlyList<BlockView>> ListAsync(string subject) => (await _bank.SendAsync(subject, new ListBlocks())).Value.Items;
}
