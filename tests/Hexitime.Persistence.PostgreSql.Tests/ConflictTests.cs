using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Persistence.Conformance;
using Hexitime.UseCases;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>Real conflicts with other transactions: nobody is told of them, and nobody is told of missing credit in their place.</summary>
public sealed class ConflictTests : IAsyncLifetime
{
    private Bank _bank = null!;
    private ExchangeId _exchange;
    private Guid[] _wallets = [];

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(PostgreSqlDatabases.Server);
        await _bank.RegisterAsync("giver");
        var taker = (await _bank.RegisterAsync("taker")).Id;
        var direct = new DirectProposal(taker, IGive: true, ExchangeKind.Coaching, "Run charts");
        _exchange = (await _bank.SendAsync("giver", new ProposeExchange(Direct: direct, Hours: Credits.FromHours(2)))).Value.Id;
        _wallets = [.. new[] { "giver", "taker" }.Select(s => (Guid)_bank.Database.Scalar($"SELECT wallet FROM {{members}} WHERE subject = '{s}'")!).Order()];
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_use_case_that_is_ended_in_a_deadlock_is_run_again()
    {
        await _bank.SendAsync("taker", new AcceptExchange(_exchange));
        await _bank.SendAsync("giver", new RecordHours(_exchange, Credits.FromHours(2)));
        await using var other = await OtherTransaction.BeginAsync(_bank.Database);
        await using var third = await OtherTransaction.BeginAsync(_bank.Database);
        await other.RunAsync("SELECT FROM hexitime.exchanges FOR UPDATE");
        await third.LockAccountAsync(_wallets[1]);
        var confirming = _bank.SendAsync("taker", new ConfirmHours(_exchange));
        await OtherTransaction.AreWaitingAsync(_bank.Database, 1);
        var locking = other.LockAccountAsync(_wallets[0]);
        await OtherTransaction.AreWaitingAsync(_bank.Database, 2);

        // Now the use case takes the second wallet, and comes to wait for the exchange: the other one holds it, and waits for the use case.
        await third.DisposeAsync();
        await locking;
        confirming.IsCompleted.ShouldBeFalse("it gave up the first wallet, and is at its next attempt");
        await other.DisposeAsync();

        (await confirming).Refusal.ShouldBeNull();
        ((await _bank.BalanceAsync("giver")).Minutes, (await _bank.BalanceAsync("taker")).Minutes).ShouldBe((240, 0));
        await IsWholeAsync();
    }

    [Fact]
    public async Task A_key_that_somebody_else_is_about_to_take_is_waited_for_and_the_work_run_again()
    {
        await using var other = await OtherTransaction.BeginAsync(_bank.Database);
        await other.RunAsync("""
            INSERT INTO hexitime.organisations (id, name, name_key) VALUES (gen_random_uuid(), 'Elsewhere', 'ELSEWHERE');
            """);
        var registering = _bank.SendAsync("ada", new RegisterMember(Bank.NewProfile("ada", "Elsewhere")));
        await OtherTransaction.AreWaitingAsync(_bank.Database, 1);

        await other.RunAsync("COMMIT");

        (await registering).Value.Profile.Organisation.ShouldBe("Elsewhere");
        _bank.Count("organisations", "name_key = 'ELSEWHERE'").ShouldBe(1);
        (await _bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(2));
        await IsWholeAsync();
    }

    [Fact]
    public async Task Somebody_else_who_changed_the_exchange_meanwhile_is_met_by_a_refusal_of_the_rules_not_of_the_ledger()
    {
        await using var other = await OtherTransaction.BeginAsync(_bank.Database);
        await other.RunAsync("UPDATE hexitime.exchanges SET version = version + 1, state = 4, awaited_id = NULL, deadline = NULL");
        var accepting = _bank.SendAsync("taker", new AcceptExchange(_exchange));
        await OtherTransaction.AreWaitingAsync(_bank.Database, 1);

        await other.RunAsync("COMMIT");

        (await accepting).Refusal!.Code.ShouldBe("exchange.wrong-state");
        (await _bank.SendAsync("taker", new GetWallet())).Value.Held.ShouldBe(Credits.Zero);
        await IsWholeAsync();
    }

    private async Task IsWholeAsync() =>
        (await _bank.SendAsync("root", new VerifyLedger(), roles: Roles.Administrator)).Value.Faults.ShouldBeEmpty();
}
