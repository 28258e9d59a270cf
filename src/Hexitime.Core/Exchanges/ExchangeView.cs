using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>A meeting.</summary>
/// <param name="At">When it begins.</param>
/// <param name="Place">A place, or a link.</param>
public sealed record MeetingView(Instant At, string? Place);

/// <summary>An exchange as its two sides, and brokers, see it.</summary>
/// <param name="Id">The exchange.</param>
/// <param name="Listing">The listing it came from, if any.</param>
/// <param name="Network">The network in which the two have met, if it was in one.</param>
/// <param name="NeedsApproval">Whether a host of the network has to approve it before it can be accepted.</param>
/// <param name="NeedsUndertaking">Whether the receiver has to give a confidentiality undertaking before it can be accepted.</param>
/// <param name="Kind">What kind of help it is.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Giver">Who gives time.</param>
/// <param name="Receiver">Who gets time.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Awaited">Whose turn it is, while one side is asked.</param>
/// <param name="Deadline">When it ends by itself, if nobody acts.</param>
/// <param name="Hours">The hours proposed and, once accepted, agreed.</param>
/// <param name="ProposedFor">The time proposed for it.</param>
/// <param name="Meeting">The arranged meeting.</param>
/// <param name="TimesProposedBy">Who has proposed times for the meeting, of which the other side may choose one.</param>
/// <param name="MeetingTimes">The times proposed.</param>
/// <param name="Held">What is set aside in the receiver's wallet.</param>
/// <param name="IsGift">Whether the giver has waived the credit.</param>
/// <param name="Recorded">The hours recorded.</param>
/// <param name="RecordedBy">By whom.</param>
/// <param name="Disputed">The other side's figure, if it disputes the record.</param>
/// <param name="Given">The hours given, once that is settled.</param>
/// <param name="CompletedAt">When it was settled.</param>
/// <param name="Feedback">What the sides said afterwards.</param>
/// <param name="History">Every step so far.</param>
/// <param name="Version">One more with each step.</param>
public sealed record ExchangeView(
    ExchangeId Id, ListingId? Listing, NetworkId? Network, bool NeedsApproval, bool NeedsUndertaking, ExchangeKind Kind, string Title, Person Giver, Person Receiver, ExchangeState State, MemberId? Awaited, Instant? Deadline,
    Credits Hours, Instant? ProposedFor, MeetingView? Meeting,
    MemberId? TimesProposedBy, IReadOnlyList<MeetingView> MeetingTimes, Credits Held, bool IsGift, Credits? Recorded, MemberId? RecordedBy, Credits? Disputed,
    Credits? Given, Instant? CompletedAt, IReadOnlyList<Feedback> Feedback, IReadOnlyList<ExchangeStep> History, int Version)
{
    /// <summary>Shows an exchange.</summary>
    public static ExchangeView Of(Exchange e, IReadOnlyDictionary<MemberId, string> names) => new(
        e.Id, e.Listing, e.Network, e.NeedsApproval, e.NeedsUndertaking, e.Kind, e.Title, new Person(e.Giver, names[e.Giver]), new Person(e.Receiver, names[e.Receiver]), e.State, e.Awaited, e.Deadline,
        e.Hours, e.ProposedFor, e.MeetingAt is { } at ? new MeetingView(at, e.MeetingPlace) : null,
        e.TimesProposedBy, [.. e.MeetingTimes.OrderBy(t => t.StartsAt).Select(t => new MeetingView(t.StartsAt, t.Place))], e.Held, e.IsGift, e.Recorded, e.RecordedBy, e.Disputed,
        e.Given, e.CompletedAt, [.. e.Feedback], [.. e.History.OrderBy(s => s.Number)], e.Version);
}
