using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hexitime.Ledger;

/// <summary>
/// Binds each entry to the one before it: <c>hash = SHA-256(previous hash ‖ every field of the entry)</c>, each field at a fixed width, big-endian,
/// behind the name of the format. Nothing about an entry can be changed, dropped or reordered without changing every hash after it, and the last one
/// is in the account. Pure and thread-safe.
/// </summary>
public static class HashChain
{
    private const int ContentSize = 8 + Digest.Size + 16 + 8 + 16 + 16 + 8 + 8 + 1 + 8 + 8 + Digest.Size;

    private static ReadOnlySpan<byte> Format => "hexitm01"u8;

    /// <summary>The hash of <paramref name="entry"/> behind an entry whose hash is <paramref name="previous"/> (none for an account's first).</summary>
    public static Digest Link(Digest previous, in Entry entry)
    {
        Span<byte> content = stackalloc byte[ContentSize];
        var rest = content;
        Append(ref rest, Format);
        Append(ref rest, previous);
        Append(ref rest, entry.Account.Value);
        Append(ref rest, entry.Number);
        Append(ref rest, entry.Order.Value);
        Append(ref rest, entry.Counterparty.Value);
        Append(ref rest, entry.Amount.Minutes);
        Append(ref rest, entry.BalanceAfter.Minutes);
        rest[0] = (byte)entry.Purpose;
        rest = rest[1..];
        Append(ref rest, entry.EffectiveAt.ToUnixMicroseconds());
        Append(ref rest, entry.RecordedAt.ToUnixMicroseconds());
        entry.Memo.CopyTo(rest);

        Span<byte> hash = stackalloc byte[Digest.Size];
        SHA256.HashData(content, hash);
        return new Digest(hash);
    }

    /// <summary>Whether <paramref name="entry"/> is, to the last field, the one that was recorded behind an entry whose hash is <paramref name="previous"/>.</summary>
    public static bool Links(Digest previous, in Entry entry) =>
        (int)entry.Purpose is >= byte.MinValue and <= byte.MaxValue
        && entry.EffectiveAt == entry.EffectiveAt.ToWholeMicroseconds() && entry.RecordedAt == entry.RecordedAt.ToWholeMicroseconds()
        && Link(previous, in entry) == entry.Hash;

    internal static void Append(ref Span<byte> rest, Digest value)
    {
        value.CopyTo(rest);
        rest = rest[Digest.Size..];
    }

    internal static void Append(ref Span<byte> rest, ReadOnlySpan<byte> value)
    {
        value.CopyTo(rest);
        rest = rest[value.Length..];
    }

    internal static void Append(ref Span<byte> rest, Guid value)
    {
        value.TryWriteBytes(rest, bigEndian: true, out _);
        rest = rest[16..];
    }

    internal static void Append(ref Span<byte> rest, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(rest, value);
        rest = rest[8..];
    }
}
