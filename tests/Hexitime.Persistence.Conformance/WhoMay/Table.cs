using Hexitime.Audit;
using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Import;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Networks;
using Hexitime.Reports;
using Hexitime.Sessions;
using NodaTime;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

/// <summary>A request, who may send it, and how it is made when nothing but the person stands in its way.</summary>
internal sealed record Row(Type Request, string Case, Verdicts Verdicts, Func<Scene, Task<object>> MakeAsync);

/// <summary>Who may do what, written down a second time, from the design and not from the code.</summary>
internal static partial class Table
{
    private static readonly Instant Past = Instant.FromUtc(2025, 3, 1, 0, 0);

    public static IReadOnlyList<Row> Rows { get; } =
        [.. Members(), .. Networks(), .. Listings(), .. Agreements(), .. Hours(), .. Sessions(), .. ForOthers(), .. Talking(), .. Library(), .. Notifications(), .. Reported(), .. Bank(), .. Privacy(), .. Projects(), .. Campaigns(), .. Rings(), .. Matching(), .. Impact()];

    private static IEnumerable<Row> Members() =>
    [
        On(AnyMember.NotForSides("member.already-registered").Only("member.already-registered") with { Administrator = null, Bank = "actor.not-allowed", Unregistered = null },
            _ => new RegisterMember(Scene.Profile)),
        On(AnyMember, _ => new EditProfile(Scene.Profile)),
        On(AnyMember, _ => new GetMe()),
        On(AnyMember, _ => new GetWallet()),
        On(AnyMember, _ => new GetStatement()),
        On(AnyMember, async s =>
        {
            await s.SealAsync();
            return new ProveStatement();
        }),
        On(MemberInGoodStanding, s => new Donate(s.Ada, Credits.FromMinutes(10), "For a start")),
        On(AnyMember, _ => new ListDonations()),
        On(AnyMember, s => new BlockMember(s.Ada)),
        On(AnyMember, s => new UnblockMember(s.Ada)),
        On(AnyMember, _ => new ListBlocks()),
        On(AnyMember, _ => new LeaveBank()),
        On(AnyMember with { Administrator = null, Bank = "actor.not-allowed", Unregistered = "actor.not-allowed" }, s => new GetMember(s.Ada)),
        On(Administrators, s => new SuspendMember(s.Ada, "unkind")),
        On(Administrators, async s =>
        {
            await s.SuspendAsync(s.Ada);
            return new ReinstateMember(s.Ada, "we have spoken");
        }),
    ];

    private static IEnumerable<Row> Networks() =>
    [
        On(Administrators, s => new FoundNetwork(Scene.Charter(), s.Ada)),
        On(Administrators, async s => new AppointHost(await s.NetworkOfBenAsync(), s.Ada)),
        On(AnyMember, _ => new BrowseNetworks()),
        On(AnyMember, async s => new GetNetwork(await s.NetworkOfBenAsync())),
        On(HostOfSecret, async s => new GetNetwork(await s.NetworkOfBenAsync(JoiningRule.ByInvitation)), "by invitation"),
        On(Host, async s => new EditNetwork(await s.NetworkOfBenAsync(), Scene.Charter())),
        On(HostOfSecret.InGoodStanding().Noted(), async s => new EditNetwork(await s.NetworkOfBenAsync(JoiningRule.ByInvitation), Scene.Charter()), "by invitation"),
        On(MemberInGoodStanding.NotForSides("network.joined-already").InGoodStanding(), async s => new JoinNetwork(await s.NetworkOfBenAsync())),
        On(AnyMember.Only("network.not-found").NotForSides("network.last-host"), async s => new LeaveNetwork(await s.NetworkOfBenAsync()), "the last host"),
        On(AnyMember.Only("network.not-found"), async s => new LeaveNetwork(await s.NetworkOfBenAsync(alsoHost: s.AdasSubject)), "one of two hosts"),
        On(AnyMember.Only("network.not-allowed"), async s => new ListNetworkMembers(await s.NetworkOfBenAsync())),
        On(Host, async s => new AdmitMember(await s.AppliedByAdaAsync(), s.Ada)),
        On(Host, async s => new RefuseMember(await s.AppliedByAdaAsync(), s.Ada, "not this year")),
        On(Host, async s => new RemoveMember(await s.NetworkOfBenAsync(alsoHost: s.AdasSubject), s.Ada, "advertises")),
        On(Host, async s => new SetNetworkRoles(await s.NetworkOfBenAsync(alsoHost: s.AdasSubject), s.Ada, [NetworkRoles.Broker])),
        On(Host, async s => new InviteToNetwork(await s.NetworkOfBenAsync(), "x@example.org")),
        On(Host, async s => new ListInvitations(await s.NetworkOfBenAsync())),
        On(Host, async s => await s.InvitationOfBenAsync()),
        On(Host, async s => new ListWaitingListings(await s.NetworkOfBenAsync())),
        On(Host, async s => new ApproveListing(await s.NetworkOfBenAsync(alsoHost: s.AdasSubject, listings: ListingRule.AfterApproval), await s.WaitingListingAsync())),
        On(Host, async s => new TakeOutListing(await s.NetworkOfBenAsync(alsoHost: s.AdasSubject, listings: ListingRule.AfterApproval), await s.WaitingListingAsync())),
        On(AnyMember.Only("exchange.not-found").InGoodStanding().Noted(), async s => new ApproveExchange(await s.ShadowingInNetworkOfBenAsync(), "the ward manager")),
        On(AnyMember.Only("exchange.not-found").NotForSides("exchange.wrong-state").InGoodStanding(), async s => new GiveUndertaking(await s.ProposedByBenAsync(receives: true))),
        On(Host, async s => new ListExchangesToApprove(await s.NetworkOfBenAsync())),
        On(HostOfSecret, async s => new GetPot(await s.NetworkOfBenAsync())),
        On(AnyMember.Only("network.not-allowed"), async s => new ListPotGrants(await s.NetworkOfBenAsync())),
        On(Host, async s => new GrantFromPot(await s.FilledPotAsync(), s.Ada, Credits.FromMinutes(10), "new here")),
        On(HostOfSecret.InGoodStanding(), async s => new DonateToNetwork(await s.NetworkOfBenAsync(), Credits.FromMinutes(10))),
    ];

