namespace Hexitime.Impact.Map;

/// <summary>The map in figures. Shares are from 0 to 1, and 0 where there is nothing to have a share of.</summary>
/// <param name="Points">How many members there are.</param>
/// <param name="Isolates">How many of them have neither given nor got time.</param>
/// <param name="Ties">Givers and receivers, each two counted once for a direction.</param>
/// <param name="Exchanges">How often time was given.</param>
/// <param name="Minutes">How much time was given.</param>
/// <param name="Density">The share of possible ties that are there.</param>
/// <param name="Reciprocity">The share of ties that are returned.</param>
/// <param name="MinutesReturned">The share of minutes that are returned by the same member (Squartini, Picciolo, Ruzzenenti and Garlaschelli 2013).</param>
/// <param name="WeakComponents">How many parts there are without ties between them; an isolate is one.</param>
/// <param name="LargestWeakComponent">The share of members in the largest of them.</param>
/// <param name="StrongComponents">How many parts there are within which time can travel from everybody to everybody.</param>
/// <param name="LargestStrongComponent">The share of members in the largest of them.</param>
/// <param name="DegreeAssortativity">Whether members with many neighbours are tied to members with many: from -1 to 1, direction playing no part (Newman 2003); <c>null</c> where all have as many.</param>
/// <param name="DirectedDegreeAssortativity">Whether those who give to many give to those who get from many.</param>
public sealed record MapSummary(
    int Points, int Isolates, int Ties, long Exchanges, long Minutes, double Density, double Reciprocity, double MinutesReturned,
    int WeakComponents, double LargestWeakComponent, int StrongComponents, double LargestStrongComponent,
    double? DegreeAssortativity, double? DirectedDegreeAssortativity)
{
    internal static MapSummary Of(TieTable ties, Adjacency forward, Adjacency backward, Adjacency undirected)
    {
        var (n, returned, minutesReturned, minutes, isolates) = (forward.Points, 0, 0L, 0L, 0);
        for (var t = 0; t < ties.Count; t++)
        {
            minutes += ties.Minutes[t];
            var (from, to) = (ties.From[t], ties.To[t]);
            var back = Array.BinarySearch(ties.To, forward.Starts[to], forward.Degree(to), from);
            if (back < 0)
                continue;
            returned++;
            minutesReturned += Math.Min(ties.Minutes[t], ties.Minutes[back]);
        }

        for (var v = 0; v < n; v++)
            isolates += undirected.Degree(v) == 0 ? 1 : 0;
        var (weak, strong) = (Components.Weak(undirected), Components.Strong(forward));
        return new MapSummary(n, isolates, ties.Count, ties.TieOf.Length, minutes,
            Share(ties.Count, (double)n * (n - 1)), Share(returned, ties.Count), Share(minutesReturned, minutes),
            weak.Count, Share(weak.Largest(), n), strong.Count, Share(strong.Largest(), n),
            Assortativity.OfDegrees(undirected, undirected), Assortativity.OfDegrees(forward, backward));
    }

    private static double Share(double part, double all) => all == 0 ? 0 : part / all;
}
