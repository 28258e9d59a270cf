using System.Security.Cryptography;

namespace Hexitime.Ledger;

/// <summary>Where a leaf is in a tree, and the hashes beside its way up to the root.</summary>
/// <param name="Index">How many leaves come before it.</param>
/// <param name="Siblings">The hash on the other side of each joint, from the leaf to the root.</param>
public sealed record MerklePath(long Index, IReadOnlyList<Digest> Siblings);

/// <summary>
/// The Merkle tree of RFC 6962 over the heads of accounts: one digest, the root, that stands for all of them, and for each a short path that proves it is among
/// them. Leaves are taken one after the other, by account id, in memory that grows with the logarithm of their number. A leaf's hash is
/// <c>SHA-256(0x00 ‖ "hexilf01" ‖ account ‖ length ‖ head)</c>, a joint's <c>SHA-256(0x01 ‖ left ‖ right)</c>, numbers big-endian. Not thread-safe.
/// </summary>
/// <param name="proven">The account whose <see cref="Path"/> is wanted; <c>null</c> if only the root is.</param>
public sealed class MerkleTree(AccountId? proven = null)
{
    private const int LeafSize = 1 + 8 + 16 + 8 + Digest.Size;
    private const int JointSize = 1 + Digest.Size + Digest.Size;

    // Complete subtrees, each with more leaves than the next.
    private readonly List<Subtree> _subtrees = [];
    private readonly List<Digest> _siblings = [];
    private AccountId _last;
    private long _index = -1;

    private static ReadOnlySpan<byte> Format => "hexilf01"u8;

    /// <summary>How many leaves there are.</summary>
    public long Leaves { get; private set; }

    /// <summary>The root as it stands; of no leaves, the SHA-256 of nothing.</summary>
    public Digest Root => Leaves == 0 ? new Digest(SHA256.HashData([])) : JoinAll([]).Hash;

    /// <summary>The path of the proven account as it stands; <c>null</c> if it is not among the leaves.</summary>
    public MerklePath? Path
    {
        get
        {
            if (_index < 0)
                return null;
            List<Digest> siblings = [.. _siblings];
            JoinAll(siblings);
            return new MerklePath(_index, siblings);
        }
    }

    /// <summary>Takes the next leaf.</summary>
    /// <exception cref="ArgumentException">Its account does not come behind that of the leaf before it.</exception>
    public void Add(in SealedHead leaf)
    {
        if (Leaves > 0 && leaf.Account.CompareTo(_last) <= 0)
            throw new ArgumentException("Leaves are taken in the order of their accounts, each once.", nameof(leaf));
        Add(leaf.Account, HashOf(in leaf));
    }

    /// <summary>Takes the next leaf by its hash.</summary>
    internal void Add(AccountId account, Digest hash)
    {
        _last = account;
        var subtree = new Subtree(hash, 1, account == proven);
        if (subtree.IsProven)
            _index = Leaves;
        Leaves++;
        while (_subtrees.Count > 0 && _subtrees[^1].Leaves == subtree.Leaves)
        {
            subtree = Join(_subtrees[^1], subtree, _siblings);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }

        _subtrees.Add(subtree);
    }

    /// <summary>The hash of a leaf.</summary>
    public static Digest HashOf(in SealedHead leaf)
    {
        Span<byte> content = stackalloc byte[LeafSize];
        content[0] = 0;
        var rest = content[1..];
        HashChain.Append(ref rest, Format);
        HashChain.Append(ref rest, leaf.Account.Value);
        HashChain.Append(ref rest, leaf.Length);
        HashChain.Append(ref rest, leaf.Head);
        return Hash(content);
    }

    /// <summary>The root of the one tree with that many leaves in which a leaf has this path; <c>null</c> if there can be none.</summary>
    public static Digest? RootOf(in SealedHead leaf, MerklePath path, long leaves)
    {
        if (path.Index < 0 || path.Index >= leaves)
            return null;
        // RFC 9162, 2.1.3.2: the index says on which side each sibling is, and where the last subtree of a level goes up without one.
        var (hash, index, last) = (HashOf(in leaf), path.Index, leaves - 1);
        foreach (var sibling in path.Siblings)
        {
            if (last == 0)
                return null;
            if ((index & 1) == 1 || index == last)
            {
                hash = Join(sibling, hash);
                // Ends: an even index here is the last one, and that is more than 0.
                while ((index & 1) == 0)
                    (index, last) = (index / 2, last / 2);
            }
            else
            {
                hash = Join(hash, sibling);
            }

            (index, last) = (index / 2, last / 2);
        }

        return last == 0 ? hash : null;
    }

    private Subtree JoinAll(List<Digest> siblings)
    {
        var joined = _subtrees[^1];
        for (var i = _subtrees.Count - 2; i >= 0; i--)
            joined = Join(_subtrees[i], joined, siblings);
        return joined;
    }

    private static Subtree Join(Subtree left, Subtree right, List<Digest> siblings)
    {
        if (left.IsProven)
            siblings.Add(right.Hash);
        else if (right.IsProven)
            siblings.Add(left.Hash);
        return new Subtree(Join(left.Hash, right.Hash), left.Leaves + right.Leaves, left.IsProven || right.IsProven);
    }

    private static Digest Join(Digest left, Digest right)
    {
        Span<byte> content = stackalloc byte[JointSize];
        content[0] = 1;
        var rest = content[1..];
        HashChain.Append(ref rest, left);
        HashChain.Append(ref rest, right);
        return Hash(content);
    }

    private static Digest Hash(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Digest.Size];
        SHA256.HashData(content, hash);
        return new Digest(hash);
    }

    private readonly record struct Subtree(Digest Hash, long Leaves, bool IsProven);
}
