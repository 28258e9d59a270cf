namespace Hexitime.Impact.Map;

/// <summary>A member on the map. Blank text counts as none.</summary>
/// <param name="Key">What files call the point: an opaque text, never made from a member's id. With <c>null</c> the map gives a number, by the point's place in the map.</param>
/// <param name="Name">The member's name, only if they agreed to be named.</param>
/// <param name="Organisation">Where the member works.</param>
/// <param name="Profession">What the member is.</param>
/// <param name="Networks">The networks that the member belongs to.</param>
public sealed record MapPoint(string? Key = null, string? Name = null, string? Organisation = null, string? Profession = null, IReadOnlyList<string>? Networks = null);
