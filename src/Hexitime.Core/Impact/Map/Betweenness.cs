namespace Hexitime.Impact.Map;

/// <summary>
/// How much each point lies between others: the share of all shortest paths between two other points that pass through it (Freeman 1977), from 0 to 1, as a mean over ordered pairs of other points. Every tie
/// counts as one step.
/// </summary>
/// <param name="Shares">Each point's share.</param>
/// <param name="IsDirected">Whether paths follow the direction in which time was given.</param>
/// <param name="Samples">How many shortest paths were drawn; 0 if all were counted.</param>
/// <param name="Error">What no share is wrong by more than, with the probability told; 0 if all paths were counted, but for rounding.</param>
/// <param name="Confidence">The probability that every share is within the error, all at once.</param>
public sealed record Betweenness(IReadOnlyList<double> Shares, bool IsDirected, int Samples, double Error, double Confidence);
