using NodaTime;

namespace Hexitime.Impact.Map;

/// <summary>That one member gave time to another, once.</summary>
/// <param name="From">The giver: an index into the points.</param>
/// <param name="To">The receiver; never the giver.</param>
/// <param name="Minutes">How long; more than 0.</param>
/// <param name="On">The day.</param>
public readonly record struct GivenTime(int From, int To, long Minutes, LocalDate On);
