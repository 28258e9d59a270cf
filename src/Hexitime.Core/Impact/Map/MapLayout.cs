namespace Hexitime.Impact.Map;

/// <summary>Where everything is in the picture.</summary>
/// <param name="Places">Where points are.</param>
/// <param name="Radii">How large they are: their areas grow with the minutes given and got.</param>
/// <param name="Isolates">The points without ties, in the order in which they stand in their strip.</param>
/// <param name="Strip">Where that is.</param>
internal sealed record MapLayout(Places Places, double[] Radii, int[] Isolates, Frame Strip)
{
    // A part with fewer points is measured by its ties, one with more by the room it takes.
    private const int Few = 30;

    public static MapLayout Of(ConnectionMap map, int[] signs, Frame frame, CancellationToken cancellation)
    {
        var graph = map.Undirected;
        var components = Components.Weak(graph);
        var members = Enumerable.Range(0, graph.Points).ToLookup(v => components.Of[v]);
        int[] isolates = [.. Enumerable.Range(0, graph.Points).Where(v => graph.Degree(v) == 0)
            .OrderBy(v => signs[v]).ThenBy(v => v)];
        var (places, radii) = (new Places(new double[graph.Points], new double[graph.Points]), RadiiOf(map, frame));

        var (strip, spacing) = StripFor(isolates.Length, frame);
        PlaceIsolates(isolates, places, radii, strip, spacing);

        int[][] parts = [.. members.Select(m => m.ToArray()).Where(m => m.Length > 1).OrderByDescending(m => m.Length).ThenBy(m => m[0])];
        var packed = Packed(graph, parts, cancellation);
        int[] tied = [.. parts.SelectMany(p => p)];
        double[] tiedRadii = [.. tied.Select(v => radii[v])];
        var area = isolates.Length == 0 ? frame : frame with { Height = strip.Top - 44 - frame.Top };
        area.Fill(packed, tied.Length == 0 ? 0 : tiedRadii.Max() + 2);
        if (tied.Length > 0)
            Overlaps.Remove(packed, tiedRadii, area, gap: tied.Length > 1_000 ? 1.0 : 2.5);
        for (var i = 0; i < tied.Length; i++)
            (places.X[tied[i]], places.Y[tied[i]]) = (packed.X[i], packed.Y[i]);
        return new MapLayout(places, radii, isolates, strip);
    }

    private static double[] RadiiOf(ConnectionMap map, Frame frame)
    {
        // Together they cover a sixteenth of the picture: the rest is for their ties.
        double[] minutes = [.. map.Measures.Select(m => (double)(m.MinutesGiven + m.MinutesGot))];
        var greatest = Math.Max(1, minutes.DefaultIfEmpty(0).Max());
        double[] areas = [.. minutes.Select(m => 0.02 + (m / greatest))];
        var tied = areas.Where((_, v) => minutes[v] > 0).DefaultIfEmpty(1).Sum();
        var scale = Math.Clamp(Math.Sqrt(frame.Width * frame.Height / 16 / (Math.PI * tied)), 6, 26);
        return [.. areas.Select(a => Math.Max(1.7, scale * Math.Sqrt(a)))];
    }

    private static (Frame Strip, double Spacing) StripFor(int isolates, Frame frame)
    {
        var spacing = Math.Clamp(Math.Sqrt(frame.Width * 100 / Math.Max(1, isolates)), 5, 15);
        var rows = Math.Ceiling(isolates / Math.Floor(frame.Width / spacing));
        return (new Frame(frame.Left, frame.Bottom - (rows * spacing), frame.Width, rows * spacing), spacing);
    }

    private static void PlaceIsolates(int[] isolates, Places places, double[] radii, Frame strip, double spacing)
    {
        var columns = (int)Math.Floor(strip.Width / spacing);
        for (var i = 0; i < isolates.Length; i++)
        {
            places.X[isolates[i]] = strip.Left + (((i % columns) + 0.5) * spacing);
            places.Y[isolates[i]] = strip.Top + (((i / columns) + 0.5) * spacing);
            radii[isolates[i]] = Math.Min(radii[isolates[i]], 0.3 * spacing);
        }
    }

    private static Places Packed(Adjacency graph, int[][] parts, CancellationToken cancellation)
    {
        var (all, number, at) = (new Places(new double[parts.Sum(p => p.Length)], new double[parts.Sum(p => p.Length)]), new int[graph.Points], 0);
        var packing = new ComponentPacking(all.Count);
        var mean = graph.Minutes.Length == 0 ? 1 : (double)graph.Minutes.Sum() / graph.Minutes.Length;
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Length; i++)
                number[part[i]] = i;
            var pulls = PullGraphOf(graph, part, number, mean);
            var places = ForceLayout.Of(pulls, cancellation).LaidFlat().DrawnIn();
            places = places.Scaled(1 / (part.Length < Few ? MeanLength(pulls, places) / 1.2 : places.Spacing()));
            packing.Add(places);
            places.X.CopyTo(all.X, at);
            places.Y.CopyTo(all.Y, at);
            at += part.Length;
        }

        return all;
    }

    private static double MeanLength(PullGraph graph, Places places)
    {
        var sum = 1e-9;
        for (var v = 0; v < graph.Points; v++)
        {
            foreach (var w in graph.Neighbours.AsSpan(graph.Starts[v], graph.Starts[v + 1] - graph.Starts[v]))
            {
                var (dx, dy) = (places.X[w] - places.X[v], places.Y[w] - places.Y[v]);
                sum += Math.Sqrt((dx * dx) + (dy * dy));
            }
        }

        return sum / graph.Neighbours.Length;
    }

    private static PullGraph PullGraphOf(Adjacency graph, int[] part, int[] number, double mean)
    {
        var (starts, neighbours, pulls, masses) = (new int[part.Length + 1], new List<int>(), new List<double>(), new double[part.Length]);
        for (var i = 0; i < part.Length; i++)
        {
            var minutes = graph.MinutesOf(part[i]);
            var next = graph.Of(part[i]);
            for (var j = 0; j < next.Length; j++)
            {
                neighbours.Add(number[next[j]]);
                pulls.Add(Math.Clamp(Math.Sqrt(minutes[j] / mean), 0.5, 2));
            }

            (starts[i + 1], masses[i]) = (neighbours.Count, 1 + next.Length);
        }

        return new PullGraph(starts, [.. neighbours], [.. pulls], masses);
    }
}
