using NodaTime;

namespace Hexitime.Impact.Map;

/// <summary>What a quarter of a year added to the map, and what it had come to by its end.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Points">Members who gave or got time in the quarter.</param>
/// <param name="NewPoints">Those who had never done so before.</param>
/// <param name="Ties">Givers and receivers, each two counted once for a direction, between whom time was given in the quarter.</param>
/// <param name="NewTies">Those that had not been there before.</param>
/// <param name="NewPairs">Pairs of members, whichever of the two gave, who had never met in an exchange before.</param>
/// <param name="Exchanges">How often time was given.</param>
/// <param name="Minutes">How much.</param>
/// <param name="PointsSoFar">Members who had given or got time by the end of the quarter.</param>
/// <param name="TiesSoFar">Ties by the end of the quarter.</param>
/// <param name="PairsSoFar">Pairs by the end of the quarter.</param>
/// <param name="MinutesSoFar">Minutes by the end of the quarter.</param>
public sealed record GrowthQuarter(
    int Year, int Quarter, int Points, int NewPoints, int Ties, int NewTies, int NewPairs, int Exchanges, long Minutes,
    int PointsSoFar, int TiesSoFar, int PairsSoFar, long MinutesSoFar)
{
    /// <summary>Every quarter from the first exchange to the last, those without any included.</summary>
    internal static IReadOnlyList<GrowthQuarter> All(TieTable table, Adjacency forward)
    {
        var order = new int[table.TieOf.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort((int[])[.. table.DayOf.Select(Number)], order);

        var (seenPoint, seenTie, quarters) = (new int[forward.Points], new int[table.Count], new List<GrowthQuarter>());
        var at = 0;
        while (at < order.Length)
        {
            var number = quarters.Count == 0 ? Number(table.DayOf[order[0]]) : (4 * quarters[^1].Year) + quarters[^1].Quarter;
            var mark = quarters.Count + 1;
            var before = quarters.Count == 0 ? new GrowthQuarter(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) : quarters[^1];
            var (points, newPoints, ties, newTies, newPairs, exchanges, minutes) = (0, 0, 0, 0, 0, 0, 0L);
            for (; at < order.Length && Number(table.DayOf[order[at]]) == number; at++)
            {
                var tie = table.TieOf[order[at]];
                exchanges++;
                minutes += table.MinutesOf[order[at]];
                if (seenTie[tie] == mark)
                    continue;
                ties++;
                if (seenTie[tie] == 0)
                {
                    newTies++;
                    newPairs += IsReturnedBefore(tie) ? 0 : 1;
                }

                seenTie[tie] = mark;
                See(table.From[tie]);
                See(table.To[tie]);
            }

            quarters.Add(new GrowthQuarter(number / 4, (number % 4) + 1, points, newPoints, ties, newTies, newPairs, exchanges, minutes,
                before.PointsSoFar + newPoints, before.TiesSoFar + newTies, before.PairsSoFar + newPairs, before.MinutesSoFar + minutes));

            void See(int point)
            {
                newPoints += seenPoint[point] == 0 ? 1 : 0;
                points += seenPoint[point] == mark ? 0 : 1;
                seenPoint[point] = mark;
            }
        }

        return quarters;

        bool IsReturnedBefore(int tie)
        {
            var (from, to) = (table.From[tie], table.To[tie]);
            var back = Array.BinarySearch(forward.Neighbours, forward.Starts[to], forward.Degree(to), from);
            return back >= 0 && seenTie[back] != 0;
        }
    }

    private static int Number(LocalDate day) => (4 * day.Year) + ((day.Month - 1) / 3);
}
