namespace Hexitime.Matching.Rings;

/// <summary>How it is known that no plan is better than a bound.</summary>
public enum RingProof
{
    /// <summary>Prices show it, and <see cref="RingPlanCheck"/> can see that they do.</summary>
    Prices = 1,

    /// <summary>A search through all that prices leave open ended without finding better; only searching again would show it anew.</summary>
    Search = 2,
}

/// <summary>What no plan can exceed: not in people helped, and with as many people not in score. Immutable.</summary>
/// <param name="People">How many people can be helped at most.</param>
/// <param name="Score">The score that a plan which helps so many people can have at most.</param>
/// <param name="Proof">How it is known.</param>
public sealed record RingBound(int People, long Score, RingProof Proof)
{
    /// <summary>What follows from prices: the most people that all of them allow, and the most score that they allow with so many.</summary>
    public static RingBound Of(RingProblem problem, IReadOnlyList<RingPrices> certificate)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(certificate);

        var people = problem.People.Count;
        foreach (var prices in certificate)
        {
            if (prices.PerPerson > 0)
                people = (int)Math.Min(people, prices.Total / prices.PerPerson);
        }

        (long Total, RingPrices Prices)[] ofScores = [.. certificate.Where(c => c.PerScore > 0).Select(c => (c.Total, c))];
        for (; people > 0; people--)
        {
            var score = people * (long)problem.HighestScore;
            // Prices that leave less than nothing for the score do not allow so many people either.
            foreach (var (total, prices) in ofScores)
                score = Math.Min(score, FloorOfQuotient(total - (prices.PerPerson * people), prices.PerScore));

            if (score >= 0)
                return new RingBound(people, score, RingProof.Prices);
        }

        return new RingBound(0, 0, RingProof.Prices);
    }

    private static long FloorOfQuotient(long dividend, long divisor) => dividend >= 0 ? dividend / divisor : -1;
}
