using Hexitime.Exchanges;
using Hexitime.Matching.Ranking;
using Hexitime.Members;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>What became of an exchange, as far as it tells of how both exchange.</summary>
/// <param name="Giver">Who gave.</param>
/// <param name="Receiver">Who received.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="CancelledBy">Who called it off, if a side did.</param>
/// <param name="ProposedAt">When it was proposed.</param>
/// <param name="AnsweredBy">Who was the first to answer the proposal, if anybody did; whether they accepted, declined or proposed something else is not told.</param>
/// <param name="AnsweredAt">When they did.</param>
public sealed record ExchangeDone(
    MemberId Giver, MemberId Receiver, ExchangeState State, MemberId? CancelledBy, Instant ProposedAt, MemberId? AnsweredBy, Instant? AnsweredAt);

/// <summary>The exchanges that were completed, called off or answered.</summary>
public sealed class ExchangesDone : Specification<Exchange, ExchangeDone>
{
    /// <summary>Looks by the sides.</summary>
    /// <param name="members">Only those of some members; <c>null</c> for all.</param>
    public ExchangesDone(IReadOnlyCollection<MemberId>? members)
    {
        var among = members?.ToList();
        Query.Select(e => new ExchangeDone(
                e.Giver, e.Receiver, e.State,
                e.History.Where(s => s.Action == ExchangeAction.Cancel).Select(s => s.By).FirstOrDefault(),
                e.ProposedAt,
                e.History.Where(s => s.Action == ExchangeAction.Accept || s.Action == ExchangeAction.Decline || s.Action == ExchangeAction.CounterPropose)
                    .OrderBy(s => s.Number).Select(s => s.By).FirstOrDefault(),
                e.History.Where(s => s.Action == ExchangeAction.Accept || s.Action == ExchangeAction.Decline || s.Action == ExchangeAction.CounterPropose)
                    .OrderBy(s => s.Number).Select(s => (Instant?)s.At).FirstOrDefault()))
            .Where(e => e.State == ExchangeState.Completed || e.State == ExchangeState.Cancelled
                || e.History.Any(s => s.Action == ExchangeAction.Accept || s.Action == ExchangeAction.Decline || s.Action == ExchangeAction.CounterPropose))
            .Where(e => among!.Contains(e.Giver) || among!.Contains(e.Receiver), condition: among is not null);
    }

    /// <summary>Whether a step can tell something new of how somebody exchanges.</summary>
    public static bool IsToldBy(ExchangeMoved moved) =>
        moved.Action is ExchangeAction.Accept or ExchangeAction.Decline or ExchangeAction.CounterPropose
        || (moved.State is ExchangeState.Completed or ExchangeState.Cancelled or ExchangeState.Reversed && moved.Action != ExchangeAction.GiveFeedback);
}

/// <summary>How members exchange, told from their exchanges. Pure.</summary>
public static class ExchangeRecords
{
    /// <summary>From how many answers on it is told in how many hours somebody answers: one or two would tell of single proposals.</summary>
    public const int FewestAnswers = 3;

    /// <summary>The record of each who is a side of one of these. It is whole for those of whom all exchanges are among them.</summary>
    public static IReadOnlyDictionary<MemberId, ExchangeRecord> Of(IEnumerable<ExchangeDone> exchanges)
    {
        var records = new Dictionary<MemberId, ExchangeRecord>();
        var minutes = new Dictionary<MemberId, List<long>>();
        foreach (var exchange in exchanges)
        {
            foreach (var side in (MemberId[])[exchange.Giver, exchange.Receiver])
            {
                var record = records.GetValueOrDefault(side);
                records[side] = record with
                {
                    Completed = record.Completed + (exchange.State == ExchangeState.Completed ? 1 : 0),
                    Cancelled = record.Cancelled + (exchange.State == ExchangeState.Cancelled && exchange.CancelledBy == side ? 1 : 0),
                };
            }

            if (exchange is { AnsweredBy: { } answerer, AnsweredAt: { } at })
            {
                if (!minutes.TryGetValue(answerer, out var known))
                    minutes[answerer] = known = [];
                known.Add((long)(at - exchange.ProposedAt).TotalMinutes);
            }
        }

        foreach (var (answerer, all) in minutes.Where(m => m.Value.Count >= FewestAnswers))
            records[answerer] = records.GetValueOrDefault(answerer) with { AnswersWithinHours = HoursOf(Median(all)) };
        return records;
    }

    /// <summary>Of an even number the greater of the two in the middle, so that nobody is said to be faster than they were.</summary>
    private static long Median(List<long> all)
    {
        all.Sort();
        return all[all.Count / 2];
    }

    private static int HoursOf(long minutes) => (int)((Math.Max(0, minutes) + 59) / 60);
}
