namespace Hexitime.Tests.Matching.Words;

/// <summary>What something allocates whenever it is done; what the runtime allocates once, for itself, is left out by doing it several times.</summary>
internal static class Allocations
{
    public static long LeastOf(Action act)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            act();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
