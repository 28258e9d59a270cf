using NodaTime;

namespace Hexitime.Impact.Map;

/// <summary>
/// Ties as files tell of them, so that somebody who knows of one exchange, and when and how long it was, does not know its tie by that. One between two who are named is told as it is. Of any
/// other it is told about how much was given and how often, by steps of 1, 2, 5, 10 and so on, and in which quarters first and last: only what at least as many ties have in common as points must be
/// alike. Where there are too few, the years are told; else the whole time of the map; and else the steps below.
/// </summary>
internal sealed class ToldTies(TieTable ties, int smallest)
{
    private const int Minutes = 60;

    private readonly MapTie[] _told = [.. Enumerable.Range(0, ties.Count).Select(t => ties[t])];

    public static MapTie[] Of(TieTable ties, MapPoint[] shown, int smallest)
    {
        var told = new ToldTies(ties, smallest);
        if (smallest > 1)
            told.Coarsen([.. Enumerable.Range(0, ties.Count).Where(t => shown[ties.From[t]].Name is null || shown[ties.To[t]].Name is null)]);
        return told._told;
    }

    private void Coarsen(List<int> open)
    {
        if (open.Count == 0)
            return;
        var (first, last) = (Quarter(open.Min(t => ties.First[t])), EndOfQuarter(open.Max(t => ties.Last[t])));
        var alike = new List<List<int>>();
        Tell(t => (Quarter(ties.First[t]), EndOfQuarter(ties.Last[t])));
        Tell(t => (new LocalDate(ties.First[t].Year, 1, 1), new LocalDate(ties.Last[t].Year, 12, 31)));
        Tell(_ => (first, last));

        // What is still too rare is told together with what is next to it, as the least of it.
        var together = new List<int>();
        foreach (var rare in open.OrderByDescending(t => _told[t].Minutes).ThenByDescending(t => _told[t].Exchanges).GroupBy(t => (_told[t].Minutes, _told[t].Exchanges)).ToList())
        {
            together.AddRange(rare);
            if (together.Count < smallest)
                continue;
            Together(together);
            alike.Add(together);
            together = [];
        }

        if (together.Count == 0)
            return;
        if (alike.MinBy(a => a.Count) is { } fewest)
            together.AddRange(fewest);
        Together(together);

        void Tell(Func<int, (LocalDate First, LocalDate Last)> time)
        {
            foreach (var t in open)
                _told[t] = ties[t] with { Minutes = Minutes * Step((ties.Minutes[t] + Minutes - 1) / Minutes), Exchanges = (int)Step(ties.Exchanges[t]), First = time(t).First, Last = time(t).Last };
            foreach (var group in open.GroupBy(t => Told(_told[t])).Where(g => g.Count() >= smallest).ToList())
                alike.Add([.. group]);
            open = [.. open.Except(alike.SelectMany(a => a))];
        }

        void Together(List<int> some)
        {
            var (minutes, exchanges) = (some.Min(t => _told[t].Minutes), some.Min(t => _told[t].Exchanges));
            foreach (var t in some)
                _told[t] = _told[t] with { Minutes = minutes, Exchanges = exchanges, First = first, Last = last };
        }
    }

    private static (long, int, LocalDate, LocalDate) Told(MapTie tie) => (tie.Minutes, tie.Exchanges, tie.First, tie.Last);

    /// <summary>The least of 1, 2, 5, 10, 20, 50 and so on that is not less.</summary>
    private static long Step(long number)
    {
        var ten = 1L;
        while (ten * 10 <= number)
            ten *= 10;
        return number <= ten ? ten : number <= 2 * ten ? 2 * ten : number <= 5 * ten ? 5 * ten : 10 * ten;
    }

    private static LocalDate Quarter(LocalDate day) => new(day.Year, day.Month - ((day.Month - 1) % 3), 1);

    private static LocalDate EndOfQuarter(LocalDate day) => Quarter(day).PlusMonths(3).PlusDays(-1);
}
