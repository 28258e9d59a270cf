using Hexitime.Members;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>Where a delivery is in its life.</summary>
public enum DeliveryState
{
    /// <summary>Waits for its time, for those before it, or for another attempt.</summary>
    Waiting = 1,

    /// <summary>Has been taken by its channel. Its words are forgotten.</summary>
    Delivered = 2,

    /// <summary>Was attempted too often. An administrator may have it tried again.</summary>
    Dead = 3,
}

/// <summary>One notice on its way to one member by one channel.</summary>
public sealed class Delivery : IVersioned
{
    /// <summary>After how many attempts a delivery is a dead letter.</summary>
    public const int MostAttempts = 8;

    /// <summary>How long a channel is given for one notice. Well below <see cref="LeaseLength"/>, which begins anew with each.</summary>
    internal static readonly Duration Patience = Duration.FromSeconds(30);

    private static readonly Duration LeaseLength = Duration.FromMinutes(2);
    private static readonly Duration LongestPause = Duration.FromHours(6);

    private Delivery() { }

    /// <summary>The order in which deliveries were made. Those of one stream and channel go out in it.</summary>
    public long Sequence { get; private set; }

    /// <summary>The notice's id: the same for every channel, and each time it is sent.</summary>
    public Guid Notice { get; private set; }

    /// <summary>The channel's name.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>What it belongs to, such as an exchange.</summary>
    public Guid Stream { get; private set; }

    /// <summary>To whom.</summary>
    public MemberId To { get; private set; }

    /// <summary>Whose doing it tells of; <c>null</c> for the bank's.</summary>
    public MemberId? From { get; private set; }

    /// <summary>What it is about.</summary>
    public NotificationTopic About { get; private set; }

    /// <summary>One line.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Plain text.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The meeting, if it is about one.</summary>
    public CalendarEntry? Calendar { get; private set; }

    /// <summary>When it was made.</summary>
    public Instant MadeAt { get; private set; }

    /// <summary>When it is due; later after each attempt that failed.</summary>
    public Instant DueAt { get; private set; }

    /// <summary>Whether it waits to be told with others, once a day.</summary>
    public bool IsForDigest { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public DeliveryState State { get; private set; }

    /// <summary>How often it was attempted.</summary>
    public int Attempts { get; private set; }

    /// <summary>Until when some host has it in hand.</summary>
    public Instant? LeasedUntil { get; private set; }

    /// <summary>What kind of thing went wrong last: the exception's name, without words, for those may name people.</summary>
    public string? LastFailure { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>A notice, to be told by one channel as the member has chosen.</summary>
    /// <param name="draft">What is told.</param>
    /// <param name="words">In which words.</param>
    /// <param name="channel">The channel's name.</param>
    /// <param name="digestAt">When the member's next digest comes, if it is to wait for that; <c>null</c> to tell at once.</param>
    /// <param name="now">When.</param>
    public static Delivery Of(NoticeDraft draft, Wording words, string channel, Instant? digestAt, Instant now) => new()
    {
        Notice = draft.Id,
        Channel = channel,
        Stream = draft.Stream,
        To = draft.To,
        From = draft.From,
        About = draft.About,
        Subject = Texts.OneLine(words.Tell(draft.Subject)),
        Body = words.Tell(draft.Body),
        Calendar = draft.Calendar,
        MadeAt = now,
        DueAt = digestAt ?? now,
        IsForDigest = digestAt is not null,
        State = DeliveryState.Waiting,
    };

    /// <summary>Takes it in hand; whoever comes later sees another version.</summary>
    public void Lease(Instant now)
    {
        LeasedUntil = now + LeaseLength;
        Version++;
    }

    /// <summary>The channel has taken it, or its receiver is gone.</summary>
    public void Arrive()
    {
        (State, Subject, Body, Calendar, LeasedUntil) = (DeliveryState.Delivered, "", "", null, null);
        Version++;
    }

    /// <summary>
    /// What it says may name somebody who is erased, or repeat their words: it only tells that there is news and, of a meeting, when it is or that it is called off.
    /// </summary>
    /// <param name="words">In which words it tells that.</param>
    public void TakeOutWords(Wording words)
    {
        (Subject, Body, LeasedUntil) = (words["News from the time bank"], words["Sign in to read it."], null);
        Calendar = Calendar is null ? null : Calendar with { Title = Texts.Erased, Place = null };
        Version++;
    }

    /// <summary>The channel has not taken it: again after a pause of a minute that doubles each time, up to six hours, and in the end not any more.</summary>
    public void Fail(string failure, Instant now)
    {
        Attempts++;
        (LastFailure, LeasedUntil) = (failure, null);
        State = Attempts < MostAttempts ? DeliveryState.Waiting : DeliveryState.Dead;
        DueAt = now + Duration.Min(Duration.FromMinutes(1L << Math.Min(Attempts - 1, 20)), LongestPause);
        Version++;
    }

    /// <summary>A dead letter is tried again from the beginning.</summary>
    public Result<Done> Revive(Instant now)
    {
        if (State != DeliveryState.Dead)
            return Refusal.Conflict("delivery.not-dead", "This is no dead letter.");
        (State, Attempts, DueAt) = (DeliveryState.Waiting, 0, now);
        Version++;
        return new Done();
    }
}

/// <summary>What has already been put on its way for a notice.</summary>
public sealed class DeliveriesOf : Specification<Delivery>
{
    /// <summary>Looks by the notice's id.</summary>
    public DeliveriesOf(Guid notice) => Query.Where(d => d.Notice == notice);
}

/// <summary>What was delivered long ago.</summary>
public sealed class DeliveriesToForget : Specification<Delivery>
{
    /// <summary>At most <paramref name="limit"/> made before an instant.</summary>
    public DeliveriesToForget(Instant before, int limit) =>
        Query.Where(d => d.State == DeliveryState.Delivered && d.MadeAt < before).OrderBy(d => d.Sequence).Take(limit);
}

/// <summary>Deliveries by their numbers.</summary>
public sealed class DeliveriesNumbered : Specification<Delivery>
{
    /// <summary>Looks by the numbers.</summary>
    public DeliveriesNumbered(IReadOnlyCollection<long> numbers)
    {
        var wanted = numbers.ToList();
        Query.Where(d => wanted.Contains(d.Sequence)).OrderBy(d => d.Sequence);
    }
}
