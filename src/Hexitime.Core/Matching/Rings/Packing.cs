namespace Hexitime.Matching.Rings;

/// <summary>Rings, what each is worth, and which of them go through each person: <c>RingsOf[PersonStarts[p]]</c> to <c>RingsOf[PersonStarts[p + 1]]</c>, ascending.</summary>
internal sealed class Packing
{
    private Packing(int people, int[] starts, int[] members, long[] worth)
    {
        (People, Starts, Members, Worth) = (people, starts, members, worth);
        PersonStarts = new int[people + 1];
        RingsOf = new int[members.Length];
        foreach (var person in members)
            PersonStarts[person + 1]++;
        for (var p = 0; p < people; p++)
            PersonStarts[p + 1] += PersonStarts[p];

        var fill = PersonStarts.AsSpan(0, people).ToArray();
        for (var r = 0; r < worth.Length; r++)
        {
            foreach (var person in MembersOf(r))
                RingsOf[fill[person]++] = r;
        }
    }

    public int People { get; }

    public int Count => Worth.Length;

    public int[] Starts { get; }

    public int[] Members { get; }

    public long[] Worth { get; }

    public int[] PersonStarts { get; }

    public int[] RingsOf { get; }

    public static Packing Of(RingCatalogue rings, int people, long perPerson, int perScore)
    {
        var worth = new long[rings.Count];
        for (var r = 0; r < worth.Length; r++)
            worth[r] = (rings.MembersOf(r).Length * perPerson) + (perScore * (long)rings.Scores[r]);
        return new Packing(people, rings.Starts.ToArray(), rings.Members.ToArray(), worth);
    }

    public ReadOnlySpan<int> MembersOf(int ring) => Members.AsSpan(Starts[ring], Starts[ring + 1] - Starts[ring]);

    public ReadOnlySpan<int> RingsThrough(int person) => RingsOf.AsSpan(PersonStarts[person], PersonStarts[person + 1] - PersonStarts[person]);

    /// <summary>Only some of the rings; people keep their numbers.</summary>
    public Packing Only(ReadOnlySpan<int> rings) => Restricted(rings, Worth);

    /// <summary>Only some of the rings and another worth of each; people keep their numbers.</summary>
    public Packing Restricted(ReadOnlySpan<int> rings, ReadOnlySpan<long> worth)
    {
        var starts = new int[rings.Length + 1];
        for (var i = 0; i < rings.Length; i++)
            starts[i + 1] = starts[i] + MembersOf(rings[i]).Length;
        var members = new int[starts[^1]];
        var newWorth = new long[rings.Length];
        for (var i = 0; i < rings.Length; i++)
        {
            MembersOf(rings[i]).CopyTo(members.AsSpan(starts[i]));
            newWorth[i] = worth[rings[i]];
        }

        return new Packing(People, starts, members, newWorth);
    }
}
