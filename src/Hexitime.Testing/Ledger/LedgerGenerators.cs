using FsCheck;
using FsCheck.Fluent;
using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Testing.Ledger;

/// <summary>
/// Makes ledger histories for FsCheck: <c>[Property(Arbitrary = [typeof(LedgerGenerators)])] public void Holds(LedgerHistory history)</c>.
/// Half of the orders or so are applied and the others are refused, for every reason there is. Thread-safe.
/// </summary>
public static class LedgerGenerators
{
    /// <summary>The most orders in a history.</summary>
    public const int LargestHistory = 200;

    /// <summary>Histories of up to <see cref="LargestHistory"/> orders (they grow with FsCheck's size) and how to make a failing one smaller.</summary>
    public static Arbitrary<LedgerHistory> Histories() => Arb.From(HistoriesUpTo(LargestHistory), LedgerShrinker.Shrink);

    /// <summary>Histories of at most that many orders.</summary>
    public static Gen<LedgerHistory> HistoriesUpTo(int orders) => Gen.Sized(size =>
        from count in Gen.Choose(1, Math.Clamp(size * 4, 1, orders))
        from seed in AnyInt
        from accounts in Accounts
        from batches in Batches.ListOf((count + 1) / 2)
        select new HistoryBuilder(seed, accounts).Build(batches, count));

    private static Gen<int> AnyInt => Gen.Choose(int.MinValue, int.MaxValue - 1);

    private static Gen<List<(AccountKind, long)>> Accounts =>
        from count in Gen.Choose(1, 12)
        from accounts in Gen.Frequency((6, Gen.Constant(AccountKind.Member)), (2, Gen.Constant(AccountKind.Project)), (1, Gen.Constant(AccountKind.Pot)))
            .Zip(Gen.Frequency((6, Gen.Constant(0L)), (2, Gen.Constant(-60L)), (1, Gen.Choose(-6000, -1).Select(floor => (long)floor)), (1, Gen.Constant(-Credits.LargestMinutes))))
            .ListOf(count)
        select accounts.ToList();

    private static Gen<PlannedBatch> Batches =>
        from size in Gen.Frequency((5, Gen.Constant(1)), (4, Gen.Choose(2, 5)), (1, Gen.Choose(6, 20)))
        from isLinked in Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true)))
        from isCareful in Gen.Frequency((1, Gen.Constant(false)), (2, Gen.Constant(isLinked)))
        from clock in Gen.Frequency(
            (2, Gen.Constant(0L)), (6, Gen.Choose(1, 7200).Select(seconds => seconds * 1_000_003L)), (1, Gen.Choose(1, 5).Select(micros => (long)micros)), (1, Gen.Choose(-7200, -1).Select(seconds => seconds * 999_983L)))
        from moves in Moves.ListOf(size)
        select new PlannedBatch(isLinked ? BatchMode.Linked : BatchMode.Independent, isCareful, Duration.FromTicks(clock * 10), moves);

    private static Gen<Move> Moves =>
        from kind in Gen.Frequency(
            (4, Gen.Constant(MoveKind.Fund)), (2, Gen.Constant(MoveKind.Welcome)), (9, Gen.Constant(MoveKind.Transfer)), (8, Gen.Constant(MoveKind.Hold)),
            (6, Gen.Constant(MoveKind.Settle)), (4, Gen.Constant(MoveKind.Release)), (4, Gen.Constant(MoveKind.Reverse)), (2, Gen.Constant(MoveKind.SetFloor)),
            (3, Gen.Constant(MoveKind.RepeatSame)), (2, Gen.Constant(MoveKind.RepeatOther)), (2, Gen.Constant(MoveKind.Circle)), (1, Gen.Constant(MoveKind.Nonsense)))
        from amount in Gen.Frequency(
            (14, Gen.Constant(AmountKind.Small)), (4, Gen.Constant(AmountKind.Part)), (4, Gen.Constant(AmountKind.All)), (3, Gen.Constant(AmountKind.AllAndOne)),
            (1, Gen.Constant(AmountKind.One)), (1, Gen.Constant(AmountKind.Zero)), (1, Gen.Constant(AmountKind.Negative)), (1, Gen.Constant(AmountKind.Huge)))
        from a in Gen.Choose(0, 1_000_000)
        from b in Gen.Choose(0, 1_000_000)
        from c in Gen.Choose(0, 1_000_000)
        select new Move(kind, amount, a, b, c);
}

/// <summary>A batch before it meets the bank. In a careful one there is no order that would be refused on its own, circles apart.</summary>
internal sealed record PlannedBatch(BatchMode Mode, bool IsCareful, Duration ClockStep, IReadOnlyList<Move> Moves);

/// <summary>What somebody has in mind. It becomes an order when it meets the bank as it stands; the three numbers choose among what there is.</summary>
internal readonly record struct Move(MoveKind Kind, AmountKind Amount, int A, int B, int C);

internal enum MoveKind
{
    Fund,
    Welcome,
    Transfer,
    Hold,
    Settle,
    Release,
    Reverse,
    SetFloor,
    RepeatSame,
    RepeatOther,
    Circle,
    Nonsense,
}

internal enum AmountKind
{
    Small,
    Part,
    All,
    AllAndOne,
    One,
    Zero,
    Negative,
    Huge,
}
