using FsCheck.Xunit;
using Hexitime.Ledger;
using Hexitime.Testing.Ledger;
using NodaTime;

namespace Hexitime.Tests.Ledger;

/// <summary>Rule 9: what was tampered with is found, and named. A failure prints the seed; give it to <c>[Property(Replay = "…")]</c>.</summary>
[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = Cases.Many)]
public sealed class HashChainRules
{
    [Property]
    public void Rule_9_What_nobody_touched_verifies(LedgerHistory history) => Audit.Of(Bank.Replay(history)).ShouldBeEmpty();

    [Property]
    public void Rule_9_A_changed_entry_is_found_and_named(LedgerHistory history, int seed)
    {
        if (Pick(history, seed, least: 1) is not var (rows, victim, at, random))
            return;
        var entry = victim.Entries[at];
        victim.Entries[at] = random.Next(10) switch
        {
            0 => entry with { Amount = -entry.Amount },
            1 => entry with { Amount = Near(entry.Amount), BalanceAfter = Near(entry.BalanceAfter) },
            2 => entry with { BalanceAfter = Near(entry.BalanceAfter) },
            3 => entry with { Counterparty = new AccountId(OrderId.For("forged", Guid.Empty).Value) },
            4 => entry with { Order = OrderId.For("forged", Guid.Empty) },
            5 => entry with { Purpose = entry.Purpose == Purpose.Grant ? Purpose.Exchange : Purpose.Grant },
            6 => entry with { EffectiveAt = entry.EffectiveAt - Duration.FromTicks(10) },
            7 => entry with { RecordedAt = entry.RecordedAt + Duration.FromTicks(10) },
            8 => entry with { Memo = Digest.OfMemo([1], "forged") },
            _ => entry with { Hash = Digest.OfMemo([1], "forged") },
        };

        Audit.Of(rows).ShouldBe([new LedgerFault(LedgerFaultKind.EntryChanged, victim.Account.Id, at + 1)]);
    }

    [Property]
    public void Rule_9_A_changed_entry_whose_hash_was_made_to_fit_is_found_at_the_next_one_or_at_the_head(LedgerHistory history, int seed)
    {
        if (Pick(history, seed, least: 1) is not var (rows, victim, at, _))
            return;
        var previous = at == 0 ? default : victim.Entries[at - 1].Hash;
        var forged = victim.Entries[at] with { Memo = Digest.OfMemo([1], "forged") };
        victim.Entries[at] = forged with { Hash = HashChain.Link(previous, in forged) };

        var isLast = at == victim.Entries.Count - 1;
        Audit.Of(rows).ShouldBe([new LedgerFault(isLast ? LedgerFaultKind.AccountChanged : LedgerFaultKind.EntryChanged, victim.Account.Id, isLast ? 0 : at + 2)]);
    }

    [Property]
    public void Rule_9_A_dropped_entry_is_found_and_named_the_last_one_too(LedgerHistory history, int seed)
    {
        if (Pick(history, seed, least: 1) is not var (rows, victim, at, random))
            return;
        if (random.Next(4) == 0)
            at = victim.Entries.Count - 1;
        victim.Entries.RemoveAt(at);
        if (random.Next(2) == 0)
            Renumber(victim.Entries);

        Audit.Of(rows).ShouldBe([new LedgerFault(LedgerFaultKind.EntryMissing, victim.Account.Id, at + 1)]);
    }

    [Property]
    public void Rule_9_A_dropped_last_entry_is_found_even_when_length_and_balance_were_made_to_fit(LedgerHistory history, int seed)
    {
        if (Pick(history, seed, least: 1) is not var (rows, victim, _, _))
            return;
        victim.Entries.RemoveAt(victim.Entries.Count - 1);
        var balance = victim.Entries.Count == 0 ? Credits.Zero : victim.Entries[^1].BalanceAfter;
        var forged = victim.Account with { Length = victim.Entries.Count, Posted = balance };
        rows[rows.IndexOf(victim)] = victim with { Account = forged };

        Audit.Of(rows).ShouldBe([new LedgerFault(LedgerFaultKind.AccountChanged, forged.Id, 0), new LedgerFault(LedgerFaultKind.NotConserved, default, 0)]);
    }

