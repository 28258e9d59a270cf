using System.Security.Cryptography;
using NodaTime;

namespace Hexitime.Ledger;

/// <summary>
/// All histories of the bank at one instant, in one digest. Each seal holds the hash of the one before it, so that whoever keeps one, outside the bank, keeps a
/// promise of everything up to it: nothing of that can be changed without it being seen. Holds nothing personal. Compared by value.
/// </summary>
/// <param name="Number">1, 2, 3 … without gaps.</param>
/// <param name="SealedAt">When it was made.</param>
/// <param name="Accounts">How many accounts had entries.</param>
/// <param name="Entries">How many entries they had.</param>
/// <param name="Root">The root of the <see cref="MerkleTree"/> over their heads.</param>
/// <param name="Previous">The hash of the seal before it; none for the first.</param>
/// <param name="Hash">The hash of all that.</param>
public sealed record Seal(long Number, Instant SealedAt, long Accounts, long Entries, Digest Root, Digest Previous, Digest Hash)
{
    private const int ContentSize = 8 + 8 + 8 + 8 + 8 + Digest.Size + Digest.Size;

    private static ReadOnlySpan<byte> Format => "hexisl01"u8;

    /// <summary>The seal that follows another.</summary>
    /// <param name="last">The last seal; <c>null</c> before the first.</param>
    /// <param name="now">When it is made, cut to the microsecond. Should the clock have run backwards, it keeps the time of the last.</param>
    /// <param name="heads">The heads of all accounts with entries.</param>
    /// <param name="entries">How many entries they have.</param>
    public static Seal Following(Seal? last, Instant now, MerkleTree heads, long entries)
    {
        var sealedAt = last is null ? now : Instant.Max(now, last.SealedAt);
        var seal = new Seal((last?.Number ?? 0) + 1, sealedAt.ToWholeMicroseconds(), heads.Leaves, entries, heads.Root, last?.Hash ?? default, default);
        return seal with { Hash = seal.ComputeHash() };
    }

    /// <summary>Whether the hash is that of the other fields.</summary>
    public bool IsIntact() => SealedAt == SealedAt.ToWholeMicroseconds() && Hash == ComputeHash();

    private Digest ComputeHash()
    {
        Span<byte> content = stackalloc byte[ContentSize];
        var rest = content;
        HashChain.Append(ref rest, Format);
        HashChain.Append(ref rest, Number);
        HashChain.Append(ref rest, SealedAt.ToUnixMicroseconds());
        HashChain.Append(ref rest, Accounts);
        HashChain.Append(ref rest, Entries);
        HashChain.Append(ref rest, Root);
        HashChain.Append(ref rest, Previous);

        Span<byte> hash = stackalloc byte[Digest.Size];
        SHA256.HashData(content, hash);
        return new Digest(hash);
    }
}
