using Hexitime.Exchanges;
using Hexitime.Listings;
using Hexitime.Members;
using MinimalApiHost.Pages.Frame;

namespace MinimalApiHost;

/// <summary>Where an exchange is, whose turn it is and what happens to the credits, for one of its two sides.</summary>
internal static class ExchangeWords
{
    public static string WhereItIs(Words L, ExchangeView e, MemberId me)
    {
        var (other, myTurn) = (Other(e, me).Name, e.Awaited == me);
        return e.State switch
        {
            ExchangeState.Proposed when myTurn => L["{0} has proposed {1}. It is your turn to answer.", other, Say.Hours(L, e.Hours)],
            ExchangeState.Proposed => L["You have proposed {1}. {0} is asked.", other, Say.Hours(L, e.Hours)],
            ExchangeState.Declined => L["Declined. Nothing was set aside."],
            ExchangeState.Withdrawn => L["Withdrawn. Nothing was set aside."],
            ExchangeState.Expired => L["Nobody answered in time."],
            ExchangeState.Accepted => L["Accepted. Arrange when you meet; or, if you have met, record the hours."],
            ExchangeState.Arranged => L["You meet. After that, one of you records the hours."],
            ExchangeState.Cancelled => L["Called off. What was set aside is free again."],
            ExchangeState.Recorded when myTurn => L["{0} has recorded {1}. It is your turn to confirm.", other, Say.Hours(L, e.Recorded!.Value)],
            ExchangeState.Recorded => L["{1} are recorded. {0} is asked to confirm.", other, Say.Hours(L, e.Recorded!.Value)],
            ExchangeState.Disputed when myTurn => L["{0} says {1}. Agree with a figure, or a broker decides.", other, Say.Hours(L, e.Disputed!.Value)],
            ExchangeState.Disputed => L["You do not agree on the hours. {0} may agree with yours, or a broker decides.", other],
            ExchangeState.Completed => L["Completed: {0}.", Say.Hours(L, e.Given!.Value)],
            ExchangeState.Reversed => L["Reversed by a broker."],
            ExchangeState.Confirmed => L["Confirmed. The credits move when all in the ring have confirmed."],
            _ => throw new ArgumentOutOfRangeException(nameof(e)),
        };
    }

    /// <summary>What will happen to the credits if a proposal is accepted.</summary>
    public static string Promised(Words L, ListingView listing, Hexitime.Ledger.Credits hours) => listing.Type == ListingType.Offer
        ? L["When {0} accepts, {1} are set aside in your wallet. They move when you both have confirmed the hours.", listing.OwnerName, Say.Hours(L, hours)]
        : L["When {0} accepts, {1} are set aside in their wallet. You earn them when you both have confirmed the hours.", listing.OwnerName, Say.Hours(L, hours)];

    /// <summary>What happens to the credits.</summary>
    public static string Credits(Words L, ExchangeView e, MemberId me)
    {
        var iReceive = e.Receiver.Member == me;
        return e.State switch
        {
            _ when e.IsGift => L["It is a gift of time: no credits move."],
            ExchangeState.Proposed when iReceive => L["Once accepted, {0} are set aside in your wallet. They are not spent until you both have confirmed the hours.", Say.Hours(L, e.Hours)],
            ExchangeState.Proposed => L["Once accepted, {0} are set aside in {1}’s wallet.", Say.Hours(L, e.Hours), e.Receiver.Name],
            ExchangeState.Accepted or ExchangeState.Arranged or ExchangeState.Recorded or ExchangeState.Disputed or ExchangeState.Confirmed when iReceive =>
                L["{0} are set aside in your wallet. They move to {1} when the hours are settled.", Say.Hours(L, e.Held), e.Giver.Name],
            ExchangeState.Accepted or ExchangeState.Arranged or ExchangeState.Recorded or ExchangeState.Disputed or ExchangeState.Confirmed =>
                L["{0} are set aside in {1}’s wallet. They move to you when the hours are settled.", Say.Hours(L, e.Held), e.Receiver.Name],
            ExchangeState.Completed when iReceive => L["{0} moved from your wallet to {1}.", Say.Hours(L, e.Given!.Value), e.Giver.Name],
            ExchangeState.Completed => L["{0} moved from {1} to your wallet.", Say.Hours(L, e.Given!.Value), e.Receiver.Name],
            ExchangeState.Reversed => L["The credits went back."],
            _ => L["No credits moved."],
        };
    }

    public static Person Other(ExchangeView e, MemberId me) => e.Giver.Member == me ? e.Receiver : e.Giver;

    /// <summary>What somebody did, as a sentence without its stop.</summary>
    public static string Happened(Words L, ExchangeAction action, string who) => action switch
    {
        ExchangeAction.Propose => L["{0} proposed", who],
        ExchangeAction.CounterPropose => L["{0} proposed otherwise", who],
        ExchangeAction.Decline => L["{0} declined", who],
        ExchangeAction.Withdraw => L["{0} took the proposal back", who],
        ExchangeAction.Expire => L["Nobody answered in time"],
        ExchangeAction.Accept => L["{0} accepted", who],
        ExchangeAction.Arrange => L["{0} arranged a meeting", who],
        ExchangeAction.Rearrange => L["{0} arranged another time", who],
        ExchangeAction.Cancel => L["{0} called it off", who],
        ExchangeAction.ReportNoShow => L["{0} said that the other did not come", who],
        ExchangeAction.Lapse => L["Nobody recorded hours in time"],
        ExchangeAction.Waive => L["{0} made it a gift", who],
        ExchangeAction.Record or ExchangeAction.RecordForOthers => L["{0} recorded the hours", who],
        ExchangeAction.Confirm => L["{0} confirmed the hours", who],
        ExchangeAction.CompleteUnanswered => L["Completed, for nobody objected"],
        ExchangeAction.Dispute => L["{0} disputed the hours", who],
        ExchangeAction.Agree => L["{0} agreed to the other figure", who],
        ExchangeAction.Decide => L["{0} decided", who],
        ExchangeAction.Reverse => L["{0} reversed it", who],
        ExchangeAction.GiveFeedback => L["{0} gave feedback", who],
        ExchangeAction.Approve => L["{0} approved it", who],
        ExchangeAction.Undertake => L["{0} promised confidentiality", who],
        ExchangeAction.ProposeTimes => L["{0} proposed times", who],
        ExchangeAction.WithdrawTimes => L["{0} took the times back", who],
        ExchangeAction.JoinRing => L["{0} joined the ring", who],
        ExchangeAction.EndRing => L["The ring ended"],
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
