using Hexitime.Matching;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Vocabulary;
using NodaTime;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private static Instant Monday => Instant.FromUtc(2027, 1, 4, 0, 0);

    /// <summary>Whoever runs the network at hand, and administrators, members or not.</summary>
    private static Verdicts HostOrAdministrator => Host with { Administrator = null, Bank = "actor.not-allowed", Unregistered = "actor.not-allowed" };

    /// <summary>Whoever belongs to the network at hand, and administrators.</summary>
    private static Verdicts InsideOrAdministrator => HostOfSecret with { Administrator = null, Bank = "actor.not-allowed", Unregistered = "actor.not-allowed" };

    private static Verdicts HostOfTheRun => HostOrAdministrator.Only("assignment.not-found").InGoodStanding();

    private static IEnumerable<Row> Matching() =>
    [
        On(InsideOrAdministrator, async s => new GetMatchWeights(await s.NetworkOfBenAsync())),
        On(HostOrAdministrator, async s => new EditMatchWeights(await s.NetworkOfBenAsync(), MatchWeights.Default.Weights)),
        On(HostOfSecret, async s => new FindMatches(Text: "run charts", Network: await s.NetworkOfBenAsync()), "in a network"),
        On(HostOrAdministrator, async s => new ListUnknownTags(await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new ListUnknownTags()),
        On(HostOrAdministrator, async s => new MapTag(s.AWord, "urn:hexitime:skill:run-charts", await s.NetworkOfBenAsync()), "by a host"),
        On(Administrators.InGoodStanding().Noted(), s => new MapTag(s.AWord, "urn:hexitime:skill:run-charts")),
        On(AnyMember with { Administrator = null, Bank = "actor.not-allowed", Unregistered = "actor.not-allowed" }, _ => new FindConcepts("run charts")),
        On(Administrators, s => new ImportVocabulary([new EscoRow($"urn:x:{s.AWord}", s.AWord)])),
        On(HostOrAdministrator, async s => new ExposureReport(await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new ExposureReport()),
        On(HostOrAdministrator, async s => new AssignRequests(await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding().Noted(), _ => new AssignRequests()),
        On(HostOfTheRun, async s => new GetAssignment(await s.AssignmentInNetworkOfBenAsync())),
        On(HostOfTheRun, async s => new CancelAssignment(await s.AssignmentInNetworkOfBenAsync())),
        On(AnyMember.NotForSides("ring.consent").Only("ring.consent"), _ => new FindRings()),
        On(AnyMember.NotForSides("ring.consent").Only("ring.consent").InGoodStanding(), s => new TakeUpRing(s.AChoice, s.AChoice)),
        On(Brokers, _ => new ClearRings()),
        On(BrokersHere, async s => new ClearRings(await s.NetworkOfBenAsync(alsoHost: s.AdasSubject)), "in a network"),
        On(AnyMember, _ => new GetSchedule()),
        On(AnyMember, _ => new FindMatches(), "for oneself"),
        On(OwnerOfAHidden, async s => new FindMatches(await s.ListingAsync(s.BensSubject)), "for a listing"),
        On(AnyMember, _ => new EditSchedule(new ScheduleText { IsShared = true })),
        On(AnyMember.NotForSides("schedule.not-shared").Only("schedule.not-shared"), s => new FindCommonTime([s.Ada], Monday, Monday + Duration.FromDays(1))),
    ];
}
