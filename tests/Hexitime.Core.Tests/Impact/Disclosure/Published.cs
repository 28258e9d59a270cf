namespace Hexitime.Impact.Disclosure;

/// <summary>Everything that was published of some groups, quarter by quarter, with what it counted.</summary>
internal sealed record Published(DisclosureRule Rule, IReadOnlyList<GroupReport> Reports, IReadOnlyList<IReadOnlyList<PublishedCount>> Shown)
{
    public IEnumerable<(GroupReport Report, int Figure, PublishedCount Shown)> Figures =>
        Reports.SelectMany((r, i) => Enumerable.Range(0, r.Counts.Figures).Select(f => (r, f, Shown[i][f])));

    /// <summary>Figures that are hidden; of the rest, which is never shown, those of few people.</summary>
    public IEnumerable<(int Report, int Figure)> Protected => Enumerable.Range(0, Reports.Count).SelectMany(r => Enumerable.Range(0, Reports[r].Counts.Figures - 1)
        .Where(f => Reports[r].Counts[f] > 0 && (Reports[r].IsRest ? Reports[r].Few!.Contains(f) : Shown[r][f].State == CountState.Hidden)).Select(f => (r, f)));

    /// <summary>Of each two reports of the same table, one of which is a part of the other, the groups by whose few people they differ.</summary>
    public IEnumerable<(int Part, int Whole, int Figure)> Differences =>
        from part in Enumerable.Range(0, Reports.Count)
        from whole in Enumerable.Range(0, Reports.Count)
        where part != whole && Reports[part].Of == Reports[whole].Of && Reports[part].Of != GroupTable.Minutes && Attacker.IsAmong(Reports[part], Reports[whole])
        from f in Enumerable.Range(0, Reports[part].Counts.Figures - 1)
        let few = Reports[whole].Counts[f] - Reports[part].Counts[f]
        where few >= 1 && few <= Rule.HideUpTo
        select (part, whole, f);

    public override string ToString() =>
        string.Join('\n', Reports.Select((r, i) => $"{r.Of} {(r.IsRest ? "rest" : r.Part ?? "all")} {r.Quarter}: {string.Join(' ', Enumerable.Range(0, r.Counts.Figures).Select(f => r.Counts[f]))} as {string.Join(' ', Shown[i])}"));

    public static Published OfPeople(Random random, DisclosureRule rule)
    {
        var (groups, quarters, networks) = (random.Next(1, 5), random.Next(1, 5), random.Next(0, 3));
        var weights = Enumerable.Range(0, groups).Select(_ => random.Next(4) switch { 0 => 2, 1 => 8, 2 => 20, _ => 60 }).ToArray();
        var people = weights.SelectMany((weight, group) => Enumerable.Range(0, random.Next(weight + 1)).Select(_ => new Person(
            group, random.Next(quarters), [.. Enumerable.Range(0, networks).Where(_ => random.Next(3) > 0)], random.Next(1 << quarters), random.Next(1 << quarters)))).ToList();
        return OverQuarters(rule, Enumerable.Range(0, quarters).Select(quarter => Enumerable.Range(-1, networks + 1).SelectMany(network =>
        {
            var there = people.Where(p => p.Joined <= quarter && (network < 0 || p.Networks.Contains(network))).ToList();
            return new[]
            {
                Report(GroupTable.Members, network, quarter, there),
                Report(GroupTable.Givers, network, quarter, there.Where(p => (p.Gave >> quarter & 1) == 1)),
                Report(GroupTable.Receivers, network, quarter, there.Where(p => (p.Received >> quarter & 1) == 1)),
            };
        })));

        GroupReport Report(GroupTable of, int network, int quarter, IEnumerable<Person> counted) => new(
            of, network < 0 ? null : $"{network}", quarter, CountTable.List(Enumerable.Range(0, groups).Select(g => (long)counted.Count(p => p.Group == g))));
    }

    /// <summary>Each quarter's reports are published when it is over, and stay.</summary>
    public static Published OverQuarters(DisclosureRule rule, IEnumerable<IEnumerable<GroupReport>> quarters)
    {
        var (reports, shown) = (new List<GroupReport>(), (IReadOnlyList<IReadOnlyList<PublishedCount>>)[]);
        foreach (var quarter in quarters)
        {
            reports.AddRange(quarter);
            shown = DisclosureControl.Publish(reports, rule);
            for (var r = 0; r < reports.Count; r++)
                reports[r] = reports[r] with { Published = shown[r] };
        }

        return new Published(rule, reports, shown);
    }

    public static Published OfMinutes(Random random, DisclosureRule rule)
    {
        var (rows, columns, networks) = (random.Next(1, 4), random.Next(2, 4), random.Next(0, 3));
        var parts = Enumerable.Range(0, networks + 1).Select(_ => CountTable.Of(rows, columns, (_, _) => random.Next(3) == 0 ? 0 : random.Next(1, random.Next(2) == 0 ? 400 : 8000))).ToList();
        var whole = CountTable.Of(rows, columns, (r, c) => parts.Sum(p => p[(r * columns) + c]));
        var reports = new List<GroupReport> { Report(null, whole) };
        if (networks > 0)
            reports.AddRange([.. parts.Take(networks).Select((p, i) => Report($"{i}", p)), Report(null, parts[^1]) with { IsRest = true }]);
        return new Published(rule, reports, DisclosureControl.Publish(reports, rule));

        GroupReport Report(string? part, CountTable counts) => new(GroupTable.Minutes, part, 1, counts, Enumerable.Range(0, counts.Figures).Where(f => counts[f] is > 0 and var m && random.Next(m < 1000 ? 2 : 9) == 0).ToHashSet());
    }

    private sealed record Person(int Group, int Joined, IReadOnlyList<int> Networks, int Gave, int Received);
}
