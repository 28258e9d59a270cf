using NodaTime;

namespace Hexitime.Impact.Map;

/// <summary>All the time that one member gave to another.</summary>
/// <param name="From">The giver: an index into the points.</param>
/// <param name="To">The receiver; never the giver.</param>
/// <param name="Minutes">The minutes of all exchanges together.</param>
/// <param name="Exchanges">How often; at least once.</param>
/// <param name="First">The day of the first exchange.</param>
/// <param name="Last">The day of the last exchange.</param>
public readonly record struct MapTie(int From, int To, long Minutes, int Exchanges, LocalDate First, LocalDate Last);
