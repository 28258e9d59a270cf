using System.Runtime.Intrinsics;

namespace Hexitime.Matching.Places;

/// <summary>
/// How far it is at least, at a tenth of the cost of how far it is. For differences of up to 10 degrees, north and east, sin(x/2) is more than 0.998 x/2, and an arc is no shorter
/// than its sine; so the haversine formula gives no less than 0.998 times the earth's radius times the root of n² + cos cos e². Nearly one per cent less than that leaves
/// room for rounding; a greater difference counts as one of 10 degrees. Pure.
/// </summary>
internal static class NearDistance
{
    private const float MetresEach = 11.0f;
    private const float TenDegrees = 100_000;
    private const float WholeCircle = 3_600_000;

    /// <summary>The cosine of the latitude, or a little less.</summary>
    public static float Cosine(Coordinates site) => Math.Max(0, MathF.Cos(site.TenThousandthsNorth * (MathF.PI / 1_800_000)) - 1e-6f);

    /// <summary>The square of the least that it can be in metres from a point to one that lies within these bounds.</summary>
    public static Vector512<float> SquareAtLeast(
        Coordinates from, Vector512<float> south, Vector512<float> north, Vector512<float> west, Vector512<float> east, Vector512<float> cosine)
    {
        var (y, x) = (Vector512.Create((float)from.TenThousandthsNorth), Vector512.Create((float)from.TenThousandthsEast));
        var (zero, most) = (Vector512<float>.Zero, Vector512.Create(TenDegrees));
        var northward = Vector512.Min(Vector512.Max(Vector512.Max(south - y, y - north), zero), most);
        var eastward = Vector512.Max(Vector512.Max(west - x, x - east), zero);
        var roundTheOtherWay = Vector512.Max(Vector512.Create(WholeCircle) - Vector512.Max(east - x, x - west), zero);
        eastward = Vector512.Min(Vector512.Min(eastward, roundTheOtherWay), most) * Vector512.Min(cosine, Vector512.Create(Cosine(from)));
        return ((northward * northward) + (eastward * eastward)) * (MetresEach * MetresEach);
    }

    /// <summary>The square of the least that it can be in metres from one point to another.</summary>
    public static float SquareAtLeast(Coordinates from, Coordinates to)
    {
        var northward = Math.Min(Math.Abs((float)to.TenThousandthsNorth - from.TenThousandthsNorth), TenDegrees);
        var eastward = Math.Abs((float)to.TenThousandthsEast - from.TenThousandthsEast);
        eastward = Math.Min(Math.Min(eastward, WholeCircle - eastward), TenDegrees) * Math.Min(Cosine(from), Cosine(to));
        return ((northward * northward) + (eastward * eastward)) * (MetresEach * MetresEach);
    }
}
