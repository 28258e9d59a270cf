namespace Hexitime.Matching.Assignment;

/// <summary>
/// Finds who answers which request so that the scores of all sessions together are the greatest that is possible, with the proof (<see cref="AssignmentPrices"/>). Somebody may be left without, if nothing would be gained
/// by them. Exact: an auction comes near, and what is not right yet is put right one by one. Of several best plans the one is given that this search meets; it goes by ids, so that
/// the order in which candidates were given plays no part, and the same problem gives the same plan on every machine. Thread-safe: it keeps nothing.
/// </summary>
public static class Assigner
{
    // Steps of the auction, as parts of the greatest score.
    private static readonly int[] Parts = [100, 1_000];

    private const int PlacesBetweenLooks = 1_024;

    /// <summary>Finds the best plan.</summary>
    /// <param name="problem">Who could answer what.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Gives up, with an <see cref="OperationCanceledException"/>.</param>
    public static AssignmentPlan Solve(AssignmentProblem problem, IProgress<AssignmentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var (requests, givers) = problem.OpenMarket();
        Settle(requests, givers, problem.HighestScore, progress, cancellation);
        return problem.PlanOf(requests, givers);
    }

    /// <summary>Brings both sides from nobody joined to the best assignment.</summary>
    internal static void Settle(Side requests, Side givers, int highestScore, IProgress<AssignmentProgress>? progress, CancellationToken cancellation)
    {
        var auction = new Auction(requests, givers, cancellation);
        var steps = Parts.Length + 2;
        for (var i = 0; i < Parts.Length; i++)
        {
            auction.Run(Math.Max(1, highestScore / Parts[i]));
            progress?.Report(new AssignmentProgress(i + 1, steps));
        }

        var augmentation = new Augmentation();
        BringInAll(requests, givers, augmentation, auction.Finish(), cancellation);
        progress?.Report(new AssignmentProgress(steps - 1, steps));

        // Of the other side those remain whom nobody has taken at their price.
        BringInAll(givers, requests, augmentation, [.. Enumerable.Range(0, givers.Count).Where(g => givers.Mates[g] == Side.Nobody && givers.Prices[g] > 0)], cancellation);
        progress?.Report(new AssignmentProgress(steps, steps));
    }

    private static void BringInAll(Side own, Side other, Augmentation augmentation, List<int> places, CancellationToken cancellation)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (i % PlacesBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            augmentation.BringIn(own, other, places[i]);
        }
    }
}
