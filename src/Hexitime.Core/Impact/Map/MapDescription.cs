namespace Hexitime.Impact.Map;

/// <summary>What the picture shows, in words and rows, for those who cannot see it.</summary>
/// <param name="Sentences">A summary.</param>
/// <param name="Organisations">Each organisation shown, the one with most members first.</param>
/// <param name="Neighbours">If the focus is a member: those they gave time to or got time from, the most time first.</param>
public sealed record MapDescription(IReadOnlyList<string> Sentences, IReadOnlyList<OrganisationRow> Organisations, IReadOnlyList<NeighbourRow> Neighbours);

/// <summary>An organisation as the picture shows it. How much time is given between organisations is told by <see cref="GetTrade"/>.</summary>
/// <param name="Organisation">Its name as the map shows it; <c>null</c> for members of none.</param>
/// <param name="Members">How many members it has.</param>
/// <param name="TiesWithin">Ties between two of them.</param>
/// <param name="TiesAcross">Ties with others, either way.</param>
public sealed record OrganisationRow(string? Organisation, int Members, int TiesWithin, int TiesAcross);

/// <summary>A neighbour of the member in focus.</summary>
/// <param name="Point">The neighbour, as an index into the points.</param>
/// <param name="Label">Their name, or what the map calls them.</param>
/// <param name="Organisation">Where they work, as the map shows it.</param>
/// <param name="MinutesGiven">Time that the member in focus gave to them.</param>
/// <param name="MinutesGot">Time that the member in focus got from them.</param>
public sealed record NeighbourRow(int Point, string Label, string? Organisation, long MinutesGiven, long MinutesGot);
