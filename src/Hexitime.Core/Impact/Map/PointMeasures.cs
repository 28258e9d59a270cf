namespace Hexitime.Impact.Map;

/// <summary>A point in figures.</summary>
/// <param name="GivesTo">To how many members it gave time.</param>
/// <param name="GetsFrom">From how many members it got time.</param>
/// <param name="MinutesGiven">How much it gave.</param>
/// <param name="MinutesGot">How much it got.</param>
/// <param name="Core">Its core number: the greatest k for which it is in a group each of whose members exchanged with k others in the group (Seidman 1983).</param>
public readonly record struct PointMeasures(int GivesTo, int GetsFrom, long MinutesGiven, long MinutesGot, int Core)
{
    internal static PointMeasures[] Of(Adjacency forward, Adjacency backward, Adjacency undirected)
    {
        var cores = Cores.Of(undirected);
        var measures = new PointMeasures[forward.Points];
        for (var v = 0; v < measures.Length; v++)
            measures[v] = new PointMeasures(forward.Degree(v), backward.Degree(v), forward.Strength(v), backward.Strength(v), cores[v]);
        return measures;
    }
}