    private static IEnumerable<Row> Listings() =>
    [
        On(MemberInGoodStanding, _ => new PublishListing(ListingType.Request, Scene.Text)),
        On(AnyMember, _ => new BrowseListings()),
        On(AnyMember, async s => new GetListing(await s.ListingAsync(s.BensSubject)), "open"),
        On(OwnerOfAHidden, async s => new GetListing(await s.PausedListingAsync(s.BensSubject)), "paused"),
        On(Owner.InGoodStanding(), async s => new EditListing(await s.ListingAsync(s.BensSubject), Scene.Text)),
        On(Owner, async s => new PauseListing(await s.ListingAsync(s.BensSubject))),
        On(OwnerOfAHidden.InGoodStanding(), async s => new ResumeListing(await s.PausedListingAsync(s.BensSubject))),
        On(Owner, async s => new CloseListing(await s.ListingAsync(s.BensSubject)), "open"),
        On(OwnerOfAHidden, async s => new CloseListing(await s.PausedListingAsync(s.BensSubject)), "paused"),
        On(Owner.InGoodStanding(), async s => new RenewListing(await s.ListingAsync(s.BensSubject))),
    ];

    private static IEnumerable<Row> Agreements() =>
    [
        On(MemberInGoodStanding, async s => new ProposeExchange(await s.ListingAsync(s.AdasSubject)), "from a listing"),
        On(MemberInGoodStanding, s => new ProposeExchange(
            Direct: new DirectProposal(s.Ada, IGive: true, ExchangeKind.Advice, "Advice"), Hours: Credits.FromHours(1)), "directly"),
        On(OneSide.InGoodStanding(), async s => new CounterPropose(await s.ProposedToBenAsync(), Credits.FromMinutes(30))),
        On(OneSide.InGoodStanding(), async s => new AcceptExchange(await s.ProposedToBenAsync()), "the other's proposal"),
        On(OneSide.NotForSides("exchange.not-your-turn").InGoodStanding(), async s => new AcceptExchange(await s.ProposedByBenAsync()), "one's own proposal"),
        On(OneSide, async s => new DeclineExchange(await s.ProposedToBenAsync()), "the other's proposal"),
        On(OneSide.NotForSides("exchange.not-your-turn"), async s => new DeclineExchange(await s.ProposedByBenAsync()), "one's own proposal"),
        On(OneSide, async s => new WithdrawExchange(await s.ProposedByBenAsync()), "one's own proposal"),
        On(OneSide.NotForSides("exchange.not-your-proposal"), async s => new WithdrawExchange(await s.ProposedToBenAsync()), "the other's proposal"),
        On(OneSide.InGoodStanding(), async s => new ArrangeMeeting(await s.AcceptedAsync(), Instant.FromUtc(2026, 1, 6, 9, 0))),
        On(OneSide.InGoodStanding(), async s => new ProposeTimes(await s.AcceptedAsync(), [Instant.FromUtc(2027, 1, 6, 9, 0)])),
        On(OneSide.InGoodStanding(), async s => new ChooseTime(await s.TimesProposedByAdaAsync(Instant.FromUtc(2027, 1, 6, 9, 0)), Instant.FromUtc(2027, 1, 6, 9, 0))),
        On(OneSide, async s => new WithdrawTimes(await s.TimesProposedByBenAsync(Instant.FromUtc(2027, 1, 6, 9, 0))), "one's own times"),
        On(OneSide.NotForSides("exchange.not-your-times"), async s => new WithdrawTimes(await s.TimesProposedByAdaAsync(Instant.FromUtc(2027, 1, 6, 9, 0))), "the other's times"),
        On(OneSide, async s => new CancelExchange(await s.AcceptedAsync(), "ill")),
        On(OneSide, async s => new ReportNoShow(await s.AcceptedAsync(), "nobody came")),
        On(OneSide, async s => new WaiveCredit(await s.ProposedToBenAsync(benGives: true)), "the giver"),
        On(OneSide.NotForSides("exchange.only-giver"), async s => new WaiveCredit(await s.ProposedToBenAsync()), "the receiver"),
        On(AnyMember, _ => new ListExchanges()),
        On(OneSide with { Broker = null }, async s => new GetExchange(await s.AcceptedAsync())),
    ];

