namespace Hexitime.Impact.Map;

/// <summary>Whether like gives to like: Newman 2003, "Mixing patterns in networks".</summary>
internal static class Assortativity
{
    /// <summary>Newman's equation (21): the correlation, over ties, of how many each giver gives to and how many each receiver gets from. <c>null</c> where all are alike.</summary>
    public static double? OfDegrees(Adjacency forward, Adjacency backward)
    {
        // Sums of whole numbers: no order of adding changes them.
        Int128 x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        for (var v = 0; v < forward.Points; v++)
        {
            Int128 given = forward.Degree(v);
            foreach (var w in forward.Of(v))
            {
                Int128 got = backward.Degree(w);
                x += given;
                y += got;
                xx += given * given;
                yy += got * got;
                xy += given * got;
            }
        }

        Int128 ties = forward.Neighbours.Length;
        var (varianceX, varianceY) = ((ties * xx) - (x * x), (ties * yy) - (y * y));
        return varianceX == 0 || varianceY == 0 ? null : (double)((ties * xy) - (x * y)) / (Math.Sqrt((double)varianceX) * Math.Sqrt((double)varianceY));
    }

    /// <summary>Newman's equation (2) of the share that is within groups and the share that would be by chance; <c>null</c> where there is but one group.</summary>
    public static double? OfGroups(double within, double withinByChance) => withinByChance >= 1 ? null : (within - withinByChance) / (1 - withinByChance);
}
