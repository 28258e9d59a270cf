using FsCheck;
using FsCheck.Fluent;
using Hexitime.Ledger;

namespace Hexitime.Testing.Ledger;

/// <summary>Makes races for FsCheck: six to eight callers with five or six calls each, on three wallets that have too little for all of them. Thread-safe.</summary>
public static class LedgerRaces
{
    private const int Wallets = 3;
    private const int MostMinutesAtFirst = 120;
    private const int MostMinutesAtOnce = 60;

    /// <summary>Races whose wallets and orders have ids of their own, so that many can be run on one ledger.</summary>
    public static Gen<LedgerRace> Races =>
        from seed in Gen.Choose(int.MinValue, int.MaxValue - 1)
        from other in Gen.Choose(0, short.MaxValue)
        from first in Gen.Choose(1, MostMinutesAtFirst).ListOf(Wallets)
        from count in Gen.Choose(6, 8)
        from callers in Gen.Choose(5, 6).SelectMany(calls => Moves.ListOf(calls)).ListOf(count)
        select Build(new Guid(seed, (short)other, 0, new byte[8]), first.ToList(), callers.Select(moves => moves.ToList()).ToList());

    private static Gen<RaceMove> Moves =>
        from kind in Gen.Frequency(
            (4, Gen.Constant(RaceMoveKind.Transfer)), (4, Gen.Constant(RaceMoveKind.Hold)), (4, Gen.Constant(RaceMoveKind.Settle)),
            (3, Gen.Constant(RaceMoveKind.Release)), (4, Gen.Constant(RaceMoveKind.Read)), (2, Gen.Constant(RaceMoveKind.Repeat)))
        from wallet in Gen.Choose(0, Wallets - 1)
        from distance in Gen.Choose(1, Wallets - 1)
        from minutes in Gen.Choose(1, MostMinutesAtOnce)
        from pick in Gen.Choose(0, 1_000_000)
        select new RaceMove(kind, wallet, distance, Credits.FromMinutes(minutes), pick);

    private static LedgerRace Build(Guid seed, List<int> first, List<List<RaceMove>> callers)
    {
        AccountId[] wallets = [.. Enumerable.Range(0, Wallets).Select(i => new AccountId(OrderId.For($"wallet {i}", seed).Value))];
        Order[] setup = [.. wallets.Select((wallet, i) =>
            Order.Transfer(OrderId.For($"first {i}", seed), AccountId.Issuer, wallet, Credits.FromMinutes(first[i]), Purpose.Grant))];

        var holds = callers.SelectMany((moves, caller) => moves.Select((move, call) => (move.Kind, Id: IdOf(caller, call))))
            .Where(move => move.Kind == RaceMoveKind.Hold).Select(move => move.Id).ToList();
        var sent = new List<Order>();
        return new LedgerRace(wallets, setup, [.. callers.Select((moves, caller) => (IReadOnlyList<LedgerCall>)[.. moves.Select((move, call) => Resolve(move, IdOf(caller, call)))])]);

        OrderId IdOf(int caller, int call) => OrderId.For($"caller {caller} call {call}", seed);

        LedgerCall Resolve(RaceMove move, OrderId id)
        {
            var (from, to) = (wallets[move.Wallet], wallets[(move.Wallet + move.Distance) % Wallets]);
            if (move.Kind == RaceMoveKind.Read)
                return LedgerCall.Read(from);
            var order = move.Kind switch
            {
                RaceMoveKind.Hold => Order.Hold(id, from, to, move.Amount, Purpose.Exchange),
                RaceMoveKind.Settle when holds.Count > 0 => Order.Settle(id, holds[move.Pick % holds.Count], Credits.FromMinutes(1 + (move.Amount.Minutes / 4))),
                RaceMoveKind.Release when holds.Count > 0 => Order.Release(id, holds[move.Pick % holds.Count]),
                RaceMoveKind.Repeat when sent.Count > 0 => sent[move.Pick % sent.Count],
                _ => Order.Transfer(id, from, to, move.Amount, Purpose.Exchange),
            };
            sent.Add(order);
            return LedgerCall.Apply(order);
        }
    }

    private enum RaceMoveKind
    {
        Transfer,
        Hold,
        Settle,
        Release,
        Read,
        Repeat,
    }

    private sealed record RaceMove(RaceMoveKind Kind, int Wallet, int Distance, Credits Amount, int Pick);
}
