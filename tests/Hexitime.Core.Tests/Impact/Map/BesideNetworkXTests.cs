namespace Hexitime.Impact.Map;

/// <summary>Every measure, beside networkx.</summary>
public sealed class BesideNetworkXTests
{
    public static TheoryData<string> Graphs => [.. NetworkX.Names];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Points_have_the_same_degrees_strengths_and_cores(string name)
    {
        var theirs = NetworkX.Read(name);
        var ours = theirs.Map.Measures;

        ours.Select(m => (double)m.GivesTo).ShouldBe(theirs.Each("outDegrees"));
        ours.Select(m => (double)m.GetsFrom).ShouldBe(theirs.Each("inDegrees"));
        ours.Select(m => (double)m.MinutesGiven).ShouldBe(theirs.Each("outMinutes"));
        ours.Select(m => (double)m.MinutesGot).ShouldBe(theirs.Each("inMinutes"));
        ours.Select(m => (double)m.Core).ShouldBe(theirs.Each("cores"));
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void The_whole_has_the_same_figures(string name)
    {
        var theirs = NetworkX.Read(name);
        var ours = theirs.Map.Summarise();

        ((double)ours.Points, (double)ours.Ties, (double)ours.Minutes, (double)ours.Isolates)
            .ShouldBe((theirs["nodes"], theirs["ties"], theirs["minutes"], theirs["isolates"]));
        ((double)ours.WeakComponents, (double)ours.StrongComponents).ShouldBe((theirs["weakComponents"], theirs["strongComponents"]));
        ShouldAgree(ours.LargestWeakComponent, theirs["largestWeak"] / theirs["nodes"]);
        ShouldAgree(ours.LargestStrongComponent, theirs["largestStrong"] / theirs["nodes"]);
        ShouldAgree(ours.Density, theirs["density"]);
        ShouldAgree(ours.Reciprocity, theirs["reciprocity"]);
        ShouldAgree(ours.MinutesReturned, theirs["minutesReturned"]);
        ShouldAgree(ours.DegreeAssortativity!.Value, theirs["degreeAssortativity"]);
        ShouldAgree(ours.DirectedDegreeAssortativity!.Value, theirs["directedDegreeAssortativity"]);
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void As_much_lies_between(string name)
    {
        var theirs = NetworkX.Read(name);

        ShouldAgree(theirs.Map.MeasureBetweenness().Shares, theirs.Each("betweenness"));
        ShouldAgree(theirs.Map.MeasureBetweenness(isDirected: true).Shares, theirs.Each("directedBetweenness"));
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Drawn_paths_are_within_the_error_told(string name)
    {
        var theirs = NetworkX.Read(name);
        foreach (var (isDirected, measure) in (ReadOnlySpan<(bool, string)>)[(false, "betweenness"), (true, "directedBetweenness")])
        {
            var ours = theirs.Map.SampleBetweenness(new SampledPaths { Error = 0.02 }, isDirected);

            ours.Error.ShouldBeInRange(0.0001, 0.02);
            ours.Shares.Zip(theirs.Each(measure), (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThanOrEqualTo(ours.Error);
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void As_much_crosses_boundaries(string name)
    {
        var theirs = NetworkX.Read(name);
        var ours = theirs.Map.Crossing(MapAttribute.Organisation);

        ((double)ours.Ties, (double)ours.CrossingTies, (double)ours.Minutes, (double)ours.CrossingMinutes)
            .ShouldBe((theirs["ties"], theirs["crossingTies"], theirs["minutes"], theirs["crossingMinutes"]));
        ShouldAgree(ours.Assortativity!.Value, theirs["groupAssortativity"]);
        ShouldAgree(ours.CrossingMinutesByChance, theirs["crossingMinutesByChance"]);
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Communities_are_as_good(string name)
    {
        var theirs = NetworkX.Read(name);
        int[] groups = [.. theirs.Groups.Select(g => Array.IndexOf(theirs.Groups, g))];
        int[] louvain = [.. theirs.Each("louvain").Select(c => (int)c)];
        var ours = theirs.Map.FindCommunities();

        ShouldAgree(theirs.Map.Modularity(groups), theirs["modularityOfGroups"]);
        ShouldAgree(theirs.Map.Modularity(louvain), theirs["modularityOfLouvain"]);
        ours.Modularity.ShouldBe(theirs.Map.Modularity(ours.Of));
        ours.Modularity.ShouldBeGreaterThan(theirs["modularityOfLouvain"] - 1e-9);
    }

    private static void ShouldAgree(IReadOnlyList<double> ours, double[] theirs)
    {
        ours.Count.ShouldBe(theirs.Length);
        for (var v = 0; v < theirs.Length; v++)
            ShouldAgree(ours[v], theirs[v]);
    }

    private static void ShouldAgree(double ours, double theirs) =>
        Math.Abs(ours - theirs).ShouldBeLessThanOrEqualTo(1e-9 * Math.Max(Math.Abs(theirs), 1e-3), $"{ours} beside {theirs}");
}
