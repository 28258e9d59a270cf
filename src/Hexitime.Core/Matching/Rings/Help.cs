using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>
/// That one member could help another: an offer of the helper can meet a request of the one helped. Between the same two there may be several. Of those the best
/// counts: the one with the greatest score, then the lowest offer, then the lowest request.
/// </summary>
/// <param name="Helper">Who would give time.</param>
/// <param name="Helped">Who would get it; never the helper.</param>
/// <param name="Score">How well the two fit, from 0 to <see cref="RingProblem.GreatestScore"/>; more is better.</param>
/// <param name="Offer">The helper's listing.</param>
/// <param name="Request">The listing of the one helped.</param>
public readonly record struct Help(MemberId Helper, MemberId Helped, int Score, ListingId Offer, ListingId Request) : IComparable<Help>
{
    /// <summary>By helper, then helped, then the best first: this order is what breaks ties, whatever order helps are given in.</summary>
    public int CompareTo(Help other)
    {
        var order = Helper.Value.CompareTo(other.Helper.Value);
        if (order == 0)
            order = Helped.Value.CompareTo(other.Helped.Value);
        if (order == 0)
            order = other.Score.CompareTo(Score);
        if (order == 0)
            order = Offer.Value.CompareTo(other.Offer.Value);
        return order != 0 ? order : Request.Value.CompareTo(other.Request.Value);
    }

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(Help left, Help right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(Help left, Help right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left is the right or sorts before it.</summary>
    public static bool operator <=(Help left, Help right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left is the right or sorts after it.</summary>
    public static bool operator >=(Help left, Help right) => left.CompareTo(right) >= 0;
}
