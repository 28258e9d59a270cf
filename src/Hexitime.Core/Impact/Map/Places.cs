namespace Hexitime.Impact.Map;

/// <summary>Where points are. Made with nothing but + − × ÷ and square roots, which every machine rounds alike.</summary>
internal sealed record Places(double[] X, double[] Y)
{
    // The cosine and sine of the golden angle: each turn by it lands in the widest gap, as seeds do in a sunflower (Vogel 1979).
    private const double Cosine = -0.73736887807831963;
    private const double Sine = 0.67549029426152396;

    public int Count => X.Length;

    /// <summary>So many places around a middle, evenly spread.</summary>
    public static Places Sunflower(int count, double spacing)
    {
        var (places, dx, dy) = (new Places(new double[count], new double[count]), 1.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var radius = spacing * Math.Sqrt(i + 0.5);
            (places.X[i], places.Y[i]) = (radius * dx, radius * dy);
            (dx, dy) = ((dx * Cosine) - (dy * Sine), (dx * Sine) + (dy * Cosine));
        }

        return places;
    }

    /// <summary>How far apart they would be if they were spread evenly.</summary>
    public double Spacing() => Math.Sqrt((X.Max() - X.Min()) * (Y.Max() - Y.Min()) / Count) + 1e-3;

    public Places Scaled(double by) => new([.. X.Select(x => x * by)], [.. Y.Select(y => y * by)]);

    /// <summary>Turned so that the longest side lies flat, and moved so that the middle is at 0.</summary>
    public Places LaidFlat()
    {
        var n = Math.Max(1, Count);
        var (mx, my) = (X.Sum() / n, Y.Sum() / n);
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            var (x, y) = (X[i] - mx, Y[i] - my);
            (xx, xy, yy) = (xx + (x * x), xy + (x * y), yy + (y * y));
        }

        // The first principal axis, by the half-angle formula.
        var (difference, spread) = (xx - yy, Math.Sqrt(((xx - yy) * (xx - yy)) + (4 * xy * xy)));
        var cosine = spread == 0 ? 1 : Math.Sqrt(Math.Max(0, 1 + (difference / spread)) / 2);
        var sine = spread == 0 ? 0 : Math.Sqrt(Math.Max(0, 1 - (difference / spread)) / 2) * (xy < 0 ? -1 : 1);
        var flat = new Places(new double[Count], new double[Count]);
        for (var i = 0; i < Count; i++)
        {
            var (x, y) = (X[i] - mx, Y[i] - my);
            (flat.X[i], flat.Y[i]) = ((x * cosine) + (y * sine), (y * cosine) - (x * sine));
        }

        return flat;
    }

    /// <summary>With the few that lie far out drawn in, as they would make all others small. Who was further out stays so. The middle must be at 0.</summary>
    public Places DrawnIn()
    {
        if (Count < 30)
            return this;
        double[] radii = [.. X.Select((x, v) => Math.Sqrt((x * x) + (Y[v] * Y[v])))];
        var limit = radii.Order().ElementAt(Count * 96 / 100);
        double[] shares = [.. radii.Select(r => r <= limit ? 1 : limit * (1 + (0.2 * (1 - (limit / r)))) / r)];
        return new Places([.. X.Select((x, v) => x * shares[v])], [.. Y.Select((y, v) => y * shares[v])]);
    }
}
