using Hexitime.Donations;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Credits that one member gives to another.</summary>
public abstract class DonationTests(ITestDatabases databases) : IAsyncLifetime
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
    public async Task What_is_given_away_is_in_both_wallets_statements_and_lists()
    {
        var given = (await DonateAsync(30, "For your first run chart")).Value;

        given.ShouldSatisfyAllConditions(
            d => d.From.ShouldBe(new Person(_ada, "ada")), d => d.To.ShouldBe(new Person(_ben, "ben")), d => d.Message.ShouldBe("For your first run chart"));
        (await _bank.BalanceAsync("ada"), await _bank.BalanceAsync("ben")).ShouldBe((Credits.FromMinutes(90), Credits.FromMinutes(150)));
        (await LastLineAsync("ada")).ShouldBe((Purpose.Donation, Credits.FromMinutes(-30)));
        (await LastLineAsync("ben")).ShouldBe((Purpose.Donation, Credits.FromMinutes(30)));
        (await WithAsync("ada")).ShouldBe(new Person(_ben, "ben"));
        (await WithAsync("ben")).ShouldBe(new Person(_ada, "ada"));
        (await ListAsync("ada")).ShouldBe([given]);
        (await ListAsync("ben")).ShouldBe([given]);
        (await _bank.SendAsync("root", new VerifyLedger(), roles: Roles.Administrator)).Value.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_gave_anonymously_is_nowhere_to_be_seen_by_the_receiver()
    {
        var given = (await DonateAsync(30, isAnonymous: true)).Value;
        (await _bank.SendAsync("root", new SealLedger(), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();

        given.From.ShouldBe(new Person(_ada, "ada"));
        (await ListAsync("ada")).Single().From.ShouldBe(new Person(_ada, "ada"));
        (await ListAsync("ben")).Single().From.ShouldBeNull();
        (await LastLineAsync("ben")).ShouldBe((Purpose.Donation, Credits.FromMinutes(30)));
        (await WithAsync("ben")).ShouldBeNull();
        var proof = (await _bank.SendAsync("ben", new ProveStatement())).Value;
        proof.Entries.ShouldAllBe(e => e.Counterparty == AccountId.Issuer);
        (await _bank.BalanceAsync("ada"), await _bank.BalanceAsync("ben")).ShouldBe((Credits.FromMinutes(90), Credits.FromMinutes(150)));
    }

    [Theory]
    [InlineData(0, "donation.amount")]
    [InlineData(-5, "donation.amount")]
    [InlineData(121, "ledger.insufficient-credit")]
    public async Task Nobody_gives_what_they_do_not_have(int minutes, string code)
    {
        foreach (var isAnonymous in (bool[])[false, true])
            (await DonateAsync(minutes, isAnonymous: isAnonymous)).Refusal!.Code.ShouldBe(code);
        (await _bank.BalanceAsync("ada"), await _bank.BalanceAsync("ben")).ShouldBe((Credits.FromHours(2), Credits.FromHours(2)));
        (await ListAsync("ada")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_donation_needs_somebody_else_who_takes_part()
    {
        (await _bank.SendAsync("ada", new Donate(_ada, Credits.FromHours(1)))).Refusal!.Code.ShouldBe("donation.to-yourself");
        (await _bank.SendAsync("ada", new Donate(MemberId.New(_bank.Clock.GetCurrentInstant()), Credits.FromHours(1)))).Refusal!.Code.ShouldBe("member.not-found");
        (await DonateAsync(1, new string('x', 2_001))).Refusal!.Code.ShouldBe("donation.message");
        await _bank.SendAsync("ben", new LeaveBank());
        (await DonateAsync(1)).Refusal!.Code.ShouldBe("member.not-found");
    }

    [Fact]
    public async Task Sent_again_under_its_key_it_is_given_once()
    {
        var once = await DonateAsync(30, key: "k");
        (await DonateAsync(30, key: "k")).Value.ShouldBe(once.Value);

        (await _bank.BalanceAsync("ada")).ShouldBe(Credits.FromMinutes(90));
    }

    [Fact]
    public async Task Of_many_at_once_only_what_is_there_is_given()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => DonateAsync(25, isAnonymous: i % 2 == 0))));

        answers.Count(a => a.IsGranted).ShouldBe(4);
        (await _bank.BalanceAsync("ada"), await _bank.BalanceAsync("ben")).ShouldBe((Credits.FromMinutes(20), Credits.FromMinutes(220)));
        (await ListAsync("ben")).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        for (var i = 1; i <= 5; i++)
        {
            await DonateAsync(i);
            _bank.Clock.Advance(Duration.FromMinutes(1));
        }

        var first = (await _bank.SendAsync("ben", new ListDonations(Size: 3))).Value;
        var second = (await _bank.SendAsync("ben", new ListDonations(first.Next, Size: 3))).Value;

        first.Items.Concat(second.Items).Select(d => d.Amount.Minutes).ShouldBe([5, 4, 3, 2, 1]);
        second.Next.ShouldBeNull();
        (await _bank.SendAsync("ben", new ListDonations("x"))).Refusal!.Code.ShouldBe("page.cursor");
    }

    private Task<Result<DonationView>> DonateAsync(int minutes, string? message = null, bool isAnonymous = false, string? key = null) =>
        _bank.SendAsync("ada", new Donate(_ben, Credits.FromMinutes(minutes), message, isAnonymous), key);

    private async Task<IReadOnlyList<DonationView>> ListAsync(string subject) => (await _bank.SendAsync(subject, new ListDonations())).Value.Items;

    private async Task<Person?> WithAsync(string subject) => (await _bank.SendAsync(subject, new GetStatement())).Value.Items[0].With;

    private async Task<(Purpose, Credits)> LastLineAsync(string subject)
    {
        var line = (await _bank.SendAsync(subject, new GetStatement())).Value.Items[0];
        return (line.Purpose, line.Amount);
    }
}
