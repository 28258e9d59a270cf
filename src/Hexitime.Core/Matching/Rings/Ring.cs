using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>A circle of people in which each helps the next and the last helps the first: everyone gives once and gets once. Immutable.</summary>
/// <param name="Legs">Who helps whom, and by which listings, around the circle; the first leg is that of the member with the lowest id.</param>
public sealed record Ring(IReadOnlyList<Help> Legs)
{
    /// <summary>Its members, in the order in which they help each other.</summary>
    public IEnumerable<MemberId> Members => Legs.Select(l => l.Helper);

    /// <summary>The scores of its legs together.</summary>
    public long Score => Legs.Sum(l => (long)l.Score);
}
