namespace Hexitime.Matching.Rings;

/// <summary>How far a clearing has come.</summary>
/// <param name="PossibleRings">How many rings there are to choose from.</param>
/// <param name="PeopleHelped">How many people the best plan so far helps.</param>
/// <param name="PeopleAtMost">How many people could be helped at most, as far as is known.</param>
public sealed record RingProgress(int PossibleRings, int PeopleHelped, int PeopleAtMost);