    [Property]
    public void Rule_9_Swapped_entries_are_found_and_named(LedgerHistory history, int seed)
    {
        if (Pick(history, seed, least: 2) is not var (rows, victim, at, random))
            return;
        var other = (at + 1 + random.Next(victim.Entries.Count - 1)) % victim.Entries.Count;
        (victim.Entries[at], victim.Entries[other]) = (victim.Entries[other], victim.Entries[at]);
        if (random.Next(2) == 0)
            Renumber(victim.Entries);

        Audit.Of(rows).ShouldBe([new LedgerFault(LedgerFaultKind.EntryOutOfOrder, victim.Account.Id, Math.Min(at, other) + 1)]);
    }

    [Property]
    public void Rule_9_An_added_entry_is_found_and_named(LedgerHistory history, int seed)
    {
        if (Pick(history, seed, least: 1) is not var (rows, victim, at, random))
            return;
        var place = random.Next(3) == 0 ? victim.Entries.Count : at;
        var (previous, balance) = place == 0 ? (default, Credits.Zero) : (victim.Entries[place - 1].Hash, victim.Entries[place - 1].BalanceAfter);
        var forged = victim.Entries[at] with { Order = OrderId.For("forged", Guid.Empty), Number = place + 1, Amount = Credits.FromMinutes(1), BalanceAfter = Near(balance) };
        if (random.Next(2) == 0)
            forged = forged with { Hash = HashChain.Link(previous, in forged) };
        victim.Entries.Insert(place, forged);
        Renumber(victim.Entries);

        var fault = Audit.Of(rows).ShouldHaveSingleItem();
        (fault.Kind, fault.Account).ShouldBe((LedgerFaultKind.EntryAdded, victim.Account.Id));
        fault.EntryNumber.ShouldBeInRange(place + 1, place + 2);
    }

    [Property]
    public void Rule_9_A_forged_account_is_found_and_named(LedgerHistory history, int seed)
    {
        if (Pick(history, seed, least: 1) is not var (rows, victim, _, random))
            return;
        var account = victim.Account;
        var (forged, fault) = random.Next(5) switch
        {
            0 => (account with { Posted = Near(account.Posted) }, LedgerFaultKind.AccountChanged),
            1 => (account with { Head = Digest.OfMemo([1], "forged") }, LedgerFaultKind.AccountChanged),
            2 => (account with { Held = Near(account.Held) }, LedgerFaultKind.HeldChanged),
            3 => (account with { Length = account.Length + 1 }, LedgerFaultKind.EntryMissing),
            _ => (account with { Length = account.Length - 1 }, LedgerFaultKind.EntryAdded),
        };
        rows[rows.IndexOf(victim)] = victim with { Account = forged };

        var faults = Audit.Of(rows);
        (faults[0].Kind, faults[0].Account).ShouldBe((fault, account.Id));
        faults.Skip(1).ShouldBe(forged.Posted == account.Posted ? [] : [new LedgerFault(LedgerFaultKind.NotConserved, default, 0)]);
    }

    /// <summary>A bank's rows, and in them an account with at least that many entries and one of these.</summary>
    private static (List<Rows>, Rows, int, Random)? Pick(LedgerHistory history, int seed, int least)
    {
        var random = new Random(seed);
        var rows = Audit.RowsOf(Bank.Replay(history));
        var able = rows.FindAll(account => account.Entries.Count >= least);
        if (able.Count == 0)
            return null;
        var victim = able[random.Next(able.Count)];
        return (rows, victim, random.Next(victim.Entries.Count), random);
    }

    private static void Renumber(List<Entry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
            entries[i] = entries[i] with { Number = i + 1 };
    }

    private static Credits Near(Credits credits) => Credits.FromMinutes(credits == Credits.MaxValue ? 0 : credits.Minutes + 1);
}