    private static IEnumerable<Row> Hours() =>
    [
        On(OneSide, async s => new RecordHours(await s.AcceptedAsync(), Credits.FromHours(1))),
        On(OneSide.NotForSides("exchange.recorded-already"), async s => new RecordHours(await s.RecordedAsync(), Credits.FromHours(1)), "after the other"),
        On(OneSide, async s => new ConfirmHours(await s.RecordedAsync())),
        On(OneSide, async s => new DisputeHours(await s.RecordedAsync(), Credits.FromMinutes(20), "less")),
        On(OneSide, async s => new AgreeHours(await s.DisputedAsync(), Credits.FromHours(1))),
        On(OneSide, async s => new GiveFeedback(await s.CompletedAsync(), 5)),
        On(BrokerOnNoSide, async s => new DecideDispute(await s.DisputedAsync(), Credits.FromMinutes(40), "heard both")),
        On(BrokerOnNoSide, async s => new ReverseExchange(await s.CompletedAsync(), "a mistake")),
        On(Brokers, _ => new ListDisputes()),
    ];

    private static IEnumerable<Row> Talking() =>
    [
        On(OneSide.InGoodStanding(), async s => new SendMessage(SubjectKind.Exchange, (await s.AcceptedAsync()).Value, "Tuesday?")),
        On(OneSide with { Broker = null }, async s => new ListMessages(SubjectKind.Exchange, (await s.AcceptedAsync()).Value)),
        On(OneSide, async s =>
        {
            var (exchange, message) = await s.MessageAsync();
            return new MarkRead(SubjectKind.Exchange, exchange.Value, message);
        }),
        On(AnyMember.Only("session.not-found").InGoodStanding(), async s => new SendMessage(SubjectKind.Session, (await s.JoinedSessionAsync()).Value, "Which room?"), "a session"),
        On(AnyMember.Only("session.not-found") with { Broker = null }, async s => new ListMessages(SubjectKind.Session, (await s.JoinedSessionAsync()).Value), "a session"),
        On(AnyMember, _ => new GetUnread()),
    ];

