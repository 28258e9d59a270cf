namespace Hexitime.Impact;

/// <summary>Computes beside, on another thread, and says in between how far it is. While it does, the caller's database is free to say so with.</summary>
internal static class LongWork
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    /// <summary>Does some work. Throws <see cref="OperationCanceledException"/> if it is called off.</summary>
    /// <param name="work">Told where to say how many per cent are done, and to stop when it is called off.</param>
    /// <param name="report">Told that in between; answers whether to go on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="every">How long to wait between reports; a second unless told.</param>
    public static async Task<T> RunAsync<T>(Func<IProgress<int>, CancellationToken, T> work, Func<int, Task<bool>> report, CancellationToken cancellationToken, TimeSpan? every = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var percent = new Percent();
        var working = Task.Run(() => work(percent, stop.Token), stop.Token);
        try
        {
            while (!working.IsCompleted)
            {
                await Task.WhenAny(working, Task.Delay(every ?? BetweenReports, cancellationToken));
                if (!working.IsCompleted && !await report(percent.Value))
                    await stop.CancelAsync();
            }
        }
        catch
        {
            // Nothing goes on that nobody waits for.
            await stop.CancelAsync();
            throw;
        }

        return await working;
    }

    /// <summary>Keeps the last that it was told; from any thread.</summary>
    private sealed class Percent : IProgress<int>
    {
        private int _value;

        public int Value => Volatile.Read(ref _value);

        public void Report(int value) => Volatile.Write(ref _value, value);
    }
}
