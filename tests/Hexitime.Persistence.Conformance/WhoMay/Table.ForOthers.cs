using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Projects;
using Hexitime.Reports;
using Hexitime.Sessions;
using NodaTime;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private static Instant Given => Instant.FromUtc(2026, 1, 1, 9, 0);

    private static IEnumerable<Row> ForOthers() =>
    [
        On(Brokers with { BrokerOnASide = "exchange.own-case" }, s => new RecordForOthers(
            s.Ada, s.Ben, ExchangeKind.Coaching, "Run charts", Credits.FromMinutes(20), Given, "told at the huddle"), "on the platform"),
        On(Host, async s => await s.DoneInNetworkOfBenAsync(Given), "in a network"),
        On(BrokersHere, async s => new DecideDispute(await s.DisputedInNetworkOfBenAsync(), Credits.FromMinutes(40), "heard both"), "in a network"),
        On(BrokersHere, async s => new ReverseExchange(await s.CompletedInNetworkOfBenAsync(), "a mistake"), "in a network"),
        On(AnyMember.Only("exchange.not-found") with { Broker = null, SuspendedMember = "exchange.not-found" }, async s => new GetExchange(await s.DisputedInNetworkOfBenAsync()), "in a network"),
        On(BrokersHere with { IsNoted = false }, async s =>
        {
            await s.DisputedInNetworkOfBenAsync();
            return new ListDisputes();
        }, "in a network"),
        On(BrokersHere, async s => new DecideAttendance(await s.ObjectedInNetworkOfBenAsync(), s.Ada, SeatState.Excused, "ill"), "in a network"),
        On(BrokersHere, async s => new DecidePledge(await s.DisputedPledgeInNetworkOfBenAsync(), Credits.FromMinutes(45), "the rota"), "in a network"),
        On(BrokersAndAdministrators with { Member = null }, async s => new ReviewReport(await s.ReportInNetworkOfBenAsync()), "in a network"),
        On(BrokersAndAdministrators with { Member = null }, async s =>
        {
            await s.NetworkOfBenAsync();
            return new ListReports();
        }, "in a network"),
    ];
}
