using Hexitime.Matching;
using NodaTime;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private static Instant Monday => Instant.FromUtc(2027, 1, 4, 0, 0);

    private static IEnumerable<Row> Matching() =>
    [
        On(AnyMember, _ => new GetSchedule()),
        On(AnyMember, _ => new FindMatches(), "for oneself"),
        On(OwnerOfAHidden, async s => new FindMatches(await s.ListingAsync(s.BensSubject)), "for a listing"),
        On(AnyMember, _ => new EditSchedule(new ScheduleText { IsShared = true })),
        On(AnyMember.NotForSides("schedule.not-shared").Only("schedule.not-shared"), s => new FindCommonTime([s.Ada], Monday, Monday + Duration.FromDays(1))),
    ];
}
