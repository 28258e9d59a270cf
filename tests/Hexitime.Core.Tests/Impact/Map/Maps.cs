using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Hexitime.Impact.Map;

/// <summary>Small maps by chance.</summary>
internal static class Maps
{
    private static readonly string?[] Organisations = ["Ash", "Birch", "Cedar", null];

    /// <summary>Few points, of which some are isolates, and ties that are often returned and repeated.</summary>
    public static Gen<Case> Small(int mostPoints = 9, int mostTies = 3) =>
        from n in Gen.Choose(2, mostPoints)
        from organisations in Gen.ListOf(Gen.Elements(Organisations), n)
        from count in Gen.Choose(0, mostTies * n)
        from given in Gen.ListOf(
            from first in Gen.Choose(0, n - 1)
            from other in Gen.Choose(1, n - 1)
            from minutes in Gen.Choose(1, 300)
            from day in Gen.Choose(0, 1_000)
            select new GivenTime(first, (first + other) % n, minutes, new LocalDate(2024, 1, 1).PlusDays(day)), count)
        select new Case([.. organisations], [.. given]);

    /// <summary>A map of a bank that has grown: some give much, most little, and more within an organisation. Always the same for a seed.</summary>
    public static ConnectionMap Grown(int members, int ties, int seed = 1, int organisations = 12, Func<int, string?>? nameOf = null)
    {
        var random = new Random(seed);
        MapPoint[] points = [.. Enumerable.Range(0, members).Select(v =>
            new MapPoint(Name: nameOf?.Invoke(v), Organisation: $"Organisation {Math.Min(random.Next(organisations), random.Next(organisations))}", Profession: $"Profession {v % 5}"))];
        var byOrganisation = Enumerable.Range(0, members).ToLookup(v => points[v].Organisation);
        var given = new List<GivenTime>();
        while (given.Count < ties)
        {
            var from = random.Next(1 + random.Next(members));
            var near = byOrganisation[points[from].Organisation].ToArray();
            var to = random.Next(3) == 0 ? random.Next(1 + random.Next(members)) : near[random.Next(near.Length)];
            if (from != to)
                given.Add(new GivenTime(from, to, 30 * (1 + random.Next(8)), new LocalDate(2024, 1, 1).PlusDays(random.Next(900))));
        }

        return ConnectionMap.Of(points, given);
    }

    internal sealed record Case(string?[] Organisations, GivenTime[] Given)
    {
        public int Points => Organisations.Length;

        public ConnectionMap Map => ConnectionMap.Of(Organisations.Select(o => new MapPoint(Organisation: o)), Given, smallestGroup: 1);

        /// <summary>The same with point <c>v</c> in place <c>to[v]</c>.</summary>
        public Case Moved(int[] to)
        {
            var organisations = new string?[Points];
            for (var v = 0; v < Points; v++)
                organisations[to[v]] = Organisations[v];
            return new Case(organisations, [.. Given.Select(g => g with { From = to[g.From], To = to[g.To] })]);
        }

        public bool[,] Ties(bool isDirected)
        {
            var ties = new bool[Points, Points];
            foreach (var time in Given)
            {
                ties[time.From, time.To] = true;
                ties[time.To, time.From] |= !isDirected;
            }

            return ties;
        }

        public override string ToString() =>
            $"{string.Join('|', Organisations)}: {string.Join(", ", Given.Select(g => $"{g.From}>{g.To}={g.Minutes}"))}";
    }
}
