using Hexitime.Impact;
using Hexitime.Impact.Board;
using Hexitime.Impact.Equity;
using Hexitime.Impact.Evidence;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private static IEnumerable<Row> Impact() =>
    [
        On(HostOrAdministrator, async s => new GetImpact(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetImpact()),
        On(HostOrAdministrator, async s => new GetGrowth(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetGrowth()),
        On(HostOrAdministrator, async s => new GetService(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetService()),
        On(HostOrAdministrator, async s => new GetSkills(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetSkills()),
        On(HostOrAdministrator, async s => new GetProjectImpact(await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetProjectImpact()),
        On(HostOrAdministrator, async s => new GetBoardReport(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetBoardReport()),
        On(HostOrAdministrator, async s => new GetTrade(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetTrade()),
        On(HostOrAdministrator, async s => new GetEquity("age-band", Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetEquity("age-band")),
        On(HostOrAdministrator, async s => new GetMap(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetMap()),
        On(HostOrAdministrator, async s => new GetEditions(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetEditions()),
        On(HostOrAdministrator, async s => new MakeEditions(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding().Noted(), _ => new MakeEditions()),
        On(AnyMember, _ => new GetMyMap()),
        On(HostOrAdministrator, async s => new MeasureMap(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding().Noted(), _ => new MeasureMap()),
        On(Administrators.Only("impact.run-not-found").NotForSides("impact.run-not-found").InGoodStanding(), async s => new GetMapMeasures(await s.MeasuredAsync())),
        On(Administrators, _ => new GetCirculation()),
        On(HostOrAdministrator, async s => new GetJourneys(Network: await s.NetworkOfBenAsync()), "in a network"),
        On(Administrators.InGoodStanding(), _ => new GetJourneys()),
        On(Administrators, _ => new RebuildFigures()),
        On(Administrators.Only("impact.run-not-found").NotForSides("impact.run-not-found").InGoodStanding(), async s => new GetImpactRun(await s.RebuildAsync())),
        On(Administrators.Only("impact.run-not-found").NotForSides("impact.run-not-found").InGoodStanding().Noted(), async s => new CancelImpactRun(await s.RebuildAsync())),
        On(AnyMember, _ => new GetRecord()),
        On(AnyMember.Only("reflection.not-yours"), async s => new WriteReflection((await s.CountedAsync()).Value, "I plot the median first.")),
        On(AnyMember.Only("reflection.not-found"), async s => await s.SharedByAdaAsync()),
        On(AnyMember, _ => new RemoveReflection(default)),
        On(AnyMember, _ => new ListSharedReflections()),
    ];
}
