namespace Hexitime.Impact.Map;

/// <summary>
/// Places for the points of a connected map: those tied pull each other, all push each other, and the two come to rest. Pushes go by degree, so that hubs stand apart (Noack 2007, "Energy models for graph clustering"), and
/// are summed by squares (Barnes and Hut 1986). It starts with a map of few points and refines it (Walshaw 2003); steps shorten as in Hu 2005, "Efficient, high-quality force-directed graph drawing".
/// </summary>
internal static class ForceLayout
{
    private const int Few = 24;
    private const int StepsForFew = 300;
    private const int Steps = 80;
    private const double Shortening = 0.92;

    public static Places Of(PullGraph graph, CancellationToken cancellation)
    {
        var places = Coarse(graph, cancellation);
        Settle(graph, places, 2 * Steps, cancellation);
        return places;
    }

    private static Places Coarse(PullGraph graph, CancellationToken cancellation)
    {
        if (graph.Points > Few)
        {
            var coarser = graph.Coarser(out var parents);
            if (coarser.Points < 0.95 * graph.Points)
            {
                var places = Refined(Coarse(coarser, cancellation), parents);
                Settle(graph, places, Steps, cancellation);
                return places;
            }
        }

        var start = Places.Sunflower(graph.Points, graph.Masses.Sum() / graph.Points);
        Settle(graph, start, StepsForFew, cancellation);
        return start;
    }

    private static Places Refined(Places coarse, int[] parents)
    {
        // Those of one parent start around it, each a little elsewhere.
        var (places, offsets, nth) = (new Places(new double[parents.Length], new double[parents.Length]), Places.Sunflower(parents.Length, coarse.Spacing() / 10), new int[coarse.Count]);
        for (var v = 0; v < parents.Length; v++)
        {
            var i = nth[parents[v]]++;
            (places.X[v], places.Y[v]) = (coarse.X[parents[v]] + offsets.X[i], coarse.Y[parents[v]] + offsets.Y[i]);
        }

        return places;
    }

    private static void Settle(PullGraph graph, Places places, int steps, CancellationToken cancellation)
    {
        var (tree, n) = (new QuadTree(), graph.Points);
        var (moveX, moveY) = (new double[n], new double[n]);
        var (step, known, gains) = (places.Spacing(), double.PositiveInfinity, 0);
        for (var s = 0; s < steps; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            tree.Fill(places, graph.Masses);
            var strain = 0.0;
            for (var v = 0; v < n; v++)
            {
                var (x, y) = Force(graph, places, tree, v);
                var square = (x * x) + (y * y);
                var share = square == 0 ? 0 : step / Math.Sqrt(square);
                (moveX[v], moveY[v]) = (x * share, y * share);
                strain += square / graph.Masses[v];
            }

            for (var v = 0; v < n; v++)
                (places.X[v], places.Y[v]) = (places.X[v] + moveX[v], places.Y[v] + moveY[v]);

            // Longer after five gains in a row, shorter after a loss, and shorter in any case towards the end.
            gains = strain < known ? gains + 1 : 0;
            if (gains == 5)
                (step, gains) = (step / Shortening, 0);
            else if (strain >= known)
                step *= Shortening;
            if (s > steps / 2)
                step *= Shortening;
            known = strain;
        }
    }

    private static (double X, double Y) Force(PullGraph graph, Places places, QuadTree tree, int v)
    {
        var (fx, fy) = tree.Push(places.X[v], places.Y[v]);
        (fx, fy) = (fx * graph.Masses[v], fy * graph.Masses[v]);
        for (var i = graph.Starts[v]; i < graph.Starts[v + 1]; i++)
        {
            var w = graph.Neighbours[i];
            var (dx, dy) = (places.X[w] - places.X[v], places.Y[w] - places.Y[v]);
            // The pull grows with the root of the distance: between LinLog, which packs communities too tightly to see, and springs, which pull them into one.
            var pull = graph.Pulls[i] / Math.Sqrt(Math.Sqrt((dx * dx) + (dy * dy)) + 1e-9);
            (fx, fy) = (fx + (dx * pull), fy + (dy * pull));
        }

        return (fx, fy);
    }
}
