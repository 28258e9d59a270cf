using Hexitime.Rings;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private static Verdicts InTheRing => AnyMember.Only("ring.not-found");

    private static IEnumerable<Row> Rings() =>
    [
        On(Brokers, async s => await s.RingOfAdaAsync(), "on the platform"),
        On(BrokersHere, async s => await s.RingInNetworkOfBenAsync(), "in a network"),
        On(InTheRing.InGoodStanding(), async s => new AcceptRing(await s.RingWithBenAsync())),
        On(InTheRing, async s => new DeclineRing(await s.RingWithBenAsync())),
        On(InTheRing, async s => new GetRing(await s.RingWithBenAsync())),
        On(AnyMember, _ => new ListRings()),
    ];
}
