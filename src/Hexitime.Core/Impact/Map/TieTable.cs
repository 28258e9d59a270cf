using NodaTime;

namespace Hexitime.Impact.Map;

/// <summary>What was given, in columns: the ties, by giver and then receiver, and every exchange with the tie it belongs to.</summary>
internal sealed class TieTable
{
    private TieTable(int exchanges) =>
        (TieOf, MinutesOf, DayOf) = (new int[exchanges], new long[exchanges], new LocalDate[exchanges]);

    public int[] From { get; private set; } = [];

    public int[] To { get; private set; } = [];

    public long[] Minutes { get; private set; } = [];

    public int[] Exchanges { get; private set; } = [];

    public LocalDate[] First { get; private set; } = [];

    public LocalDate[] Last { get; private set; } = [];

    public int[] TieOf { get; }

    public long[] MinutesOf { get; }

    public LocalDate[] DayOf { get; }

    public int Count => From.Length;

    public MapTie this[int tie] => new(From[tie], To[tie], Minutes[tie], Exchanges[tie], First[tie], Last[tie]);

    public static TieTable Of(int points, IEnumerable<GivenTime> given)
    {
        GivenTime[] sorted = [.. given];
        var keys = new long[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            keys[i] = Checked(points, sorted[i]);
            sorted[i] = sorted[i] with { On = sorted[i].On.WithCalendar(CalendarSystem.Iso) };
        }

        Array.Sort(keys, sorted);
        var table = new TieTable(sorted.Length);
        table.Fill(keys, sorted);
        return table;
    }

    /// <summary>The ties as rows of their givers.</summary>
    public Adjacency Out(int points)
    {
        var starts = new int[points + 1];
        foreach (var from in From)
            starts[from + 1]++;
        for (var v = 0; v < points; v++)
            starts[v + 1] += starts[v];
        return new Adjacency(starts, To, Minutes);
    }

    private static long Checked(int points, GivenTime time)
    {
        if (time.From < 0 || time.From >= points || time.To < 0 || time.To >= points)
            throw new ArgumentException($"Time was given from {time.From} to {time.To}, but there are {points} points.", nameof(time));
        if (time.From == time.To)
            throw new ArgumentException($"Point {time.From} cannot give time to itself.", nameof(time));
        if (time.Minutes <= 0)
            throw new ArgumentException($"From {time.From} to {time.To} {time.Minutes} minutes were given; it must be more than 0.", nameof(time));
        return ((long)time.From << 32) | (uint)time.To;
    }

    private void Fill(long[] keys, GivenTime[] sorted)
    {
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
            count += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;

        (From, To, Minutes, Exchanges, First, Last) = (new int[count], new int[count], new long[count], new int[count], new LocalDate[count], new LocalDate[count]);
        var tie = -1;
        for (var i = 0; i < keys.Length; i++)
        {
            var (from, to, minutes, day) = sorted[i];
            if (i == 0 || keys[i] != keys[i - 1])
            {
                tie++;
                (From[tie], To[tie], First[tie], Last[tie]) = (from, to, day, day);
            }

            (TieOf[i], MinutesOf[i], DayOf[i]) = (tie, minutes, day);
            Minutes[tie] += minutes;
            Exchanges[tie]++;
            First[tie] = LocalDate.Min(First[tie], day);
            Last[tie] = LocalDate.Max(Last[tie], day);
        }
    }
}
