using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>
/// One agreement between a giver, who gives time and earns, and a receiver, who gets time and spends: from proposal to settlement. Every step answers what
/// the ledger has to do for it (<see cref="ExchangeMove"/>), or why it cannot be taken; a step whose orders the ledger refuses has not been taken, and the
/// exchange must be read anew. Pure: no I/O and no clock.
/// </summary>
public sealed partial class Exchange : IVersioned
{
    private readonly List<ExchangeStep> _history = [];
    private readonly List<Feedback> _feedback = [];
    private readonly List<MeetingTime> _meetingTimes = [];

    private Exchange() { }

    /// <summary>The exchange's id.</summary>
    public ExchangeId Id { get; private set; }

    /// <summary>The listing it came from; <c>null</c> if it was proposed directly.</summary>
    public ListingId? Listing { get; private set; }

    /// <summary>The network in which the two have met; <c>null</c> if it was on the platform or directly.</summary>
    public NetworkId? Network { get; private set; }

    /// <summary>The ring of which it is a leg; <c>null</c> for an exchange of two who settle by themselves.</summary>
    public RingId? Ring { get; private set; }

    /// <summary>After how many days recorded hours count as confirmed, by the network's rule; <c>null</c> is by the bank's.</summary>
    public int? DaysUntilAutomaticCompletion { get; private set; }

    /// <summary>Whether a host of the network has to approve it before it can be accepted.</summary>
    public bool NeedsApproval { get; private set; }

    /// <summary>Whether the receiver has to give a confidentiality undertaking before it can be accepted.</summary>
    public bool NeedsUndertaking { get; private set; }

    /// <summary>What kind of help it is.</summary>
    public ExchangeKind Kind { get; private set; }

    /// <summary>What it is about.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Who gives time.</summary>
    public MemberId Giver { get; private set; }

    /// <summary>The giver's wallet.</summary>
    public AccountId GiverWallet { get; private set; }

    /// <summary>Who gets time.</summary>
    public MemberId Receiver { get; private set; }

