using Hexitime.Members;
using NodaTime;

namespace MinimalApiHost.Demo;

/// <summary>Somebody in the demo bank, and with what subject they sign in.</summary>
internal sealed record DemoPerson(string Subject, Profile Profile, Instant JoinsAt)
{
    /// <summary>Who they are, once they have registered.</summary>
    public MemberId Id { get; set; }
}

internal static class DemoPeople
{
    /// <summary>Gives time as an improvement analyst. Sign in as <c>ada</c>.</summary>
    public const string Ada = "ada";

    /// <summary>A ward manager who needs an analyst. Sign in as <c>ben</c>.</summary>
    public const string Ben = "ben";

    /// <summary>A broker: sign in as <c>bea</c> with the role <c>broker</c>.</summary>
    public const string Bea = "bea";

    public const int Count = 200;

    private static readonly int[] Workplaces = [0, 2, 0, 1, 2, 0, 0, 2, 1, 0, 3, 2, 0, 2, 0, 1, 4, 2, 0, 7];

    /// <summary>Two hundred people who join in the course of the year: many in the first weeks, then fewer, none in the last month.</summary>
    public static IReadOnlyList<DemoPerson> Make(Instant start, DemoDice dice)
    {
        var people = new List<DemoPerson>
        {
            Person(Ada, "Ada Okafor", "Improvement analyst", DemoWords.Organisations[0], ["analysis", "run charts"], start),
            Person(Ben, "Ben Whitlock", "Ward manager", DemoWords.Organisations[2], ["leadership"], start),
            Person(Bea, "Bea Lindqvist", "Improvement lead", DemoWords.Organisations[5], ["facilitation"], start),
        };
        for (var i = people.Count; i < Count; i++)
        {
            // Two hospitals have most of them, so that there is something to see of what organisations gave each other: of few people nothing is shown.
            var organisation = DemoWords.Organisations[Workplaces[i % Workplaces.Length]];
            // 35 and 31 have no common divisor: a name comes back after 1,085 people.
            var name = $"{DemoWords.FirstNames[i % DemoWords.FirstNames.Count]} {DemoWords.LastNames[i % DemoWords.LastNames.Count]}";
            var skills = new[] { dice.Pick(DemoWords.Listings), dice.Pick(DemoWords.Listings) }.SelectMany(l => l.Skills).Distinct(StringComparer.Ordinal);
            var day = i < Count / 3 ? dice.Roll(20) : dice.Roll(335);
            people.Add(Person(SubjectOf(i), name, organisation.Professions[Common(dice.Roll(100), organisation.Professions.Count)], organisation, [.. skills], start + Duration.FromHours((day * 24) + dice.Roll(10))));
        }

        return people;
    }

    /// <summary>The first of some are the most common.</summary>
    private static int Common(int inHundred, int of) => inHundred * inHundred * of / 10_000;

    /// <summary>The subject of one of the many; whoever has it has the demo in their bank.</summary>
    public static string SubjectOf(int number) => $"demo-{number:000}";

    private static DemoPerson Person(
        string subject, string name, string profession, DemoOrganisation organisation, IReadOnlyList<string> skills, Instant joinsAt) => new(
        subject,
        new Profile
        {
            Name = name,
            Email = $"{subject}@demo.example",
            Profession = profession,
            Organisation = organisation.Name,
            OdsCode = organisation.OdsCode,
            Skills = skills,
            Biography = $"{profession} at {organisation.Name}.",
            Consents = new Consents(ShowOnMap: true, UseInStatistics: true, JoinRings: true),
        },
        joinsAt);
}
