using Hexitime.Exchanges;
using Hexitime.Sessions;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>A meeting for people's calendars, as iCalendar (RFC 5545) and its scheduling (RFC 5546) want to know of it.</summary>
/// <param name="Uid">Names the meeting for ever.</param>
/// <param name="Sequence">Grows with every change; a calendar takes the greatest that it has seen.</param>
/// <param name="IsCancelled">Whether it does not take place, or not for whoever is told.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Place">A place, or a link.</param>
public sealed record CalendarEntry(string Uid, int Sequence, bool IsCancelled, Instant StartsAt, long Minutes, string Title, string? Place)
{
    /// <summary>What is told of one step, however late: with the sequence of that step, so that it grows from step to step, and not called off before it was.</summary>
    /// <param name="version">The version of the exchange or session after the step.</param>
    /// <param name="isCancelled">Whether it does not take place since then, or not for whoever is told.</param>
    public CalendarEntry After(int version, bool isCancelled) => this with { Sequence = version, IsCancelled = isCancelled };

    /// <summary>The meeting of an exchange; <c>null</c> if none has ever been arranged.</summary>
    public static CalendarEntry? Of(Exchange e) => e.MeetingAt is { } at
        ? new($"exchange-{e.Id.Value}@hexitime", e.Version, e.State == ExchangeState.Cancelled, at, e.Hours.Minutes, e.Title, e.MeetingPlace)
        : null;

    /// <summary>A group session, for its giver or somebody who has or had a seat.</summary>
    /// <param name="s">The session.</param>
    /// <param name="comes">Whether whoever is told is to come.</param>
    public static CalendarEntry Of(GroupSession s, bool comes) =>
        new($"session-{s.Id.Value}@hexitime", s.Version, s.State == SessionState.Cancelled || !comes, s.StartsAt, s.Hours.Minutes, s.Title, s.Place);
}
