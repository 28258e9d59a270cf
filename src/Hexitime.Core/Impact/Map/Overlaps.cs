namespace Hexitime.Impact.Map;

/// <summary>Pushes points apart until none covers another, or nearly so.</summary>
internal static class Overlaps
{
    private const int Rounds = 60;

    public static void Remove(Places places, double[] radii, Frame frame, double gap)
    {
        var cell = (2 * radii.Max()) + gap;
        var (columns, rows) = ((int)(frame.Width / cell) + 1, (int)(frame.Height / cell) + 1);
        var (first, next) = (new int[columns * rows], new int[places.Count]);
        for (var round = 0; round < Rounds; round++)
        {
            Array.Fill(first, -1);
            for (var v = places.Count - 1; v >= 0; v--)
            {
                frame.Keep(places, v, radii[v]);
                var at = (Row(v) * columns) + Column(v);
                (next[v], first[at]) = (first[at], v);
            }

            var hasMoved = false;
            for (var v = 0; v < places.Count; v++)
            {
                for (var row = Math.Max(0, Row(v) - 1); row <= Math.Min(rows - 1, Row(v) + 1); row++)
                {
                    for (var column = Math.Max(0, Column(v) - 1); column <= Math.Min(columns - 1, Column(v) + 1); column++)
                    {
                        for (var w = first[(row * columns) + column]; w >= 0; w = next[w])
                            hasMoved |= w > v && Part(places, radii, v, w, gap);
                    }
                }
            }

            if (!hasMoved)
                break;
        }

        for (var v = 0; v < places.Count; v++)
            frame.Keep(places, v, radii[v]);

        int Column(int v) => Math.Clamp((int)((places.X[v] - frame.Left) / cell), 0, columns - 1);
        int Row(int v) => Math.Clamp((int)((places.Y[v] - frame.Top) / cell), 0, rows - 1);
    }

    // The larger moves less.
    private static bool Part(Places places, double[] radii, int v, int w, double gap)
    {
        var (dx, dy) = (places.X[w] - places.X[v], places.Y[w] - places.Y[v]);
        var wanted = radii[v] + radii[w] + gap;
        var square = (dx * dx) + (dy * dy);
        if (square >= wanted * wanted)
            return false;
        var distance = Math.Sqrt(square);
        (dx, dy) = distance < 1e-6 ? (1, 0) : (dx / distance, dy / distance);
        var missing = 0.7 * (wanted - distance);
        var share = radii[w] * radii[w] / ((radii[v] * radii[v]) + (radii[w] * radii[w]));
        (places.X[v], places.Y[v]) = (places.X[v] - (dx * missing * share), places.Y[v] - (dy * missing * share));
        (places.X[w], places.Y[w]) = (places.X[w] + (dx * missing * (1 - share)), places.Y[w] + (dy * missing * (1 - share)));
        return missing > 0.05;
    }
}
