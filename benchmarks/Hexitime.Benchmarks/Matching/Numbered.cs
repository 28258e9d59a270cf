namespace Hexitime.Benchmarks.Matching;

/// <summary>Ids that are in the order of numbers, and the same in every run.</summary>
internal static class Numbered
{
    public static Guid Id(int number, byte kind = 1) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, kind]);
}
