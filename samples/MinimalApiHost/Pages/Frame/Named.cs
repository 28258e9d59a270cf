using Hexitime;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Networks;
using Hexitime.Reports;
using Hexitime.Rings;

namespace MinimalApiHost.Pages.Frame;

/// <summary>What things are called on the pages.</summary>
internal static class Named
{
    public static string Kind(Words L, ExchangeKind kind) => kind switch
    {
        ExchangeKind.Shadowing => L["Shadowing"],
        ExchangeKind.Coaching => L["Coaching"],
        ExchangeKind.Teaching => L["Teaching"],
        ExchangeKind.Mentoring => L["Mentoring"],
        ExchangeKind.Advice => L["Advice"],
        ExchangeKind.HandsOnHelp => L["Hands-on help"],
        _ => L[ExchangeKinds.Of(kind).Title], // of the host's own: its title is the name of its translation
    };

    public static IEnumerable<(string, string)> Kinds(Words L) => ExchangeKinds.All.Select(k => (k.Name, Kind(L, k.Kind)));

    public static string State(Words L, ListingState state) => state switch
    {
        ListingState.Open => L["Open"],
        ListingState.Paused => L["Paused"],
        ListingState.Closed => L["Closed"],
        _ => L["Expired"],
    };

    public static string State(Words L, ExchangeState state) => state switch
    {
        ExchangeState.Proposed => L["Proposed"],
        ExchangeState.Declined => L["Declined"],
        ExchangeState.Withdrawn => L["Withdrawn"],
        ExchangeState.Expired => L["Expired"],
        ExchangeState.Accepted => L["Accepted"],
        ExchangeState.Arranged => L["Arranged"],
        ExchangeState.Cancelled => L["Called off"],
        ExchangeState.Recorded => L["Hours recorded"],
        ExchangeState.Disputed => L["Disputed"],
        ExchangeState.Completed => L["Completed"],
        ExchangeState.Reversed => L["Reversed"],
        ExchangeState.Confirmed => L["Confirmed, waiting for the ring"],
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string State(Words L, RingState state) => state switch
    {
        RingState.Proposed => L["Proposed"],
        RingState.Declined => L["Declined"],
        RingState.Expired => L["Expired"],
        RingState.Running => L["Under way"],
        _ => L["Ended"],
    };

    public static string Reason(Words L, ReportReason reason) => reason switch
    {
        ReportReason.Spam => L["Advertising"],
        ReportReason.Harassment => L["Harassment"],
        ReportReason.Inappropriate => L["It does not belong here"],
        ReportReason.Safety => L["Somebody is not safe"],
        _ => L["Something else"],
    };

    public static string Role(Words L, NetworkRoles role) => role switch
    {
        NetworkRoles.Host => L["Host"],
        NetworkRoles.Broker => L["Broker"],
        NetworkRoles.Ambassador => L["Ambassador"],
        NetworkRoles.Auditor => L["Auditor"],
        _ => "",
    };

    public static string Purpose(Words L, Purpose purpose) => purpose switch
    {
        Hexitime.Ledger.Purpose.Welcome => L["Welcome credits"],
        Hexitime.Ledger.Purpose.Exchange => L["Exchange"],
        Hexitime.Ledger.Purpose.Donation => L["Donation"],
        Hexitime.Ledger.Purpose.Grant => L["Grant"],
        Hexitime.Ledger.Purpose.OpeningBalance => L["Brought along"],
        Hexitime.Ledger.Purpose.ProjectWork => L["Project work"],
        Hexitime.Ledger.Purpose.Reversal => L["Reversed"],
        Hexitime.Ledger.Purpose.Refund => L["Given back"],
        _ => L["Other"],
    };
}
