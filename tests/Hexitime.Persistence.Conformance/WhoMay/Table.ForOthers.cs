using Hexitime.Exchanges;
using Hexitime.Ledger;
using NodaTime;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private static Instant Given => Instant.FromUtc(2026, 1, 1, 9, 0);

    private static IEnumerable<Row> ForOthers() =>
    [
        On(Brokers.InGoodStanding().Noted() with { BrokerOnASide = "exchange.own-case" }, s => new RecordForOthers(
            s.Ada, s.Ben, ExchangeKind.Coaching, "Run charts", Credits.FromMinutes(20), Given, "told at the huddle"), "on the platform"),
        On(Host, async s => await s.DoneInNetworkOfBenAsync(Given), "in a network"),
    ];
}
