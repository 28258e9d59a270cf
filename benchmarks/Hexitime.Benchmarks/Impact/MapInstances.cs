using Hexitime.Impact.Map;
using NodaTime;

namespace Hexitime.Benchmarks.Impact;

/// <summary>Maps as a time bank might have them: few large organisations and many small ones, some members who give much, most who give little, some who never have; most time is given near by. Always the same for a seed.</summary>
internal static class MapInstances
{
    private static readonly string[] Professions = ["Nurse", "Doctor", "Manager", "Analyst", "Student", "Citizen", "Midwife", "Pharmacist"];
    private static readonly string[] Towns = ["Ashford", "Birkdale", "Caldbeck", "Dunmore", "Eastleigh", "Fenwick", "Grantham", "Holmfirth", "Ilkley", "Jarrow", "Kelso", "Linton"];
    private static readonly string[] Kinds = ["Hospital", "Community Trust", "University", "Council", "Hospice"];
    private static readonly string[] Firsts = ["Ada", "Ben", "Chidi", "Dara", "Elif", "Femi", "Grace", "Hana", "Imran", "Jo", "Kofi", "Lena", "Mei", "Nia", "Omar", "Priya"];
    private static readonly string[] Lasts = ["Ahmed", "Brown", "Clarke", "Davies", "Evans", "Green", "Hughes", "Jones", "Khan", "Lewis", "Morgan", "Okoro", "Patel", "Singh", "Taylor", "Wood"];

    public static (MapPoint[] Points, GivenTime[] Given) Make(int members, int ties, ulong seed = 1)
    {
        var chance = new SplitMix(seed);
        var organisations = Math.Max(4, (int)Math.Sqrt(members) / 2);
        var (points, of, near) = (new MapPoint[members], new int[members], Enumerable.Range(0, organisations).Select(_ => new List<int>()).ToArray());
        var active = (int)(members * 0.86);
        for (var v = 0; v < members; v++)
        {
            of[v] = (int)(organisations * chance.NextShare() * chance.NextShare());
            var name = chance.Next(3) == 0 ? $"{Firsts[chance.Next(Firsts.Length)]} {Lasts[chance.Next(Lasts.Length)]}" : null;
            points[v] = new MapPoint(Name: name, Organisation: $"{Towns[of[v] % Towns.Length]} {Kinds[of[v] / Towns.Length % Kinds.Length]}{(of[v] < 60 ? "" : $" {of[v] / 60}")}",
                Profession: Professions[chance.Next(Professions.Length)], Networks: chance.Next(2) == 0 ? ["North"] : []);
            if (v < active)
                near[of[v]].Add(v);
        }

        var (given, pairs) = (new List<GivenTime>(ties), new HashSet<(int, int)>());
        while (pairs.Count < ties)
        {
            var from = (int)(active * chance.NextShare() * chance.NextShare());
            var colleagues = near[of[from]];
            var to = chance.Next(10) < 6 ? colleagues[(int)(colleagues.Count * chance.NextShare() * chance.NextShare())] : chance.Next(active);
            if (from == to)
                continue;
            var times = 1 + chance.Next(1 + chance.Next(3));
            for (var i = 0; i < times; i++)
                given.Add(new GivenTime(from, to, 30 * (1 + chance.Next(1 + chance.Next(8))), new LocalDate(2024, 1, 1).PlusDays(chance.Next(900))));
            pairs.Add((from, to));
        }

        return (points, [.. given]);
    }
}
