using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Ledger;
using Hexitime.Testing.Ledger;
using NodaTime;

namespace Hexitime.Tests.Ledger;

/// <summary>Seals and proofs: what was sealed can be proven, and nothing else.</summary>
[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = Cases.Many / 2)]
public sealed class SealRules
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 0, 0);

    [Property]
    public void The_root_is_that_of_RFC_6962_and_every_leaf_has_a_path_to_it(PositiveInt size)
    {
        var leaves = Leaves(size.Get);
        var root = TreeOf(leaves).Root;

        root.ShouldBe(Naive(leaves));
        foreach (var leaf in leaves)
        {
            var path = TreeOf(leaves, leaf.Account).Path.ShouldNotBeNull();
            MerkleTree.RootOf(in leaf, path, leaves.Count).ShouldBe(root);
        }

        TreeOf(leaves, AccountId.Issuer).Path.ShouldBeNull();
    }

    [Property]
    public void A_path_is_of_one_leaf_at_one_place_in_a_tree_of_one_size(PositiveInt size, int seed)
    {
        var (random, leaves) = (new Random(seed), Leaves(size.Get + 1));
        var at = random.Next(leaves.Count);
        var (root, path) = (TreeOf(leaves).Root, TreeOf(leaves, leaves[at].Account).Path!);

        var other = leaves[(at + 1) % leaves.Count];
        MerkleTree.RootOf(in other, path, leaves.Count).ShouldNotBe(root);
        var leaf = leaves[at];
        MerkleTree.RootOf(leaf with { Length = leaf.Length + 1 }, path, leaves.Count).ShouldNotBe(root);
        MerkleTree.RootOf(leaf with { Head = Flip(leaf.Head, random) }, path, leaves.Count).ShouldNotBe(root);
        MerkleTree.RootOf(in leaf, path with { Index = random.Next(-1, leaves.Count + 1) is var i && i == at ? at + leaves.Count : i }, leaves.Count).ShouldNotBe(root);
        MerkleTree.RootOf(in leaf, path with { Siblings = [.. path.Siblings, leaf.Head] }, leaves.Count).ShouldNotBe(root);
        MerkleTree.RootOf(in leaf, path with { Siblings = [.. path.Siblings.SkipLast(1)] }, leaves.Count).ShouldNotBe(root);
        var flipped = random.Next(path.Siblings.Count);
        MerkleTree.RootOf(in leaf, path with { Siblings = [.. path.Siblings.Select((s, n) => n == flipped ? Flip(s, random) : s)] }, leaves.Count).ShouldNotBe(root);
    }

    [Property]
    public void Whatever_was_sealed_is_proven_from_any_entry_on(LedgerHistory history, int seed)
    {
        if (Prove(history, new Random(seed)) is not { } proof)
            return;
        VerifyStatement.Check(proof).Fault.ShouldBe(StatementFault.None);
        VerifyStatement.Check(proof, proof.Seal with { }).IsProven.ShouldBeTrue();
    }

    [Property]
    public void Whatever_was_changed_is_refused(LedgerHistory history, int seed)
    {
        var random = new Random(seed);
        if (Prove(history, random) is not { } proof)
            return;
        var at = random.Next(proof.Entries.Count);
        var (what, forged) = Forge(proof, at, random);

        var verdict = VerifyStatement.Check(forged);
        verdict.IsProven.ShouldBeFalse(what);
        verdict.Sentence.ShouldEndWith(".");
        if (what == "entry")
            (verdict.Fault, verdict.EntryNumber).ShouldBe((StatementFault.EntryChanged, proof.Entries[at].Number));
    }

    [Property]
    public void A_history_that_was_forged_as_a_whole_is_not_in_the_seal(LedgerHistory history, int seed)
    {
        var random = new Random(seed);
        if (Prove(history, random) is not { } proof)
            return;
        var at = random.Next(proof.Entries.Count);
        var forged = Reforge(proof.HashBefore, proof.Entries, at);

        VerifyStatement.Check(proof with { Entries = forged }).Fault.ShouldBe(StatementFault.HeadNotInSeal);
    }

    [Property]
    public void A_proof_of_one_account_is_never_anothers(LedgerHistory history, int seed)
    {
        if (Prove(history, new Random(seed)) is not { } proof)
            return;
        var other = new AccountId(OrderId.For("other", Guid.Empty).Value);

        VerifyStatement.Check(proof with { Account = other }).Fault.ShouldBe(StatementFault.EntryOfAnotherAccount);
        List<Entry> taken = [.. proof.Entries.Select(e => e with { Account = other })];
        VerifyStatement.Check(proof with { Account = other, Entries = taken }).Fault.ShouldBe(StatementFault.EntryChanged);
        VerifyStatement.Check(proof with { Account = other, Entries = Reforge(proof.HashBefore, taken, 0) }).Fault.ShouldBe(StatementFault.HeadNotInSeal);
    }

    [Property]
    public void A_seal_that_was_made_anew_is_not_the_one_that_was_kept(LedgerHistory history, int seed)
    {
        if (Prove(history, new Random(seed)) is not { } proof)
            return;
        var anew = Seal.Following(null, Now + Duration.FromSeconds(1), TreeOf([new SealedHead(proof.Account, proof.Entries[^1].Number, proof.Entries[^1].Hash)]), 1);
        var forged = proof with { Seal = anew, Path = new MerklePath(0, []) };

        VerifyStatement.Check(forged).IsProven.ShouldBeTrue();
        var rewritten = VerifyStatement.Check(forged, proof.Seal);
        rewritten.Fault.ShouldBe(StatementFault.NotTheKeptSeal);
        rewritten.Sentence.ShouldContain("has been rewritten");
        VerifyStatement.Check(proof, proof.Seal with { Entries = proof.Seal.Entries + 1 }).Fault.ShouldBe(StatementFault.KeptSealChanged);
        var next = Seal.Following(proof.Seal, Now, TreeOf([default]), 1);
        VerifyStatement.Check(proof, next).Sentence.ShouldContain("ask for a proof against seal 2");
    }

    [Property]
    public void Entries_cut_off_swapped_or_left_out_are_refused(LedgerHistory history, int seed)
    {
        var random = new Random(seed);
        if (Prove(history, random) is not { Entries.Count: > 1 } proof)
            return;
        StatementFault After(IEnumerable<Entry> entries) => VerifyStatement.Check(proof with { Entries = [.. entries] }).Fault;
        var at = random.Next(proof.Entries.Count - 1);

        After(proof.Entries.SkipLast(1)).ShouldBe(StatementFault.HeadNotInSeal);
        After(proof.Entries.Where((_, i) => i != at)).ShouldBeOneOf(StatementFault.EntryOutOfOrder, StatementFault.EntryChanged);
        After(proof.Entries.Select((e, i) => i == at ? proof.Entries[i + 1] : i == at + 1 ? proof.Entries[at] : e))
            .ShouldBe(at == 0 ? StatementFault.EntryChanged : StatementFault.EntryOutOfOrder);
    }

    [Fact]
    public void A_statement_starts_with_nothing_however_well_its_hash_and_seal_fit()
    {
        var account = Leaves(1)[0].Account;
        var entry = new Entry
        {
            Account = account,
            Number = 1,
            Order = OrderId.For("gift", Guid.Empty),
            Counterparty = AccountId.Issuer,
            Amount = Credits.FromHours(1),
            BalanceAfter = Credits.FromHours(2),
            Purpose = Purpose.Grant,
            EffectiveAt = Now,
            RecordedAt = Now,
            Memo = default,
        };
        foreach (var (balance, fault) in new[] { (Credits.FromHours(2), StatementFault.BalanceWrong), (Credits.FromHours(1), StatementFault.None) })
        {
            var first = entry with { BalanceAfter = balance };
            first = first with { Hash = HashChain.Link(default, in first) };
            var seal = Seal.Following(null, Now, TreeOf([new SealedHead(account, 1, first.Hash)]), 1);
            VerifyStatement.Check(new StatementProof(seal, account, default, [first], new MerklePath(0, []))).Fault.ShouldBe(fault);
        }
    }

    [Fact]
    public void A_tree_of_one_leaf_has_no_other_place()
    {
        var leaf = Leaves(1)[0];
        foreach (var index in new long[] { -2, -1, 1, 2, long.MaxValue })
            MerkleTree.RootOf(in leaf, new MerklePath(index, []), 1).ShouldBeNull();
        MerkleTree.RootOf(in leaf, new MerklePath(0, []), 1).ShouldBe(MerkleTree.HashOf(in leaf));
        MerkleTree.RootOf(in leaf, new MerklePath(0, []), 2).ShouldBeNull("its way ends below the root");
    }

    [Fact]
    public void A_seal_is_never_older_than_the_one_before_it()
    {
        var last = Seal.Following(null, Now, TreeOf([default]), 1);
        Seal.Following(last, Now - Duration.FromDays(1), TreeOf([default]), 1).SealedAt.ShouldBe(Now);
        Seal.Following(last, Now + Duration.FromDays(1), TreeOf([default]), 1).SealedAt.ShouldBe(Now + Duration.FromDays(1));
    }

    [Fact]
    public void Leaves_are_taken_in_the_order_of_their_accounts_each_once()
    {
        var leaves = Leaves(2);
        Should.Throw<ArgumentException>(() => TreeOf([leaves[1], leaves[0]]));
        Should.Throw<ArgumentException>(() => TreeOf([leaves[0], leaves[0]]));
    }

    [Fact]
    public void What_is_no_proof_at_all_is_a_fault_and_no_exception()
    {
        VerifyStatement.Check(null).Fault.ShouldBe(StatementFault.Incomplete);
        var seal = Seal.Following(null, Now, TreeOf([default]), 1);
        VerifyStatement.Check(new StatementProof(null!, default, default, null!, null!)).Fault.ShouldBe(StatementFault.Incomplete);
        VerifyStatement.Check(new StatementProof(seal, default, default, [], new MerklePath(0, []))).Fault.ShouldBe(StatementFault.Incomplete);
        VerifyStatement.Check(new StatementProof(seal, default, default, [default], new MerklePath(0, null!))).Fault.ShouldBe(StatementFault.Incomplete);
        foreach (var number in new[] { long.MinValue, 0, 1, long.MaxValue })
        {
            foreach (var purpose in new[] { (Purpose)(-1), (Purpose)257, (Purpose)int.MaxValue })
            {
                var entry = new Entry { Account = default, Number = number, Order = default, Counterparty = default, Amount = Credits.MaxValue, BalanceAfter = Credits.MinValue, Purpose = purpose, EffectiveAt = Instant.MinValue, RecordedAt = Instant.MaxValue, Memo = default };
                VerifyStatement.Check(new StatementProof(seal, default, default, [entry, entry], new MerklePath(long.MaxValue, []))).IsProven.ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void A_seal_with_a_finer_time_is_changed_although_its_hash_is_the_same() =>
        Seal.Following(null, Now, TreeOf([default]), 1).ShouldSatisfyAllConditions(
            s => s.IsIntact().ShouldBeTrue(), s => (s with { SealedAt = s.SealedAt + Duration.FromTicks(1) }).IsIntact().ShouldBeFalse());

    private static StatementProof? Prove(LedgerHistory history, Random random)
    {
        var accounts = Bank.Replay(history).Accounts.Where(a => a.Entries.Count > 0).OrderBy(a => a.Account.Id).ToList();
        if (accounts.Count == 0)
            return null;
        var leaves = accounts.ConvertAll(a => new SealedHead(a.Account.Id, a.Account.Length, a.Account.Head));
        var (account, entries) = accounts[random.Next(accounts.Count)];
        var seal = Seal.Following(null, Now, TreeOf(leaves), leaves.Sum(l => l.Length));
        var from = random.Next(entries.Count);
        return new StatementProof(seal, account.Id, from == 0 ? default : entries[from - 1].Hash, [.. entries.Skip(from)], TreeOf(leaves, account.Id).Path!);
    }

    private static (string What, StatementProof Forged) Forge(StatementProof proof, int at, Random random)
    {
        var seal = proof.Seal;
        StatementProof With(Func<Entry, Entry> change) => proof with { Entries = [.. proof.Entries.Select((e, i) => i == at ? change(e) : e)] };
        return random.Next(18) switch
        {
            0 => ("seal", proof with { Seal = seal with { Number = seal.Number + 1 } }),
            1 => ("seal", proof with { Seal = seal with { SealedAt = seal.SealedAt + Duration.FromTicks(random.Next(1, 30)) } }),
            2 => ("seal", proof with { Seal = seal with { Accounts = seal.Accounts + 1 } }),
            3 => ("seal", proof with { Seal = seal with { Entries = seal.Entries + 1 } }),
            4 => ("seal", proof with { Seal = seal with { Root = Flip(seal.Root, random) } }),
            5 => ("seal", proof with { Seal = seal with { Previous = Flip(seal.Previous, random) } }),
            6 => ("seal", proof with { Seal = seal with { Hash = Flip(seal.Hash, random) } }),
            7 => ("path", proof with { Path = proof.Path with { Index = proof.Path.Index + 1 } }),
            8 => ("before", proof with { HashBefore = Flip(proof.HashBefore, random) }),
            9 => ("entry", With(e => e with { Amount = -e.Amount })),
            10 => ("entry", With(e => e with { BalanceAfter = e.BalanceAfter + Credits.FromMinutes(e.BalanceAfter.IsPositive ? -1 : 1) })),
            11 => ("entry", With(e => e with { Purpose = e.Purpose + 256 })),
            12 => ("entry", With(e => e with { EffectiveAt = e.EffectiveAt + Duration.FromTicks(random.Next(1, 30)) })),
            13 => ("entry", With(e => e with { RecordedAt = e.RecordedAt + Duration.FromTicks(random.Next(1, 30)) })),
            14 => ("entry", With(e => e with { Memo = Flip(e.Memo, random) })),
            15 => ("entry", With(e => e with { Hash = Flip(e.Hash, random) })),
            16 => ("entry", With(e => e with { Counterparty = new AccountId(OrderId.For("forged", Guid.Empty).Value) })),
            _ => ("entry", With(e => e with { Order = OrderId.For("forged", Guid.Empty) })),
        };
    }

    /// <summary>One entry is changed, and all hashes from there on are made to fit.</summary>
    private static List<Entry> Reforge(Digest before, IReadOnlyList<Entry> entries, int at)
    {
        var forged = new List<Entry>();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = i == at ? entries[i] with { Memo = Digest.OfMemo([1], "forged") } : entries[i];
            forged.Add(entry with { Hash = HashChain.Link(i == 0 ? before : forged[i - 1].Hash, in entry) });
        }

        return forged;
    }

    private static List<SealedHead> Leaves(int count) =>
        [.. Enumerable.Range(1, count).Select(n => new SealedHead(new AccountId(new Guid(n, 0, 0, new byte[8])), n * 7, Digest.OfMemo([], $"{n}")))];

    private static MerkleTree TreeOf(IEnumerable<SealedHead> leaves, AccountId? proven = null)
    {
        var tree = new MerkleTree(proven);
        foreach (var leaf in leaves)
            tree.Add(in leaf);
        return tree;
    }

    /// <summary>RFC 6962, 2.1, word for word.</summary>
    private static Digest Naive(List<SealedHead> leaves)
    {
        if (leaves.Count == 1)
            return MerkleTree.HashOf(leaves[0]);
        var k = 1;
        while (k * 2 < leaves.Count)
            k *= 2;
        return new Digest(SHA256.HashData([1, .. Naive(leaves[..k]).ToArray(), .. Naive(leaves[k..]).ToArray()]));
    }

    private static Digest Flip(Digest digest, Random random)
    {
        var bytes = digest.ToArray();
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return new Digest(bytes);
    }
}
