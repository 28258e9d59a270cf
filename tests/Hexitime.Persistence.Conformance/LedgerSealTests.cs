using Hexitime.Ledger;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>A ledger that was sealed twice, and what becomes of it in the hands of somebody whom neither triggers nor CHECKs stop.</summary>
public abstract class LedgerSealTests(ITestDatabases databases) : IAsyncLifetime
{
    private TestLedger _ledger = null!;
    private AccountId[] _wallets = [];
    private Seal _first = null!;
    private Seal _second = null!;

    public static TheoryData<string, LedgerFault[]> Forgeries => new()
    {
        { "UPDATE {entries} SET amount_minutes = amount_minutes + 1 WHERE account_id = $A AND number = 2", [Entry(LedgerFaultKind.EntryChanged, 1, 2)] },
        { "UPDATE {entries} SET amount_minutes = -9000000000000000000 WHERE account_id = $A AND number = 2", [Entry(LedgerFaultKind.EntryChanged, 1, 2)] },
        { "UPDATE {entries} SET purpose = purpose + 256 WHERE account_id = $A AND number = 3", [Entry(LedgerFaultKind.EntryChanged, 1, 3)] },
        { "UPDATE {entries} SET balance_after_minutes = balance_after_minutes + 1 WHERE account_id = $A AND number = 4", [Entry(LedgerFaultKind.EntryChanged, 1, 4)] },
        { "UPDATE {entries} SET hash = $H WHERE account_id = $A AND number = 4", [Entry(LedgerFaultKind.EntryChanged, 1, 4)] },
        // A conserved pair of changes: what one gives, the other takes.
        { "UPDATE {entries} SET amount_minutes = amount_minutes + 5 WHERE account_id = $A AND number = 2; UPDATE {entries} SET amount_minutes = amount_minutes - 5 WHERE account_id = $B AND number = 2",
            [Entry(LedgerFaultKind.EntryChanged, 1, 2), Entry(LedgerFaultKind.EntryChanged, 2, 2)] },
        { "UPDATE {entries} SET number = number + 100 WHERE account_id = $A AND number IN (2, 3); UPDATE {entries} SET number = 105 - number WHERE number > 100",
            [Entry(LedgerFaultKind.EntryOutOfOrder, 1, 2)] },
        { "DELETE FROM {entries} WHERE account_id = $A AND number = 2", [Entry(LedgerFaultKind.EntryMissing, 1, 2)] },
        { "DELETE FROM {entries} WHERE account_id = $A AND number = 4", [Entry(LedgerFaultKind.EntryMissing, 1, 4)] },
        // The tail cut off, and the account rewritten to match: consistent in itself, but not what was sealed.
        { "DELETE FROM {entries} WHERE account_id = $A AND number = 4; UPDATE {accounts} SET length = 3, posted_minutes = (SELECT balance_after_minutes FROM {entries} WHERE account_id = $A AND number = 3), "
            + "head = (SELECT hash FROM {entries} WHERE account_id = $A AND number = 3) WHERE id = $A",
            [new LedgerFault(LedgerFaultKind.SealBroken, TestLedger.Wallet(1), 4, 2), new LedgerFault(LedgerFaultKind.NotConserved, default, 0)] },
        { "INSERT INTO {entries} SELECT account_id, 5, $O, counterparty, amount_minutes, balance_after_minutes + amount_minutes, purpose, effective_at, recorded_at, memo, hash FROM {entries} WHERE account_id = $A AND number = 4",
            [Entry(LedgerFaultKind.EntryAdded, 1, 5)] },
        { "UPDATE {accounts} SET head = $H WHERE id = $A", [Entry(LedgerFaultKind.AccountChanged, 1, 0)] },
        { "UPDATE {accounts} SET posted_minutes = posted_minutes + 1 WHERE id = $A",
            [Entry(LedgerFaultKind.AccountChanged, 1, 0), new LedgerFault(LedgerFaultKind.NotConserved, default, 0)] },
        { "UPDATE {accounts} SET posted_minutes = posted_minutes + 1 WHERE id = $A; UPDATE {accounts} SET posted_minutes = posted_minutes - 1 WHERE id = $B",
            [Entry(LedgerFaultKind.AccountChanged, 1, 0), Entry(LedgerFaultKind.AccountChanged, 2, 0)] },
        { "DELETE FROM {accounts} WHERE id = $B", [Entry(LedgerFaultKind.AccountMissing, 2, 0), new LedgerFault(LedgerFaultKind.NotConserved, default, 0)] },
        { "DELETE FROM {accounts} WHERE id = $B; DELETE FROM {entries} WHERE account_id = $B",
            [Entry(LedgerFaultKind.AccountMissing, 2, 0), new LedgerFault(LedgerFaultKind.NotConserved, default, 0)] },
        { "UPDATE {seals} SET entries = entries + 1 WHERE number = 1", [OfSeal(LedgerFaultKind.SealChanged, 1)] },
        { "UPDATE {seals} SET root = $H WHERE number = 2", [OfSeal(LedgerFaultKind.SealChanged, 2)] },
        { "UPDATE {seals} SET previous = $H WHERE number = 2", [OfSeal(LedgerFaultKind.SealChanged, 2)] },
        { "DELETE FROM {seals} WHERE number = 1", [OfSeal(LedgerFaultKind.SealMissing, 1)] },
        { "DELETE FROM {seals} WHERE number = 2", [OfSeal(LedgerFaultKind.SealMissing, 2)] },
        { "UPDATE {sealed_heads} SET head = $H WHERE account_id = $A AND seal_number = 1",
            [new LedgerFault(LedgerFaultKind.SealBroken, TestLedger.Wallet(1), 2, 1), OfSeal(LedgerFaultKind.SealChanged, 1)] },
        { "DELETE FROM {sealed_heads} WHERE account_id = $A AND seal_number = 2", [OfSeal(LedgerFaultKind.SealChanged, 2)] },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Whatever_was_forged_is_found_and_named(string sql, LedgerFault[] faults)
    {
        Tamper(sql);

        (await VerifyAsync()).Faults.ShouldBe(faults);
    }

    [Fact]
    public async Task A_history_forged_as_a_whole_is_consistent_in_itself_and_found_by_the_seal()
    {
        await ReforgeAsync(from: 2);

        (await VerifyAsync()).Faults.ShouldBe([new LedgerFault(LedgerFaultKind.SealBroken, _wallets[0], 2, 1)]);
    }

    [Fact]
    public async Task What_was_forged_with_all_seals_after_it_is_found_by_a_seal_that_was_kept()
    {
        await ReforgeAsync(from: 3);
        Tamper("DELETE FROM {seals} WHERE number = 2; DELETE FROM {sealed_heads} WHERE seal_number = 2");
        var forged = await SealAsync();

        forged.Hash.ShouldNotBe(_second.Hash);
        (await VerifyAsync()).Faults.ShouldBeEmpty();
        (await VerifyAsync(_first)).Faults.ShouldBeEmpty();
        (await VerifyAsync(_second)).Faults.ShouldBe([OfSeal(LedgerFaultKind.SealChanged, 2)]);
        (await VerifyAsync(Seal.Following(_second, _second.SealedAt, new MerkleTree(), 0))).Faults.ShouldBe([OfSeal(LedgerFaultKind.SealMissing, 3)]);
    }

    [Fact]
    public async Task An_untouched_ledger_is_whole_and_has_the_seals_that_were_kept()
    {
        var verified = await VerifyAsync(_first, _second);

        (verified.IsWhole, verified.Accounts, verified.Entries, verified.Seals).ShouldBe((true, 4, 12, 2));
        (_first.Number, _second.Number, _second.Previous).ShouldBe((1, 2, _first.Hash));
        (_first.Accounts, _first.Entries, _second.Entries).ShouldBe((4, 8, 12));
        (await SealAsync()).ShouldBe(_second);
    }

    [Fact]
    public async Task Seals_and_sealed_heads_are_never_changed_deleted_or_put_in_between()
    {
        Refused("UPDATE {seals} SET entries = entries", "A seal is never changed.");
        Refused("DELETE FROM {seals}", "A seal is never deleted.");
        Refused("UPDATE {sealed_heads} SET length = length", "A sealed head is never changed.");
        Refused("DELETE FROM {sealed_heads}", "A sealed head is never deleted.");
        Refused("INSERT INTO {sealed_heads} (account_id, seal_number, length, head) VALUES ($O, 2, 1, $H)", "A seal has the heads that it was made with.");
        Refused("INSERT INTO {seals} (number, sealed_at, accounts, entries, root, previous, hash) SELECT 4, sealed_at, 1, 1, root, hash, hash FROM {seals} WHERE number = 2", "A seal follows the one before it.");
        Refused("INSERT INTO {seals} (number, sealed_at, accounts, entries, root, previous, hash) SELECT 3, sealed_at, 1, 1, root, previous, hash FROM {seals} WHERE number = 2", "A seal follows the one before it.");

        (await VerifyAsync(_first, _second)).IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_hosts_that_seal_at_once_make_one_chain()
    {
        await PayAsync(0, 1);

        var made = await AtOnce.RunAsync(6, SealAsync);

        made.Select(s => s.Number).Distinct().ShouldBe([3]);
        (await VerifyAsync([_first, _second, .. made])).IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task More_accounts_than_are_verified_at_once_are_verified_all()
    {
        var many = Enumerable.Range(100, 2_050).Select(TestLedger.Wallet).ToList();
        await _ledger.UseAsync(async store =>
        {
            foreach (var wallet in many)
                await store.OpenAsync(Account.Open(wallet, AccountKind.Member), default);
        });
        var busy = many.Where((_, i) => i % 3 > 0).ToList();
        (await _ledger.ApplyAsync([.. busy.Select(w => Order.Welcome(_ledger.NewId(), w, Credits.FromHours(1)))])).ShouldAllBe(o => o.Stands);
        var third = await SealAsync();

        var verified = await VerifyAsync(third);
        (verified.IsWhole, verified.Accounts, verified.Entries).ShouldBe((true, 4 + 2_050, 12 + (2 * busy.Count)));
        third.Accounts.ShouldBe(4 + busy.Count);

        Tamper($"DELETE FROM {{accounts}} WHERE id = {_ledger.Database.Literal(busy[700].Value)}; DELETE FROM {{accounts}} WHERE id = {_ledger.Database.Literal(busy[^1].Value)}");
        (await VerifyAsync()).Faults.Where(f => f.Kind == LedgerFaultKind.AccountMissing).Select(f => f.Account).ShouldBe([busy[700], busy[^1]]);
    }

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.CreateAsync(databases);
        _wallets = await _ledger.OpenAsync(3);
        await PayAsync(0, 1);
        _first = await SealAsync();
        await PayAsync(0, 1);
        await PayAsync(1, 0);
        _second = await SealAsync();
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    private static LedgerFault Entry(LedgerFaultKind kind, int wallet, long number) => new(kind, TestLedger.Wallet(wallet), number);

    private static LedgerFault OfSeal(LedgerFaultKind kind, long number) => new(kind, default, 0, number);

    private async Task PayAsync(int from, int to) =>
        (await _ledger.ApplyAsync(Order.Transfer(_ledger.NewId(), _wallets[from], _wallets[to], Credits.FromMinutes(10), Purpose.Exchange))).Stands.ShouldBeTrue();

    private Task<Seal> SealAsync() => SendAsync<SealLedger, Seal>(new SealLedger());

    private Task<LedgerVerification> VerifyAsync(params Seal[] kept) => SendAsync<VerifyLedger, LedgerVerification>(new VerifyLedger(kept));

    private async Task<T> SendAsync<TRequest, T>(TRequest request) where TRequest : IRequest<Result<T>> where T : notnull
    {
        await using var scope = _ledger.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsTheBank();
        return (await scope.ServiceProvider.GetRequiredService<IRequestHandler<TRequest, Result<T>>>().Handle(request, default)).Value;
    }

    /// <summary>Changes an entry of the first wallet and makes every hash behind it fit, as somebody would who has read this source.</summary>
    private async Task ReforgeAsync(long from)
    {
        var entries = (await _ledger.UseAsync(store => store.ReadEntriesAsync(_wallets[0], null, 100, default))).Reverse().ToList();
        var hash = entries.FindLast(e => e.Number < from).Hash;
        foreach (var entry in entries.Where(e => e.Number >= from))
        {
            var forged = entry with { EffectiveAt = Instant.FromUtc(2025, 1, 1, 0, 0) };
            hash = HashChain.Link(hash, in forged);
            Tamper($"UPDATE {{entries}} SET effective_at = $T, hash = {_ledger.Database.Literal(hash.ToArray())} WHERE account_id = $A AND number = {entry.Number}");
        }

        Tamper($"UPDATE {{accounts}} SET head = {_ledger.Database.Literal(hash.ToArray())} WHERE id = $A");
    }

    private void Refused(string sql, string message) =>
        Should.Throw<System.Data.Common.DbException>(() => _ledger.Database.Execute(Filled(sql))).Message.ShouldContain(message);

    private void Tamper(string sql) => _ledger.Database.Tamper(Filled(sql));

    private string Filled(string sql) => sql
        .Replace("$A", _ledger.Database.Literal(_wallets[0].Value), StringComparison.Ordinal)
        .Replace("$B", _ledger.Database.Literal(_wallets[1].Value), StringComparison.Ordinal)
        .Replace("$O", _ledger.Database.Literal(OrderId.For("forged", Guid.Empty).Value), StringComparison.Ordinal)
        .Replace("$T", _ledger.Database.Literal(Instant.FromUtc(2025, 1, 1, 0, 0)), StringComparison.Ordinal)
        .Replace("$H", _ledger.Database.Literal(new byte[Digest.Size]), StringComparison.Ordinal);
}
