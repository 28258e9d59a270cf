using Hexitime.Exchanges;
using Hexitime.Members;
using Hexitime.Queries;
using MediatR;

namespace Hexitime.Notifications;

/// <summary>What the sides of an exchange are told of a step: whoever took it knows already, unless it is a meeting for their calendar.</summary>
internal static class ExchangeNotices
{
    public static IEnumerable<NoticeDraft> Of(Exchange e, ExchangeMoved moved, IReadOnlyDictionary<MemberId, string> names)
    {
        if (SentenceOf(e, moved, moved.By is { } by && names.TryGetValue(by, out var name) ? $"{Texts.OneLine(name)}" : (FormattableString)$"The bank") is not { } sentence)
            yield break;
        var isOfMeeting = moved.Action is ExchangeAction.Arrange or ExchangeAction.Rearrange || (moved.State == ExchangeState.Cancelled && e.MeetingAt is not null);
        foreach (var side in (MemberId[])[e.Giver, e.Receiver])
        {
            if (side != moved.By || isOfMeeting)
            {
                yield return NoticeDraft.For(
                    $"exchange.{moved.Version}", e.Id.Value, side, NotificationTopic.Exchanges, $"{e.Title}", sentence, isOfMeeting ? CalendarEntry.Of(e)?.After(moved.Version, moved.State == ExchangeState.Cancelled) : null)
                    with
                { From = moved.By };
            }
        }
    }

    private static FormattableString? SentenceOf(Exchange e, ExchangeMoved moved, FormattableString who) => moved.Action switch
    {
        ExchangeAction.Propose => $"{who} proposes an exchange of {e.Hours}. It is for you to answer.",
        ExchangeAction.CounterPropose => $"{who} proposes other terms: {e.Hours}. It is for you to answer.",
        ExchangeAction.Accept => $"{who} has accepted. Now find a time.",
        ExchangeAction.Decline => $"{who} has declined.",
        ExchangeAction.Withdraw => $"{who} has taken the proposal back.",
        ExchangeAction.Expire => $"The proposal has expired, for nobody answered it.",
        ExchangeAction.ProposeTimes => $"{who} proposes times for the meeting. Choose one.",
        ExchangeAction.WithdrawTimes => $"{who} has taken back the times proposed for the meeting.",
        ExchangeAction.Arrange or ExchangeAction.Rearrange => $"The meeting is arranged.",
        ExchangeAction.Cancel => $"{who} has called it off.",
        ExchangeAction.ReportNoShow => $"{who} reports that nobody came.",
        ExchangeAction.Lapse => $"It has been called off, for nobody recorded hours. What was set aside is free again.",
        ExchangeAction.Record => $"{who} has recorded {e.Recorded}. Confirm it, or give your figure.",
        ExchangeAction.RecordForOthers => $"{who} has recorded {e.Recorded} for you both. If that is not right, object in time.",
        ExchangeAction.JoinRing => $"All in your ring have accepted: {e.Hours}. Now find a time.",
        ExchangeAction.EndRing => e.State == ExchangeState.Cancelled ? null : (FormattableString)$"Your ring has ended, and its credits have moved.",
        ExchangeAction.Confirm or ExchangeAction.CompleteUnanswered when e.Ring is not null => $"It is confirmed: {e.Given} were given. The credits move with the rest of your ring.",
        ExchangeAction.Confirm or ExchangeAction.CompleteUnanswered => $"It is completed: {e.Given} were given.",
        ExchangeAction.Dispute => $"{who} has another figure than the one recorded.",
        ExchangeAction.Agree when moved.State == ExchangeState.Completed => $"You agree on a figure now: {e.Given} were given.",
        ExchangeAction.Agree => $"{who} has named a figure in your dispute.",
        ExchangeAction.Decide => $"{who} has decided your dispute.",
        ExchangeAction.Reverse => $"{who} has reversed it. The credits have moved back.",
        ExchangeAction.Waive => $"{who} makes it a gift.",
        ExchangeAction.Approve => $"{who} has approved it.",
        ExchangeAction.Undertake => $"{who} has given the confidentiality undertaking.",
        ExchangeAction.GiveFeedback => null,
        _ => throw new ArgumentOutOfRangeException(nameof(moved)),
    };
}

internal sealed class TellOfExchange(IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Member> members, NoticeDesk notices) : INotificationHandler<ExchangeMoved>
{
    public async Task Handle(ExchangeMoved notification, CancellationToken cancellationToken)
    {
        if (!notices.HasChannels || await exchanges.GetByIdAsync(notification.Exchange, cancellationToken) is not { } exchange)
            return;
        MemberId[] people = notification.By is { } by ? [exchange.Giver, exchange.Receiver, by] : [exchange.Giver, exchange.Receiver];
        var names = await members.NamesAsync(people, cancellationToken);
        await notices.PutAsync([.. ExchangeNotices.Of(exchange, notification, names)], cancellationToken);
    }
}
