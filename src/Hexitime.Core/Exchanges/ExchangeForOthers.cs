using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>What has happened between two people who are not online.</summary>
/// <param name="Kind">What kind of help it was.</param>
/// <param name="Title">What it was about.</param>
/// <param name="Hours">The hours given.</param>
/// <param name="GivenAt">When they were given.</param>
/// <param name="Note">How the broker knows of it.</param>
public sealed record HoursForOthers(ExchangeKind Kind, string Title, Credits Hours, Instant GivenAt, string Note);

public sealed partial class Exchange
{
    /// <summary>
    /// A broker records what two others have done. The hours are set aside in the receiver's wallet; until the deadline either of the two can object, and
    /// then they count as recorded. Kinds that ask for something before they are accepted cannot be recorded afterwards.
    /// </summary>
    public static Result<(Exchange Exchange, ExchangeMove Move)> RecordForOthers(
        HoursForOthers done, Member giver, Member receiver, MemberId by, BankRules rules, Instant now, Network? network = null)
    {
        if (giver.Id == receiver.Id)
            return Refusal.Invalid("exchange.two-sides", "Name two different members.");
        if (by == giver.Id || by == receiver.Id)
            return ExchangeRefusals.OwnCase;
        if (CheckHours(done.Hours, rules) is { } refusal)
            return refusal;
        if (done.GivenAt > now)
            return Refusal.Invalid("exchange.given-at", "Hours are recorded when they have been given.");
        if (network is not null && (network.KindsNeedingApproval.Contains(done.Kind) || network.KindsNeedingUndertaking.Contains(done.Kind)))
            return Refusal.Conflict("exchange.needs-approval", "In this network that kind has to be approved, or an undertaking given, before it takes place: the two have to agree on it here.");
        var exchange = new Exchange
        {
            Id = ExchangeId.New(now),
            Network = network?.Id,
            DaysUntilAutomaticCompletion = network?.DaysUntilAutomaticCompletion,
            Kind = done.Kind,
            Title = done.Title.Trim(),
            Giver = giver.Id,
            GiverWallet = giver.Wallet,
            Receiver = receiver.Id,
            ReceiverWallet = receiver.Wallet,
            ProposedAt = now,
            State = ExchangeState.Recorded,
            Hours = done.Hours,
            Held = done.Hours,
            Recorded = done.Hours,
            RecordedBy = by,
            GivenAt = done.GivenAt,
            Deadline = now + Duration.FromDays(network?.DaysUntilAutomaticCompletion ?? rules.DaysUntilAutomaticCompletion),
            Version = 0,
        };
        var hold = Order.Hold(exchange.HoldOrder, exchange.ReceiverWallet, exchange.GiverWallet, exchange.Hours, Purpose.Exchange);
        return (exchange, exchange.Step(ExchangeAction.RecordForOthers, by, now, done.Note, hold));
    }
}
