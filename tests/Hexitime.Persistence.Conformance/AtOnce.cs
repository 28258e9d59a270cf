namespace Hexitime.Persistence.Conformance;

/// <summary>Several people at the same moment: each on a thread of its own, let go together.</summary>
public static class AtOnce
{
    public static async Task<T[]> RunAsync<T>(params Func<Task<T>>[] acts)
    {
        using var start = new Barrier(acts.Length);
        Task<T> Run(Func<Task<T>> act) => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            return act();
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        return await Task.WhenAll(acts.Select(Run).ToArray());
    }

    public static Task<T[]> RunAsync<T>(int times, Func<Task<T>> act) => RunAsync([.. Enumerable.Repeat(act, times)]);
}
