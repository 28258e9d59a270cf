using System.Text.RegularExpressions;

namespace Hexitime.Architecture;

/// <summary>Tests are code too. A check behind a <c>?.</c> is left out when there is nothing to check, and a test with it cannot fail.</summary>
public sealed partial class AssertionTests
{
    [Fact]
    public void What_may_be_missing_is_checked_when_it_is_missing() =>
        Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => CheckedIfThere().Matches(File.ReadAllText(file)).Select(m => $"{Path.GetFileName(file)}: {m.Value}"))
            .ShouldBeEmpty("Write (a?.B).ShouldBe(…), or a!.B.ShouldBe(…).");

    /// <summary>From a <c>?.</c> to a check in the same chain: no closing bracket in between that was not opened there.</summary>
    [GeneratedRegex(@"\?\.(?:[\w!.]|\s+(?=\.)|\([^()]*\)|\[[^\[\]]*\])*\bShould\w+\(", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex CheckedIfThere();
}