    /// <summary>The receiver's wallet.</summary>
    public AccountId ReceiverWallet { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public ExchangeState State { get; private set; }

    /// <summary>Whose turn it is, while one side is asked: to answer a proposal or a record. Else <c>null</c>.</summary>
    public MemberId? Awaited { get; private set; }

    /// <summary>The hours proposed and, once accepted, agreed.</summary>
    public Credits Hours { get; private set; }

    /// <summary>The time proposed for it, if one was.</summary>
    public Instant? ProposedFor { get; private set; }

    /// <summary>Whether the giver has waived the credit.</summary>
    public bool IsGift { get; private set; }

    /// <summary>When it was first proposed.</summary>
    public Instant ProposedAt { get; private set; }

    /// <summary>When nobody acts until then, it ends by itself: a proposal expires, an agreement lapses, recorded hours count as confirmed.</summary>
    public Instant? Deadline { get; private set; }

    /// <summary>What is set aside in the receiver's wallet for it, by the order <see cref="HoldOrder"/>.</summary>
    public Credits Held { get; private set; }

    /// <summary>When the arranged meeting begins.</summary>
    public Instant? MeetingAt { get; private set; }

    /// <summary>Where the arranged meeting is: a place, or a link.</summary>
    public string? MeetingPlace { get; private set; }

    /// <summary>Who has proposed times for the meeting, of which the other side may choose one; <c>null</c> if there are none.</summary>
    public MemberId? TimesProposedBy { get; private set; }

    /// <summary>The times proposed for the meeting.</summary>
    public IReadOnlyList<MeetingTime> MeetingTimes => _meetingTimes;

    /// <summary>Who recorded the hours.</summary>
    public MemberId? RecordedBy { get; private set; }

    /// <summary>The hours recorded.</summary>
    public Credits? Recorded { get; private set; }

    /// <summary>When the hours were given, as recorded.</summary>
    public Instant? GivenAt { get; private set; }

    /// <summary>The figure of the side that disputes the record; zero says that nothing was given.</summary>
    public Credits? Disputed { get; private set; }

    /// <summary>The hours given, once that is settled; also those of a gift, for which no credits moved.</summary>
    public Credits? Given { get; private set; }

    /// <summary>When it was settled.</summary>
    public Instant? CompletedAt { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>Every step so far, the first one first.</summary>
    public IReadOnlyList<ExchangeStep> History => _history;

    /// <summary>What the sides said afterwards: each at most once.</summary>
    public IReadOnlyList<Feedback> Feedback => _feedback;

    /// <summary>The order that sets the credits aside.</summary>
    public OrderId HoldOrder => OrderId.For("exchange.hold", Id.Value);

    /// <summary>The order that settles what was set aside.</summary>
    public OrderId SettleOrder => OrderId.For("exchange.settle", Id.Value);

    /// <summary>The order that moves what was given beyond what was set aside.</summary>
    public OrderId DifferenceOrder => OrderId.For("exchange.difference", Id.Value);

    /// <summary>Whether nothing can happen to its credits any more, but for a reversal.</summary>
    public bool IsOver => State is ExchangeState.Declined or ExchangeState.Withdrawn or ExchangeState.Expired or ExchangeState.Cancelled
        or ExchangeState.Completed or ExchangeState.Reversed;

    /// <summary>Whether a member is one of the two sides.</summary>
    public bool IsSide(MemberId member) => member == Giver || member == Receiver;

    /// <summary>The other side.</summary>
    public MemberId OtherSide(MemberId side) => side == Giver ? Receiver : Giver;

    /// <summary>
    /// Takes out what a member wrote who is erased: title, notes and feedback, as far as they are theirs, and as a side the places. Hours, steps and their times stay, and so does what the
    /// other side wrote.
    /// </summary>
    /// <param name="member">Whose words go.</param>
    /// <param name="isTheirListing">Whether the listing it came from, and with it the title, is theirs.</param>
    public void EraseWordsOf(MemberId member, bool isTheirListing)
    {
        if (isTheirListing || (Listing is null && _history.MinBy(s => s.Number)!.By == member))
            Title = Texts.Erased;
        // Where two have met tells of both, whoever wrote it.
        if (IsSide(member))
        {
            MeetingPlace = MeetingPlace is null ? null : Texts.Erased;
            for (var i = 0; i < _meetingTimes.Count; i++)
                _meetingTimes[i] = _meetingTimes[i].Place is null ? _meetingTimes[i] : _meetingTimes[i] with { Place = Texts.Erased };
        }

        for (var i = 0; i < _history.Count; i++)
            _history[i] = _history[i] is { Note: not null } step && step.By == member ? step with { Note = null } : _history[i];
        for (var i = 0; i < _feedback.Count; i++)
            _feedback[i] = _feedback[i] is { Words: not null } said && said.By == member ? said with { Words = null } : _feedback[i];
        Version++;
    }

    private ExchangeMove Step(ExchangeAction action, MemberId? by, Instant now, string? note = null, params IReadOnlyList<Order> orders)
    {
        _history.Add(new ExchangeStep(_history.Count + 1, action, by, now, State, note));
        Version++;
        return new ExchangeMove(action, orders);
    }
}

/// <summary>What a step asks of the ledger: linked orders, all of which must be applied for the step to be taken.</summary>
/// <param name="Action">The step.</param>
/// <param name="Orders">The orders; none when no credits are touched.</param>
public sealed record ExchangeMove(ExchangeAction Action, IReadOnlyList<Order> Orders);

/// <summary>One step in the life of an exchange.</summary>
/// <param name="Number">1 for the first, then one more for each.</param>
/// <param name="Action">What was done.</param>
/// <param name="By">By which member; <c>null</c> for the bank itself.</param>
/// <param name="At">When.</param>
/// <param name="State">The state after it.</param>
/// <param name="Note">The reason or message that went with it.</param>
public sealed record ExchangeStep(int Number, ExchangeAction Action, MemberId? By, Instant At, ExchangeState State, string? Note);

/// <summary>What one side said of a completed exchange.</summary>
/// <param name="By">Which side.</param>
/// <param name="Rating">1 (poor) to 5 (excellent).</param>
/// <param name="Words">In their words.</param>
/// <param name="At">When.</param>
public sealed record Feedback(MemberId By, int Rating, string? Words, Instant At);
