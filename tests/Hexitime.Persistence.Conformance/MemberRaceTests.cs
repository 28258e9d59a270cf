using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.UseCases;

namespace Hexitime.Persistence.Conformance;

/// <summary>People who register, edit and propose at the same moment on one database: each thing happens once.</summary>
public abstract class MemberRaceTests(ITestDatabases databases) : IAsyncLifetime
{
    private const int Rounds = 20;
    private const int Hosts = 4;
    private Bank _bank = null!;

    public async Task InitializeAsync() => _bank = await Bank.OpenAsync(databases);

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Whoever_registers_on_several_hosts_at_once_is_one_member_with_one_welcome()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var answers = await AtOnce.RunAsync(Hosts, () => RegisterAsync($"ada-{round}"));

            OneIsGranted(answers, "member.already-registered");
            (await _bank.BalanceAsync($"ada-{round}")).ShouldBe(Credits.FromHours(2));
        }

        _bank.Count("members").ShouldBe(Rounds);
        _bank.Count("outbox").ShouldBe(Rounds);
        await LedgerIsWholeAsync(entries: 2 * Rounds);
    }

    [Fact]
    public async Task Whoever_comes_back_on_several_hosts_at_once_comes_back_once_and_is_not_welcomed_again()
    {
        await RegisterAsync("ada");
        for (var round = 0; round < Rounds; round++)
        {
            await _bank.SendAsync("ada", new LeaveBank());

            OneIsGranted(await AtOnce.RunAsync(Hosts, () => RegisterAsync("ada")), "member.already-registered");
        }

        _bank.Count("members").ShouldBe(1);
        await LedgerIsWholeAsync(entries: 2);
    }

    [Fact]
    public async Task Colleagues_who_register_at_once_work_at_one_organisation()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Func<Task<Result<MyView>>> Register(string subject) =>
                () => _bank.SendAsync(subject, new RegisterMember(Bank.NewProfile(organisation: $"Hospital {round}")));

            var answers = await AtOnce.RunAsync(Register($"ada-{round}"), Register($"ben-{round}"), Register($"cay-{round}"));

            answers.ShouldAllBe(a => a.IsGranted);
        }

        _bank.Count("organisations").ShouldBe(Rounds);
        await LedgerIsWholeAsync(entries: 2 * 3 * Rounds);
    }

    [Fact]
    public async Task Of_several_edits_of_one_version_one_is_kept_and_the_others_are_told()
    {
        await RegisterAsync("ada");
        var text = new ListingText { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) };
        var listing = (await _bank.SendAsync("ada", new PublishListing(ListingType.Offer, text))).Value;
        for (var round = 0; round < Rounds; round++)
        {
            Func<Task<Result<ListingView>>> Edit(string title) =>
                () => _bank.SendAsync("ada", new EditListing(listing.Id, text with { Title = title }, listing.Version));

            var answers = await AtOnce.RunAsync(Edit("one"), Edit("two"), Edit("three"));

            var kept = OneIsGranted(answers, "version.stale");
            listing = (await _bank.SendAsync("ada", new GetListing(listing.Id))).Value;
            (listing.Title, listing.Version).ShouldBe((kept.Title, round + 2));
        }
    }

    [Fact]
    public async Task One_key_from_several_hosts_at_once_makes_one_proposal_and_one_answer()
    {
        await RegisterAsync("ada");
        var ben = (await RegisterAsync("ben")).Value.Id;
        var proposal = new ProposeExchange(Direct: new(ben, IGive: true, ExchangeKind.Advice, "Advice"), Hours: Credits.FromHours(1));
        for (var round = 0; round < Rounds; round++)
        {
            var answers = await AtOnce.RunAsync(Hosts, () => _bank.SendAsync("ada", proposal, key: $"key-{round}"));

            answers.Select(a => a.Value.Id).Distinct().Count().ShouldBe(1);
            answers.Select(a => a.Value.Version).Distinct().Count().ShouldBe(1);
        }

        _bank.Count("exchanges").ShouldBe(Rounds);
    }

    private static T OneIsGranted<T>(Result<T>[] answers, string othersAreTold) where T : notnull
    {
        answers.Where(a => !a.IsGranted).Select(a => a.Refusal!.Code).ShouldBe(Enumerable.Repeat(othersAreTold, answers.Length - 1));
        return answers.Single(a => a.IsGranted).Value;
    }

    private Task<Result<MyView>> RegisterAsync(string subject) => _bank.SendAsync(subject, new RegisterMember(Bank.NewProfile()));

    private async Task LedgerIsWholeAsync(int entries)
    {
        var verified = (await _bank.SendAsync("root", new VerifyLedger(), roles: Roles.Administrator)).Value;
        verified.Faults.ShouldBeEmpty();
        verified.Entries.ShouldBe(entries);
    }
}
