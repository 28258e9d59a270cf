using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching.Words;

namespace Hexitime.Tests.Matching.Words;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("audit", "audit", 0)]
    [InlineData("audit", "aduit", 1)]
    [InlineData("audit", "audt", 1)]
    [InlineData("audit", "auditt", 1)]
    [InlineData("audit", "andit", 1)]
    [InlineData("facilitation", "faciltiaton", 2)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    public void Slips_are_counted(string one, string other, int slips)
    {
        EditDistance.Between(one, other, 5).ShouldBe(slips);
        EditDistance.Between(other, one, 5).ShouldBe(slips);
        EditDistance.Between(one, other, 0).ShouldBe(Math.Min(slips, 1));
    }

    [Property(MaxTest = 300)]
    public void The_distance_is_what_the_recursive_definition_says(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var (one, other) = (Word(random), Word(random));

        EditDistance.Between(one, other, 9).ShouldBe(Distance(one, other));
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => (char)('a' + random.Next(3))));

    private static int Distance(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
            return one.Length + other.Length;
        var least = Math.Min(Math.Min(Distance(one[..^1], other), Distance(one, other[..^1])) + 1, Distance(one[..^1], other[..^1]) + (one[^1] == other[^1] ? 0 : 1));
        return one.Length > 1 && other.Length > 1 && one[^1] == other[^2] && one[^2] == other[^1] ? Math.Min(least, Distance(one[..^2], other[..^2]) + 1) : least;
    }
}
