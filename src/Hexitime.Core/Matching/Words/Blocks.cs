using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hexitime.Matching.Words;

/// <summary>
/// Blocks of 64 numbers, looked at all at once. References, as a check at each load took a third of the time; inlined, as otherwise they go through memory. Pure.
/// </summary>
internal static class Blocks
{
    private static readonly Vector512<ushort> BitsLow = Vector512.Create([.. Enumerable.Range(0, 32).Select(i => (ushort)(1 << (i / 4)))]);
    private static readonly Vector512<ushort> BitsHigh = BitsLow << 8;

    /// <summary>
    /// Where the bit of a number of a block is among 64, so that each of 32 lanes has its bit before it when all 64 are put into every four of them, for the lower half in the lower
    /// bytes and for the upper one in the upper.
    /// </summary>
    public static int BitOf(int number) => ((number & 3) << 4) | ((number >> 5) << 3) | ((number & 31) >> 2);

    /// <summary>Adds a number where a bit is set, by <see cref="BitOf"/>. What it comes to must fit into 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<ushort> Low, Vector512<ushort> High) AddWhere((Vector512<ushort> Low, Vector512<ushort> High) to, ulong bits, ushort number)
    {
        var (all, numbers) = (Vector512.Create(bits).AsUInt16(), Vector512.Create(number));
        return (
            Vector512.ConditionalSelect(Vector512.Equals(all & BitsLow, Vector512<ushort>.Zero), to.Low, to.Low + numbers),
            Vector512.ConditionalSelect(Vector512.Equals(all & BitsHigh, Vector512<ushort>.Zero), to.High, to.High + numbers));
    }

    /// <summary>Both halves of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<ushort> Low, Vector512<ushort> High) Load(ushort[] numbers, int at)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(numbers);
        return unchecked((Vector512.LoadUnsafe(ref first, (nuint)at), Vector512.LoadUnsafe(ref first, (nuint)(at + Vector512<ushort>.Count))));
    }

    /// <summary>Both halves of a block of bytes, as wider numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<ushort> Low, Vector512<ushort> High) Load(byte[] numbers, int at) =>
        Vector512.Widen(Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), unchecked((nuint)at)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store((Vector512<ushort> Low, Vector512<ushort> High) numbers, ushort[] to, int at)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(to);
        numbers.Low.StoreUnsafe(ref first, unchecked((nuint)at));
        numbers.High.StoreUnsafe(ref first, unchecked((nuint)(at + Vector512<ushort>.Count)));
    }

    /// <summary>The sums, or the greatest number if they are greater.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<ushort> Low, Vector512<ushort> High) Add((Vector512<ushort> Low, Vector512<ushort> High) one, (Vector512<ushort> Low, Vector512<ushort> High) other) =>
        (Vector512.AddSaturate(one.Low, other.Low), Vector512.AddSaturate(one.High, other.High));

    /// <summary>The greatest of the numbers of a block.</summary>
    public static ushort Greatest(ReadOnlySpan<ushort> numbers)
    {
        ushort greatest = 0;
        foreach (var number in numbers)
            greatest = Math.Max(greatest, number);
        return greatest;
    }

    /// <summary>Whether one of a block's numbers is so great.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyAtLeast((Vector512<ushort> Low, Vector512<ushort> High) numbers, int needed) =>
        needed <= 0 || (needed <= ushort.MaxValue && Vector512.GreaterThanOrEqualAny(Vector512.Max(numbers.Low, numbers.High), Vector512.Create(unchecked((ushort)needed))));

    /// <summary>Which of a block's numbers are so great: bit n for the n-th.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AtLeast((Vector512<ushort> Low, Vector512<ushort> High) numbers, int needed)
    {
        if (needed <= 0)
            return ulong.MaxValue;
        if (needed > ushort.MaxValue)
            return 0;
        var wanted = Vector512.Create((ushort)needed);
        return Vector512.GreaterThanOrEqual(numbers.Low, wanted).ExtractMostSignificantBits()
            | (Vector512.GreaterThanOrEqual(numbers.High, wanted).ExtractMostSignificantBits() << Vector512<ushort>.Count);
    }
}
