using System.Globalization;
using System.Text.RegularExpressions;

namespace Hexitime.Packages.Documents;

/// <summary><c>docs/ledger.md</c>: each rule with code and properties that are there, and no property left out.</summary>
public sealed partial class LedgerRulesTests
{
    private static readonly string Tests = Path.Combine("tests", "Hexitime.Core.Tests", "Ledger");
    private static readonly string Code = Path.Combine("src", "Hexitime.Core", "Ledger");

    private static IReadOnlyList<string[]> Rows => [.. File.ReadAllText(Repository.PathOf("docs/ledger.md")).Split('\n').Where(line => Row().IsMatch(line)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void Every_rule_has_its_properties_and_every_property_its_rule()
    {
        var properties = Directory.EnumerateFiles(Repository.PathOf(Tests), "*.cs").SelectMany(file => Property().Matches(File.ReadAllText(file)).Select(match => match.Value)).ToList();

        Rows.Select(row => row[1]).ShouldBe(Enumerable.Range(1, 11).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        foreach (var row in Rows)
            Names(row[4]).ShouldBe(properties.Where(property => property.StartsWith($"Rule_{row[1]}_", StringComparison.Ordinal)), ignoreOrder: true);
        properties.Count.ShouldBe(Rows.Sum(row => Names(row[4]).Count()));
    }

    [Fact]
    public void Every_rule_is_stated_where_the_page_says()
    {
        foreach (var (type, member) in Rows.SelectMany(row => Names(row[3])).Select(name => (name.Split('.')[0], name.Split('.')[1])))
        {
            var sources = Directory.EnumerateFiles(Repository.PathOf(Code), "*.cs").Select(File.ReadAllText)
                .Where(source => Regex.IsMatch(source, $@"\b(class|struct|record)\s+{type}\b", RegexOptions.None, TimeSpan.FromSeconds(1))).ToList();
            sources.ShouldContain(source => Regex.IsMatch(source, $@"\b{member}\b", RegexOptions.None, TimeSpan.FromSeconds(1)), $"{type}.{member}");
        }
    }

    private static IEnumerable<string> Names(string cell) => Quoted().Matches(cell).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"^\| \d+ \|", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bRule_\d+_\w+(?=\()", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Property();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Quoted();
}
