using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Assignment;

/// <summary>
/// That a member could answer a request with one of their offers. If they could with several, the best counts: the greatest score, then the lowest offer.
/// </summary>
/// <param name="Request">What is asked for.</param>
/// <param name="Giver">Who could give it.</param>
/// <param name="Offer">Which of their offers meets it.</param>
/// <param name="Score">How well the two fit, for each session: 0 to <see cref="AssignmentProblem.GreatestScore"/>; more is better.</param>
public readonly record struct Candidate(ListingId Request, MemberId Giver, ListingId Offer, int Score);

/// <summary>How many sessions a request asks for.</summary>
/// <param name="Request">Which.</param>
/// <param name="Sessions">1 to <see cref="AssignmentProblem.MostSessions"/>.</param>
public readonly record struct Demand(ListingId Request, int Sessions = 1);

/// <summary>How many sessions a member has time to give.</summary>
/// <param name="Giver">Who.</param>
/// <param name="Sessions">1 to <see cref="AssignmentProblem.MostSessions"/>.</param>
public readonly record struct Supply(MemberId Giver, int Sessions = 1);
