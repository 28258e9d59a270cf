using System.Security.Cryptography;
using System.Text;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.Sessions;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>A member's meetings at a secret address to which a calendar can subscribe. The secret itself is not kept, only its digest.</summary>
public sealed class CalendarFeed : IVersioned
{
    private const int SecretBytes = 32;

    private CalendarFeed() { }

    /// <summary>Whose.</summary>
    public MemberId Member { get; private set; }

    /// <summary>The digest of the secret.</summary>
    public Digest Secret { get; private set; }

    /// <summary>Since when the address is this one.</summary>
    public Instant MadeAt { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>A feed without an address yet.</summary>
    public static CalendarFeed For(MemberId member) => new() { Member = member };

    /// <summary>Gives it a new secret, which is told once; the one before leads nowhere from now on.</summary>
    public string Renew(Instant now)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        (Secret, MadeAt) = (DigestOf(secret), now);
        Version++;
        return secret;
    }

    /// <summary>What is kept of a secret.</summary>
    public static Digest DigestOf(string secret) => new(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>A member has their calendar feed made, or made anew: the address before leads nowhere from then on.</summary>
[MaySend(Who.AnyMember)]
public sealed record RenewCalendarFeed : ICommand<NewCalendarFeed>, ITellsASecret;

/// <summary>A calendar feed that was just made.</summary>
/// <param name="Secret">What names it in its address. Whoever has it reads the feed; it is told once.</param>
public sealed record NewCalendarFeed(string Secret);

/// <summary>A member ends their calendar feed. Without one, nothing changes.</summary>
[MaySend(Who.AnyMember)]
public sealed record RevokeCalendarFeed : ICommand<Done>;

/// <summary>The bank reads a feed for whoever has its secret.</summary>
/// <param name="Secret">The secret. One that leads nowhere is not found (<c>calendar.not-found</c>).</param>
[MaySend(Who.Bank)]
public sealed record ReadCalendarFeed(string Secret) : IQuery<CalendarFeedView>;

/// <summary>What is in a feed.</summary>
/// <param name="At">When it was read.</param>
/// <param name="TimeZone">The member's time zone, as its IANA name.</param>
/// <param name="Entries">Their arranged meetings and the sessions that they give or have a seat in, from 30 days ago on; at most 500.</param>
public sealed record CalendarFeedView(Instant At, string TimeZone, IReadOnlyList<CalendarEntry> Entries);

internal sealed class CalendarFeedHandler(
    IRepositoryBase<CalendarFeed> feeds, IReadRepositoryBase<Member> members, IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<GroupSession> sessions,
    CurrentActor actor, IClock clock)
    : IRequestHandler<RenewCalendarFeed, Result<NewCalendarFeed>>, IRequestHandler<RevokeCalendarFeed, Result<Done>>, IRequestHandler<ReadCalendarFeed, Result<CalendarFeedView>>
{
    private const int Most = 500;
    private static readonly Duration Past = Duration.FromDays(30);

    public async Task<Result<NewCalendarFeed>> Handle(RenewCalendarFeed request, CancellationToken cancellationToken)
    {
        var feed = await feeds.FirstOrDefaultAsync(new FeedOf(actor.Me), cancellationToken) ?? await feeds.AddAsync(CalendarFeed.For(actor.Me), cancellationToken);
        return new NewCalendarFeed(feed.Renew(clock.GetCurrentInstant()));
    }

    public async Task<Result<Done>> Handle(RevokeCalendarFeed request, CancellationToken cancellationToken)
    {
        if (await feeds.FirstOrDefaultAsync(new FeedOf(actor.Me), cancellationToken) is { } feed)
            await feeds.DeleteAsync(feed, cancellationToken);
        return new Done();
    }

    public async Task<Result<CalendarFeedView>> Handle(ReadCalendarFeed request, CancellationToken cancellationToken)
    {
        if (await feeds.FirstOrDefaultAsync(new FeedWithSecret(CalendarFeed.DigestOf(request.Secret)), cancellationToken) is not { } feed
            || await members.GetByIdAsync(feed.Member, cancellationToken) is not { HasLeft: false } member)
            return Refusal.NotFound("calendar.not-found", "There is no such calendar.");
        var now = clock.GetCurrentInstant();
        var from = now - Past;
        var meetings = await exchanges.ListAsync(new MeetingsOf(member.Id, from, Most), cancellationToken);
        var seats = await sessions.ListAsync(new SessionsAttendedBy(member.Id, from, Most), cancellationToken);
        var entries = meetings.Select(CalendarEntry.Of).OfType<CalendarEntry>().Concat(seats.Select(s => CalendarEntry.Of(s, comes: true)));
        return new CalendarFeedView(now, member.TimeZone, [.. entries.OrderBy(e => e.StartsAt).ThenBy(e => e.Uid, StringComparer.Ordinal).Take(Most)]);
    }
}

/// <summary>A member's feed.</summary>
public sealed class FeedOf : Specification<CalendarFeed>, ISingleResultSpecification<CalendarFeed>
{
    /// <summary>Looks by the member.</summary>
    public FeedOf(MemberId member) => Query.Where(f => f.Member == member);
}

/// <summary>The feed that a secret opens.</summary>
public sealed class FeedWithSecret : Specification<CalendarFeed>, ISingleResultSpecification<CalendarFeed>
{
    /// <summary>Looks by the digest.</summary>
    public FeedWithSecret(Digest secret) => Query.Where(f => f.Secret == secret);
}

/// <summary>A member's exchanges with a meeting that takes place, or took place.</summary>
public sealed class MeetingsOf : Specification<Exchange>
{
    /// <summary>Says whose, and from when on.</summary>
    public MeetingsOf(MemberId member, Instant from, int limit) => Query
        .Where(e => (e.Giver == member || e.Receiver == member) && e.MeetingAt >= from && e.State != ExchangeState.Cancelled && e.State != ExchangeState.Accepted)
        .OrderBy(e => e.MeetingAt).Take(limit);
}

/// <summary>The sessions that a member gives or has a seat in, and that are not called off.</summary>
public sealed class SessionsAttendedBy : Specification<GroupSession>
{
    /// <summary>Says whose, and from when on.</summary>
    public SessionsAttendedBy(MemberId member, Instant from, int limit) => Query
        .Where(s => s.StartsAt >= from && s.State != SessionState.Cancelled
            && (s.Giver == member || s.Seats.Any(seat => seat.Member == member && (seat.State == SeatState.Joined || seat.State == SeatState.Attended))))
        .OrderBy(s => s.StartsAt).Take(limit);
}
