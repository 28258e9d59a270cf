using Hexitime.Members;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>A time proposed for a meeting.</summary>
/// <param name="ProposedIn">The number of the step that proposed it.</param>
/// <param name="StartsAt">When the meeting would begin.</param>
/// <param name="Place">A place, or a link.</param>
public sealed record MeetingTime(int ProposedIn, Instant StartsAt, string? Place);

public sealed partial class Exchange
{
    /// <summary>The most times that can be proposed at once.</summary>
    public const int MostMeetingTimes = 10;

    /// <summary>Either side proposes times for the meeting, instead of those that were proposed before.</summary>
    public Result<ExchangeMove> ProposeTimes(MemberId by, IReadOnlyCollection<Instant> times, string? place, Instant now)
    {
        if (State is not (ExchangeState.Accepted or ExchangeState.Arranged))
            return this.WrongState("A meeting is arranged once the exchange is accepted and before hours are recorded.");
        if (times.Count is 0 or > MostMeetingTimes || times.Any(t => t <= now) || times.Distinct().Count() < times.Count)
            return Refusal.Invalid("exchange.meeting-times", $"Propose one to {MostMeetingTimes} different times that are still to come.");
        var move = Step(ExchangeAction.ProposeTimes, by, now);
        _meetingTimes.Clear();
        _meetingTimes.AddRange(times.Order().Select(t => new MeetingTime(_history.Count, t, string.IsNullOrWhiteSpace(place) ? null : place.Trim())));
        TimesProposedBy = by;
        return move;
    }

    /// <summary>Whoever proposed times takes them back. An arranged meeting stays as it is.</summary>
    public Result<ExchangeMove> WithdrawTimes(MemberId by, Instant now)
    {
        if (TimesProposedBy is not { } proposer)
            return Refusal.NotFound("exchange.no-times", "No times are proposed, or not any more: look again.");
        if (by != proposer)
            return Refusal.Conflict("exchange.not-your-times", "The times are the other side's: choose one, or propose others.");
        ForgetTimes();
        return Step(ExchangeAction.WithdrawTimes, by, now);
    }

    /// <summary>The other side chooses one of the proposed times: the meeting is arranged, or arranged anew.</summary>
    public Result<ExchangeMove> ChooseTime(MemberId by, Instant startsAt, BankRules rules, Instant now)
    {
        if (TimesProposedBy is not { } proposer || _meetingTimes.Find(t => t.StartsAt == startsAt) is not { } chosen)
            return Refusal.NotFound("exchange.no-such-time", "That time is not proposed, or not any more: look again.");
        if (by == proposer)
            return ExchangeRefusals.NotYourTurn;
        return chosen.StartsAt > now
            ? Arrange(by, chosen.StartsAt, chosen.Place, rules, now)
            : Refusal.Conflict("exchange.time-over", "That time is over: propose others.");
    }
    /// <summary>There is nothing to choose from any more.</summary>
    private void ForgetTimes()
    {
        TimesProposedBy = null;
        _meetingTimes.Clear();
    }
}
