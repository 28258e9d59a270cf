using System.Numerics;

namespace Hexitime.Matching.Words;

/// <summary>
/// In which order blocks are looked into. First the most promising one of each of a few stretches, so that the score needed is soon high; then all others that still reach it,
/// from the first to the last. What is found does not depend on it.
/// </summary>
internal static class BlockOrder
{
    /// <summary>The block with the greatest bound in each stretch, in order.</summary>
    public static void PickBest(ReadOnlySpan<ushort> bounds, Span<int> best)
    {
        var (length, rest) = Math.DivRem(bounds.Length, best.Length);
        var from = 0;
        for (var i = 0; i < best.Length; i++)
        {
            var stretch = bounds.Slice(from, length + (i < rest ? 1 : 0));
            best[i] = from + stretch.IndexOf(Greatest(stretch));
            from += stretch.Length;
        }
    }

    /// <summary>The next block whose bound is at least so great; the number of blocks, if there is none.</summary>
    public static int Next(ReadOnlySpan<ushort> bounds, int from, int needed)
    {
        if (needed > ushort.MaxValue)
            return bounds.Length;
        var wanted = new Vector<ushort>((ushort)needed);
        for (; from + Vector<ushort>.Count <= bounds.Length; from += Vector<ushort>.Count)
        {
            if (Vector.GreaterThanOrEqualAny(new Vector<ushort>(bounds[from..]), wanted))
                break;
        }

        while (from < bounds.Length && bounds[from] < needed)
            from++;
        return from;
    }

    /// <summary>The greatest of some numbers; 0 of none.</summary>
    public static ushort Greatest(ReadOnlySpan<ushort> bounds)
    {
        var greatest = Vector<ushort>.Zero;
        var at = 0;
        for (; at + Vector<ushort>.Count <= bounds.Length; at += Vector<ushort>.Count)
            greatest = Vector.Max(greatest, new Vector<ushort>(bounds[at..]));
        ushort result = 0;
        for (var lane = 0; lane < Vector<ushort>.Count; lane++)
            result = Math.Max(result, greatest[lane]);
        foreach (var bound in bounds[at..])
            result = Math.Max(result, bound);
        return result;
    }
}