    private static IEnumerable<Row> Reported() =>
    [
        On(MemberInGoodStanding, s => new MakeReport(ReportedKind.Member, s.Ada.Value, ReportReason.Spam, "advertising"), "a member"),
        On(MemberInGoodStanding, async s => new MakeReport(ReportedKind.Listing, (await s.ListingAsync(s.AdasSubject)).Value, ReportReason.Spam, "advertising"), "a listing"),
        On(OneSide.InGoodStanding(), async s => new MakeReport(ReportedKind.Exchange, (await s.AcceptedAsync()).Value, ReportReason.Other, "unkind"), "an exchange"),
        On(AnyMember.Only("message.not-found").InGoodStanding(),
            async s => new MakeReport(ReportedKind.Message, (await s.MessageAsync()).Message.Value, ReportReason.Harassment, "unkind"), "a message"),
        On(MemberInGoodStanding, async s => new MakeReport(ReportedKind.Project, (await s.OpenProjectAsync(s.AdasSubject)).Value, ReportReason.Spam, "advertising"), "a project"),
        On(MemberInGoodStanding, async s => new MakeReport(ReportedKind.Session, (await s.SessionAsync(s.AdasSubject)).Value, ReportReason.Safety, "no consent"), "a session"),
        On(AnyMember.Only("session.not-found").InGoodStanding(),
            async s => new MakeReport(ReportedKind.Session, (await s.SessionInNetworkOfBenAsync()).Value, ReportReason.Safety, "no consent"), "a session in a network"),
        On(AnyMember, _ => new ListMyReports()),
        On(BrokersAndAdministrators, _ => new ListReports()),
        On(BrokersAndAdministrators with { BrokerOnASide = "report.not-found" }, async s => new ReviewReport(await s.ReportAboutBenAsync())),
        On(BrokersAndAdministrators with { BrokerOnASide = "report.not-found" }, async s => new DecideReport(await s.ReportInReviewAsync(), IsUpheld: true, "heard both")),
    ];

    private static IEnumerable<Row> Sessions() =>
    [
        On(MemberInGoodStanding, s => s.ASession()),
        On(MemberInGoodStanding, async s => new JoinSession(await s.SessionAsync(s.AdasSubject)), "another's"),
        On(AnyMember.NotForSides("session.own-session").InGoodStanding(), async s => new JoinSession(await s.SessionAsync(s.BensSubject)), "one's own"),
        On(SeatOnly, async s => new LeaveSession(await s.JoinedSessionAsync())),
        On(GiverOnly, async s => new CancelSession(await s.SessionAsync(s.BensSubject), "ill"), "the giver"),
        On(GiverOnly.NotForSides("session.only-giver"), async s => new CancelSession(await s.JoinedSessionAsync(), "ill"), "one who joined"),
        On(GiverOnly, async s => new RecordSession(await s.BegunSessionAsync(s.SessionAsync(s.BensSubject)), Credits.FromHours(1), []), "the giver"),
        On(GiverOnly.NotForSides("session.only-giver"), async s => new RecordSession(
            await s.BegunSessionAsync(s.JoinedSessionAsync()), Credits.FromHours(1), [new Attendance(s.Ben, true)]), "one who joined"),
        On(SeatOnly, async s => new ConfirmAttendance(await s.RecordedSessionAsync())),
        On(SeatOnly, async s => new ObjectToAttendance(await s.RecordedSessionAsync(), "I was not there")),
        On(Brokers with { BrokerOnASide = "session.own-case" }, async s => new DecideAttendance(await s.ObjectedSessionAsync(), s.Ben, SeatState.Excused, "ill")),
        On(AnyMember, async s => new GetSession(await s.JoinedSessionAsync())),
        On(AnyMember.Only("session.not-found") with { Broker = null }, async s => new GetSession(await s.SessionInNetworkOfBenAsync()), "in a network"),
        On(AnyMember.Only("session.not-found").InGoodStanding(), async s => new JoinSession(await s.SessionInNetworkOfBenAsync()), "in a network"),
        On(AnyMember, _ => new ListSessions()),
        On(Brokers, _ => new ListObjections()),
    ];

    private static IEnumerable<Row> Bank() =>
    [
        On(Administrators with { Bank = null }, _ => new RunHousekeeping()),
        On(Administrators with { Bank = null, Broker = null, BrokerOnASide = null }, _ => new VerifyLedger()),
        On(Administrators with { Bank = null }, _ => new SealLedger()),
        On(Everybody, _ => new GetSeals()),
        On(Everybody, async s =>
        {
            await s.SealAsync();
            return new GetSeal(1);
        }),
        On(Administrators, _ => new ListActs()),
        On(Administrators, s => new ImportMembers([new ImportedMember($"old-{s.BensSubject}", Scene.Profile, Past)])),
        On(Administrators, s => new ImportTransfers([new ImportedTransfer($"old-{s.BensSubject}", "bank", "nobody", Credits.FromHours(1), Past)])),
    ];

    private static Row On<TRequest>(Verdicts verdicts, Func<Scene, TRequest> make, string @case = "") where TRequest : class, MediatR.IBaseRequest =>
        new(typeof(TRequest), @case, verdicts, scene => Task.FromResult<object>(make(scene)));

    private static Row On<TRequest>(Verdicts verdicts, Func<Scene, Task<TRequest>> make, string @case = "") where TRequest : class =>
        new(typeof(TRequest), @case, verdicts, async scene => await make(scene));
}
