namespace Hexitime.Tests.Matching.Words;

/// <summary>
/// What something allocates whenever it is done. Code that is not compiled to the end yet boxes what later it does not, and when it is, is the runtime's to say: so it is done until
/// it allocates nothing, or so often that it never will.
/// </summary>
internal static class Allocations
{
    public static long LeastOf(Action act)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 5_000 && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            act();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
