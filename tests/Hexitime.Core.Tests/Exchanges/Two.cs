using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Tests.Exchanges;

/// <summary>A giver, a receiver and a broker, and the ways of an exchange between the two.</summary>
internal static class Two
{
    public static readonly Instant Now = Instant.FromUtc(2026, 1, 5, 9, 0);
    public static readonly BankRules Rules = new();
    public static readonly Credits Hour = Credits.FromHours(1);
    public static readonly Member Giver = MemberOf("giver");
    public static readonly Member Receiver = MemberOf("receiver");
    public static readonly MemberId Broker = MemberOf("broker").Id;

    /// <summary>The giver proposes an hour.</summary>
    public static Exchange Proposed(ListingId? listing = null, Network? network = null, ExchangeKind kind = ExchangeKind.Coaching) =>
        Exchange.Propose(listing, kind, " Run charts ", Giver, Receiver, Giver.Id, new ExchangeTerms(Hour, Note: "Shall we?"), Rules, Now, network).Value;

    public static Exchange Accepted(ListingId? listing = null)
    {
        var exchange = Proposed(listing);
        exchange.Accept(Receiver.Id, Rules, Now).IsGranted.ShouldBeTrue();
        return exchange;
    }

    /// <summary>A ring of which the exchange is a leg: the giver gives the receiver an hour of coaching.</summary>
    public static Result<(Exchange Exchange, ExchangeMove Move)> Leg(Credits hours, Network? network = null, Member? receiver = null) => Exchange.JoinRing(
        RingId.New(Now),
        Listing.Publish(Giver.Id, ListingType.Offer, new ListingText { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Hour }, [], Now + Duration.FromDays(90), Now),
        Giver, receiver ?? Receiver, hours, Rules, Now, network);

    /// <summary>A network in which recorded hours count after three days, and which asks for something before some kinds.</summary>
    public static Network NetworkOf(ExchangeKind[]? approved = null, ExchangeKind[]? undertaken = null) => Network.Found(
        new NetworkCharter
        {
            Name = "Improvers",
            Joining = JoiningRule.Open,
            KindsNeedingApproval = approved ?? [],
            KindsNeedingUndertaking = undertaken ?? [],
            DaysUntilAutomaticCompletion = 3,
        },
        Now);

    public static string? Code<T>(this Result<T> result) where T : notnull => result.Refusal?.Code;

    private static Member MemberOf(string subject) => Member.Register(
        subject, new Profile { Name = subject, Email = $"{subject}@example.org", Profession = "Nurse", Organisation = "Riverside" }, OrganisationId.New(Now), Now);
}
