namespace Hexitime.Impact;

/// <summary>Long work says how far it is while it goes on, and ends when it is called off: also in the midst of it.</summary>
public sealed class LongWorkTests
{
    [Fact]
    public async Task It_says_how_far_it_is_and_answers_what_came_of_it()
    {
        using var seen = new ManualResetEventSlim();
        var answer = await LongWork.RunAsync(
            (progress, ct) =>
            {
                progress.Report(40);
                seen.Wait(ct);
                return "done";
            },
            percent =>
            {
                if (percent == 40)
                    seen.Set();
                return Task.FromResult(true);
            },
            default, TimeSpan.Zero);

        answer.ShouldBe("done");
    }

    [Fact]
    public async Task Called_off_in_the_midst_of_it_it_stops_and_says_so()
    {
        var hasStopped = false;
        await Should.ThrowAsync<OperationCanceledException>(() => LongWork.RunAsync((progress, ct) => UntilStopped(progress, () => hasStopped = true, ct), percent => Task.FromResult(percent != 40), default, TimeSpan.Zero));

        hasStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task When_nobody_can_be_told_any_more_it_stops_too()
    {
        using var stopped = new ManualResetEventSlim();
        await Should.ThrowAsync<TimeoutException>(() => LongWork.RunAsync((progress, ct) => UntilStopped(progress, stopped.Set, ct), percent => percent == 40 ? throw new TimeoutException() : Task.FromResult(true), default, TimeSpan.Zero));

        stopped.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
    }

    private static int UntilStopped(IProgress<int> progress, Action stopped, CancellationToken ct)
    {
        progress.Report(40);
        ct.WaitHandle.WaitOne();
        stopped();
        throw new OperationCanceledException(ct);
    }
}
