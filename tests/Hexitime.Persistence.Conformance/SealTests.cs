using System.Text.Json;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

public abstract class SealTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;

    [Fact]
    public async Task A_member_proves_the_whole_statement_to_anybody_who_has_the_seal()
    {
        await RegisterAsync("ada", "ben");
        var seal = await SealAsync();

        var proof = (await _bank.SendAsync("ada", new ProveStatement())).Value;
        var read = JsonSerializer.Deserialize<StatementProof>(JsonSerializer.Serialize(proof, HexitimeJson.Options), HexitimeJson.Options);

        VerifyStatement.Check(read, seal).ShouldSatisfyAllConditions(
            v => v.IsProven.ShouldBeTrue(v.Sentence), v => v.Sentence.ShouldBe("Entries 1 to 1 are in seal 1 of 2026-01-05T09:00:00Z, unchanged; the balance was 2 h then."));
        JsonSerializer.Deserialize<Seal>(JsonSerializer.Serialize(seal, HexitimeJson.Options), HexitimeJson.Options).ShouldBe(seal);
    }

    [Fact]
    public async Task An_entry_is_proven_from_where_it_stands_against_the_seal_that_was_kept()
    {
        await RegisterAsync("ada");
        await GrantAsync("ada", 3);
        var kept = await SealAsync();
        await GrantAsync("ada", 2);
        await SealAsync();

        var proof = (await _bank.SendAsync("ada", new ProveStatement(From: 3, Seal: kept.Number))).Value;
        proof.Entries.Select(e => e.Number).ShouldBe([3, 4]);
        VerifyStatement.Check(proof, kept).IsProven.ShouldBeTrue();
        var newest = (await _bank.SendAsync("ada", new ProveStatement(From: 6))).Value;
        (newest.Seal.Number, newest.Entries.Single().Number).ShouldBe((2, 6));
        VerifyStatement.Check(newest, kept).Fault.ShouldBe(StatementFault.NotTheKeptSeal);
    }

    [Fact]
    public async Task What_is_not_sealed_yet_or_not_there_is_refused()
    {
        await RegisterAsync("ada");
        async Task<string?> TryAsync(ProveStatement request) => (await _bank.SendAsync("ada", request)).Refusal?.Code;

        (await TryAsync(new())).ShouldBe("ledger.not-sealed-yet");
        await SealAsync();
        await GrantAsync("ada", 1);
        (await TryAsync(new(From: 2))).ShouldBe("ledger.not-sealed-yet");
        (await TryAsync(new(From: 3))).ShouldBe("ledger.unknown-entry");
        (await TryAsync(new(From: 0))).ShouldBe("ledger.entry-number");
        (await TryAsync(new(Seal: 2))).ShouldBe("ledger.unknown-seal");
        (await _bank.SendAsync("ada", new GetSeal(2))).Refusal!.Code.ShouldBe("ledger.unknown-seal");
        await RegisterAsync("ben");
        (await _bank.SendAsync("ben", new ProveStatement())).Refusal!.Code.ShouldBe("ledger.not-sealed-yet");
    }

    [Fact]
    public async Task Nothing_recorded_is_nothing_to_seal_and_nothing_new_is_the_last_seal()
    {
        (await _bank.SendAsync("root", new SealLedger(), roles: Roles.Administrator)).Refusal!.Code.ShouldBe("ledger.nothing-to-seal");
        await RegisterAsync("ada");

        var seal = await SealAsync();
        (await SealAsync()).ShouldBe(seal);
        _bank.Count("seals").ShouldBe(1);
    }

    [Fact]
    public async Task Seals_are_listed_the_newest_first_page_by_page()
    {
        var made = new List<Seal>();
        for (var i = 0; i < 5; i++)
        {
            await RegisterAsync($"member-{i}");
            made.Add(await SealAsync());
        }

        var listed = new List<Seal>();
        string? after = null;
        do
        {
            var page = (await _bank.SendAsync("anybody", new GetSeals(after, 2))).Value;
            page.Items.Count.ShouldBeLessThanOrEqualTo(2);
            listed.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null && listed.Count < made.Count);

        listed.ShouldBe(made.AsEnumerable().Reverse());
        (await _bank.SendAsync("anybody", new GetSeal(3))).Value.ShouldBe(made[2]);
        (await _bank.SendAsync("anybody", new GetSeals("3", 2))).Value.Next.ShouldBeNull("the first seal ends the list");
    }

    [Fact]
    public async Task Without_a_seal_there_is_an_empty_page_and_a_page_that_cannot_be_is_refused()
    {
        async Task<string?> TryAsync(GetSeals request) => (await _bank.SendAsync("anybody", request)).Refusal?.Code;

        var none = (await _bank.SendAsync("anybody", new GetSeals())).Value;
        (none.Items.Count, none.Next).ShouldBe((0, null));
        (await TryAsync(new(Size: 0))).ShouldBe("page.size");
        (await TryAsync(new(Size: 101))).ShouldBe("page.size");
        (await TryAsync(new(After: "first"))).ShouldBe("page.cursor");
        (await TryAsync(new(After: "-1"))).ShouldBe("page.cursor");
        (await TryAsync(new(After: "1", Size: 0))).ShouldBe("page.size");
        (await TryAsync(new(After: "first", Size: 0))).ShouldBe("page.size");
    }

    [Fact]
    public async Task The_bank_seals_by_itself_when_a_day_has_gone_by_and_something_was_recorded()
    {
        await RegisterAsync("ada");
        (await HousekeepAsync()).SealMade.ShouldBe(1);
        await RegisterAsync("ben");
        (await HousekeepAsync()).SealMade.ShouldBeNull();
        _bank.Clock.Advance(Duration.FromHours(24));
        (await HousekeepAsync()).SealMade.ShouldBe(2);
        _bank.Clock.Advance(Duration.FromHours(24));
        (await HousekeepAsync()).SealMade.ShouldBeNull();
    }

    [Fact]
    public async Task A_bank_that_never_seals_by_itself_does_not()
    {
        await using var host = _bank.NewHost(services => services.AddHexitime(rules => rules.SealEveryHours = 0));
        await RegisterAsync("ada");
        await using var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsTheBank();

        (await Bank.HandleAsync(scope.ServiceProvider, new RunHousekeeping())).Value.SealMade.ShouldBeNull();
    }

    [Fact]
    public async Task A_statement_is_read_as_of_an_instant_of_either_time()
    {
        await RegisterAsync("ada");
        var registered = _bank.Clock.GetCurrentInstant();
        _bank.Clock.Advance(Duration.FromDays(1));
        await GrantAsync("ada", 1, effectiveAt: registered - Duration.FromDays(300));
        _bank.Clock.Advance(Duration.FromDays(1));
        await GrantAsync("ada", 1);
        async Task<List<long>> AtAsync(Instant at, LedgerTime time) =>
            [.. (await _bank.SendAsync("ada", new GetStatement(At: at, Time: time))).Value.Items.Select(l => l.Number)];

        (await AtAsync(registered, LedgerTime.Recorded)).ShouldBe([1]);
        (await AtAsync(registered, LedgerTime.Effective)).ShouldBe([2, 1]);
        (await AtAsync(registered - Duration.FromDays(1), LedgerTime.Recorded)).ShouldBeEmpty();
        (await AtAsync(registered - Duration.FromDays(1), LedgerTime.Effective)).ShouldBe([2]);
        (await _bank.SendAsync("ada", new GetStatement(Size: 2))).Value.Next.ShouldBe("2");
        (await _bank.SendAsync("ada", new GetStatement(After: "2"))).Value.Next.ShouldBeNull();
        var wallet = (await _bank.SendAsync("ada", new GetWallet(registered, LedgerTime.Effective))).Value;
        (wallet.BalanceAt, wallet.Balance).ShouldBe((Credits.FromHours(3), Credits.FromHours(4)));
    }

    public async Task InitializeAsync() => _bank = await Bank.OpenAsync(databases);

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    private async Task RegisterAsync(params string[] subjects)
    {
        foreach (var subject in subjects)
            await _bank.RegisterAsync(subject);
    }

    private Task<bool> GrantAsync(string subject, int times, Instant? effectiveAt = null) => _bank.InScopeAsync(async services =>
    {
        services.GetRequiredService<Caller>().Is(subject);
        var member = (await Bank.HandleAsync(services, new GetMe())).Value.Id;
        var wallet = (await services.GetMembers().GetByIdAsync(member))!.Wallet;
        var grants = Enumerable.Range(0, times).Select(_ => Order.Transfer(
            OrderId.New(_bank.Clock.GetCurrentInstant()), AccountId.Issuer, wallet, Credits.FromHours(1), Purpose.Grant, effectiveAt));
        var outcomes = await services.GetRequiredService<ILedgerStore>().ApplyAsync([.. grants], BatchMode.Independent, default);
        return outcomes.All(o => o.Stands);
    });

    private async Task<Seal> SealAsync() => (await _bank.SendAsync("root", new SealLedger(), roles: Roles.Administrator)).Value;

    private async Task<HousekeepingReport> HousekeepAsync() => (await _bank.SendAsync(Actor.Bank.Subject, new RunHousekeeping(), roles: Roles.Bank)).Value;
}
