using Hexitime.Ledger;
using Hexitime.Testing.Ledger;
using NodaTime;

namespace Hexitime.Tests.Ledger;

/// <summary>
/// A ledger that was sealed three times, and what its audit says when somebody has changed it whom no database stops. Ann has an entry by the first seal and three by the second;
/// Ben does as well; Cem comes with the third.
/// </summary>
public sealed class SealAuditTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 1, 9, 0);
    private static readonly AccountId Ann = Wallet(1);
    private static readonly AccountId Ben = Wallet(2);
    private static readonly AccountId Cem = Wallet(3);

    private readonly Bank _bank = new([Account.OpenIssuer(), .. new[] { Ann, Ben, Cem }.Select(id => Account.Open(id, AccountKind.Member))]);
    private readonly List<Seal> _seals = [];
    private readonly Dictionary<AccountId, List<SealedAs>> _heads;
    private readonly Dictionary<AccountId, List<Entry>> _entries;
    private Dictionary<AccountId, Account> _accounts;

    public SealAuditTests()
    {
        _heads = _bank.Accounts.ToDictionary(a => a.Account.Id, _ => new List<SealedAs>());
        Apply(Order.Welcome(Id(1), Ann, Credits.FromHours(2)), Order.Welcome(Id(2), Ben, Credits.FromHours(2)));
        Seal();
        Apply(Order.Transfer(Id(3), Ann, Ben, Credits.FromMinutes(10), Purpose.Exchange), Order.Transfer(Id(4), Ann, Ben, Credits.FromMinutes(20), Purpose.Exchange));
        Seal();
        Apply(Order.Welcome(Id(5), Cem, Credits.FromHours(2)));
        Seal();
        _entries = _bank.Accounts.ToDictionary(a => a.Account.Id, a => a.Entries);
        _accounts = _bank.Accounts.ToDictionary(a => a.Account.Id, a => a.Account);
    }

    [Fact]
    public void What_nobody_touched_is_whole_and_has_the_seals_that_were_kept()
    {
        var audit = Audit([.. _seals.Select(s => s with { })]);

        audit.Faults.ShouldBeEmpty();
        (audit.Seals, audit.Accounts, audit.Entries).ShouldBe((3, 4, 10));
        _seals.Select(s => (s.Number, s.Accounts, s.Entries)).ShouldBe([(1, 3, 4), (2, 3, 8), (3, 4, 10)]);
    }

    [Fact]
    public void An_audit_that_is_started_again_starts_afresh()
    {
        var (audit, second) = (new LedgerAudit(), _seals[1]);
        _seals.RemoveAt(1);
        Run(audit);
        audit.Faults.ShouldBe([Missing(2)]);
        _seals.Insert(1, second);
        Run(audit);
        audit.Faults.ShouldBeEmpty();
        (audit.Accounts, audit.Entries).ShouldBe((4, 10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_seal_of_which_anything_was_changed_is_found_and_no_other_is_blamed(int number)
    {
        var seal = _seals[number - 1];
        foreach (var forged in (Seal[])[
            seal with { SealedAt = seal.SealedAt + Duration.FromSeconds(1) }, seal with { Accounts = seal.Accounts + 1 }, seal with { Entries = seal.Entries + 1 },
            seal with { Root = Other }, seal with { Previous = Other }, seal with { Previous = default }, seal with { Hash = Other }])
        {
            if (forged == seal)
                continue;
            _seals[number - 1] = forged;
            Faults().ShouldBe([Changed(number)], forged.ToString());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_seal_that_was_made_anew_does_not_fit_the_one_behind_it(int number)
    {
        var seal = _seals[number - 1];
        _seals[number - 1] = Remade(seal, seal.SealedAt + Duration.FromSeconds(1), Tree(number), seal.Entries);

        Faults().ShouldBe([Changed(number)]);
    }

    [Fact]
    public void The_last_seal_made_anew_is_found_by_the_one_that_was_kept()
    {
        var kept = _seals[2];
        _seals[2] = Remade(kept, kept.SealedAt + Duration.FromSeconds(1), Tree(3), kept.Entries);

        Faults().ShouldBeEmpty();
        Audit([kept]).Faults.ShouldBe([Changed(3)]);
    }

    [Fact]
    public void A_seal_made_anew_over_other_figures_is_not_that_of_the_heads()
    {
        var seal = _seals[2];
        _seals[2] = Remade(seal, seal.SealedAt, Tree(3), seal.Entries + 1);
        Faults().ShouldBe([Changed(3)]);
        _seals[2] = Remade(seal, seal.SealedAt, Tree(2), seal.Entries);
        Faults().ShouldBe([Changed(3)]);
    }

    [Fact]
    public void Only_the_first_seal_has_none_before_it()
    {
        var (first, second) = (_seals[0], _seals[1]);
        _seals.Clear();
        _seals.Add(Hexitime.Ledger.Seal.Following(first with { Number = 0, Hash = Other }, first.SealedAt, Tree(1), first.Entries));
        RemoveSealedHeadsFrom(2);
        Faults().ShouldBe([Changed(1)]);

        _seals[0] = first;
        Faults().ShouldBeEmpty();
        _seals[0] = Hexitime.Ledger.Seal.Following(first with { Hash = default }, second.SealedAt, Tree(1), first.Entries);
        Faults().ShouldBe([Missing(1), Changed(2)]);
    }

    [Fact]
    public void A_seal_that_is_not_there_is_missed_by_its_number_and_by_its_heads()
    {
        var all = _seals.ToList();
        for (var number = 1; number <= 3; number++)
        {
            _seals.RemoveAt(number - 1);
            Faults().ShouldBe([Missing(number)]);
            _seals.Insert(number - 1, all[number - 1]);
        }

        _seals.Clear();
        Faults().ShouldBe([Missing(1), Missing(2), Missing(3)]);

        _seals.AddRange(all);
        for (var number = 4; number <= 6; number++)
        {
            Apply(Order.Transfer(Id(10 + number), Ann, Ben, Credits.FromMinutes(1), Purpose.Exchange));
            Seal();
        }

        _accounts = _bank.Accounts.ToDictionary(a => a.Account.Id, a => a.Account);
        Faults().ShouldBeEmpty();
        _seals.RemoveRange(0, 5);
        Faults().ShouldBe([Missing(1), Missing(2), Missing(3), Missing(4), Missing(5)]);
    }

    [Fact]
    public void A_seal_of_which_no_head_is_left_is_missed_by_who_kept_it()
    {
        var (kept, all) = (_seals[2], _seals.ToList());
        _seals.Clear();

        _seals.AddRange(all.Take(2));
        RemoveSealedHeadsFrom(3);
        Faults().ShouldBeEmpty();
        Audit([kept]).Faults.ShouldBe([Missing(3)]);
    }

    [Fact]
    public void A_ledger_without_seals_misses_those_that_were_kept()
    {
        var audit = new LedgerAudit(_seals);
        audit.Finish();
        audit.Faults.ShouldBe([Missing(1), Missing(2), Missing(3)]);
    }

    [Fact]
    public void Of_a_seal_with_an_absurd_number_not_everything_before_it_is_said_to_be_missing()
    {
        _seals[2] = _seals[2] with { Number = long.MaxValue };

        Faults().ShouldBe([Missing(3), Missing(4), Missing(5), Missing(6), Changed(long.MaxValue)]);
    }

    [Fact]
    public void A_history_forged_as_a_whole_is_told_by_the_first_seal_that_it_breaks()
    {
        Reforge(Ann, from: 2);
        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.SealBroken, Ann, 3, 2)]);
        Reforge(Ann, from: 1);
        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.SealBroken, Ann, 1, 1)]);
    }

    [Fact]
    public void Hashes_made_to_fit_a_wrong_number_or_a_wrong_balance_help_nobody()
    {
        Reforge(Ann, from: 2, e => e with { Number = e.Number + 5 });
        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.EntryChanged, Ann, 2)]);

        Reforge(Ann, from: 2, e => e with { Number = e.Number - 5, BalanceAfter = e.BalanceAfter + Credits.FromMinutes(1) });
        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.EntryChanged, Ann, 2)]);
    }

    [Fact]
    public void A_history_cut_off_with_its_account_made_to_fit_is_told_by_the_seal()
    {
        CutOff(Ann);
        _accounts[Ann] = _accounts[Ann] with { Length = 2, Head = _entries[Ann][^1].Hash, Posted = _entries[Ann][^1].BalanceAfter };

        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.SealBroken, Ann, 3, 2), new LedgerFault(LedgerFaultKind.NotConserved, default, 0)]);
    }

    [Fact]
    public void What_is_known_to_be_missing_or_changed_needs_no_seal_to_tell_of_it()
    {
        CutOff(Ann);
        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.EntryMissing, Ann, 3)]);

        _entries[Ben][0] = _entries[Ben][0] with { Memo = Other };
        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.EntryMissing, Ann, 3), new LedgerFault(LedgerFaultKind.EntryChanged, Ben, 1)]);
    }

    [Fact]
    public void An_entry_that_stands_elsewhere_is_out_of_order_however_often_and_one_too_many_is_added()
    {
        var first = _entries[Ann][0];
        _entries[Ann][0] = _entries[Ann][1];
        (_entries[Ann][1], _entries[Ann][2]) = (first, first);
        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.EntryOutOfOrder, Ann, 1)]);

        _accounts[Ben] = _accounts[Ben] with { Length = 2 };
        Faults()[1].ShouldBe(new LedgerFault(LedgerFaultKind.EntryAdded, Ben, 3));
    }

    [Fact]
    public void An_account_below_its_floor_is_overdrawn_and_the_issuer_never_is()
    {
        foreach (var id in _accounts.Keys.ToList())
            _accounts[id] = _accounts[id] with { Floor = _accounts[id].Posted };
        Faults().ShouldBeEmpty();

        foreach (var id in new[] { AccountId.Issuer, Ann })
            _accounts[id] = _accounts[id] with { Floor = _accounts[id].Posted + Credits.FromMinutes(1) };
        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.Overdrawn, Ann, 0)]);
    }

    [Fact]
    public void An_account_that_is_gone_is_told_once()
    {
        var gone = _accounts[Ann];
        _accounts.Remove(Ann);

        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.AccountMissing, Ann, 0), new LedgerFault(LedgerFaultKind.NotConserved, default, 0)]);

        _accounts[Ann] = gone;
        Faults().ShouldBeEmpty();
    }

    [Fact]
    public void A_sealed_head_that_was_changed_or_taken_away_is_not_what_the_seal_says()
    {
        var first = _heads[Ann][0];
        _heads[Ann][0] = first with { Head = first.Head with { Head = Other } };
        Faults().ShouldBe([new LedgerFault(LedgerFaultKind.SealBroken, Ann, 1, 1), Changed(1)]);

        _heads[Ann][0] = first;
        _heads[Ann].RemoveAt(1);
        Faults().ShouldBe([Changed(2), Changed(3)]);
    }

    [Fact]
    public void Entries_are_verified_account_by_account()
    {
        var audit = new LedgerAudit();
        audit.Begin(_accounts[Ann]);
        Should.Throw<ArgumentException>(() => audit.Add(_entries[Ben][0]));
    }

    [Fact]
    public void After_every_hundred_thousand_entries_it_says_how_far_it_is()
    {
        var told = new Told();
        var audit = new LedgerAudit(progress: told);
        audit.Begin(_accounts[Ann]);
        audit.End(Credits.Zero);
        audit.Begin(_accounts[Ben]);
        for (var i = 0; i < 200_001; i++)
            audit.Add(_entries[Ben][0]);

        told.ShouldBe([new LedgerProgress(1, 100_000), new LedgerProgress(1, 200_000)]);
    }

    private static Digest Other => Digest.OfMemo([1], "forged");

    private static AccountId Wallet(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private static OrderId Id(int number) => OrderId.For($"{number}", Guid.Empty);

    private static LedgerFault Changed(long seal) => new(LedgerFaultKind.SealChanged, default, 0, seal);

    private static LedgerFault Missing(long seal) => new(LedgerFaultKind.SealMissing, default, 0, seal);

    /// <summary>The seal as somebody would make it who can make seals.</summary>
    private static Seal Remade(Seal seal, Instant at, MerkleTree heads, long entries) =>
        Hexitime.Ledger.Seal.Following(seal with { Number = seal.Number - 1, SealedAt = Now, Hash = seal.Previous }, at, heads, entries);

    private void Apply(params Order[] orders) => _bank.Apply(new LedgerBatch(Now, BatchMode.Linked, orders)).ShouldAllBe(o => o.Stands);

    private void Seal()
    {
        var number = _seals.Count + 1;
        foreach (var (account, heads) in _heads)
        {
            var head = new SealedHead(account, _bank[account].Length, _bank[account].Head);
            if (head.Length > (heads.Count == 0 ? 0 : heads[^1].Head.Length))
                heads.Add(new SealedAs(number, head));
        }

        _seals.Add(Hexitime.Ledger.Seal.Following(number == 1 ? null : _seals[^1], Now + Duration.FromHours(number), Tree(number), _bank.Accounts.Sum(a => a.Account.Length)));
    }

    private MerkleTree Tree(long number)
    {
        var tree = new MerkleTree();
        foreach (var head in _heads.OrderBy(a => a.Key.Value).Select(a => a.Value.FindLast(h => h.Seal <= number)).Where(h => h.Seal > 0))
            tree.Add(head.Head);
        return tree;
    }

    private void RemoveSealedHeadsFrom(long number)
    {
        foreach (var heads in _heads.Values)
            heads.RemoveAll(h => h.Seal >= number);
    }

    private void CutOff(AccountId account) => _entries[account].RemoveAt(_entries[account].Count - 1);

    private void Reforge(AccountId account, int from) => Reforge(account, from, e => e with { Memo = Other });

    /// <summary>Changes the account's entries from one on and makes their hashes and the account's head fit.</summary>
    private void Reforge(AccountId account, int from, Func<Entry, Entry> change)
    {
        for (var i = from - 1; i < _entries[account].Count; i++)
        {
            var forged = change(_entries[account][i]);
            _entries[account][i] = forged with { Hash = HashChain.Link(i == 0 ? default : _entries[account][i - 1].Hash, in forged) };
        }

        _accounts[account] = _accounts[account] with { Head = _entries[account][^1].Hash };
    }

    private IReadOnlyList<LedgerFault> Faults() => Audit([]).Faults;

    private LedgerAudit Audit(IReadOnlyList<Seal> kept)
    {
        var audit = new LedgerAudit(kept);
        Run(audit);
        return audit;
    }

    private void Run(LedgerAudit audit)
    {
        audit.Start(_seals);
        foreach (var id in _entries.Keys.OrderBy(id => id.Value))
        {
            if (_accounts.TryGetValue(id, out var account))
                audit.Begin(in account, _heads[id]);
            else
                audit.BeginMissing(id, _heads[id]);
            foreach (var entry in _entries[id])
                audit.Add(in entry);
            audit.End(Credits.Zero);
        }

        audit.Finish();
    }

    private sealed class Told : List<LedgerProgress>, IProgress<LedgerProgress>
    {
        public void Report(LedgerProgress value) => Add(value);
    }
}
