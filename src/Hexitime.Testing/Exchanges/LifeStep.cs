using FsCheck;
using FsCheck.Fluent;
using Hexitime.Exchanges;

namespace Hexitime.Testing.Exchanges;

/// <summary>Who tries a step, told by their part in the exchange.</summary>
public enum Part
{
    /// <summary>The giver.</summary>
    Giver,

    /// <summary>The receiver.</summary>
    Receiver,

    /// <summary>The side whose turn it is; the giver if it is nobody's.</summary>
    Awaited,

    /// <summary>The side whose turn it is not; the receiver if it is nobody's.</summary>
    NotAwaited,

    /// <summary>The broker, who may be one of the sides.</summary>
    Broker,

    /// <summary>The next member who is neither side nor the broker, or else any who is no side.</summary>
    Stranger,
}

/// <summary>Somebody tries something with one of the exchanges, some days after the step before.</summary>
/// <param name="Exchange">Which exchange, counted from 0.</param>
/// <param name="Action">What they try. The bank's own three are tried by housekeeping, on all exchanges at once.</param>
/// <param name="By">Who tries.</param>
/// <param name="Minutes">The figure, where one is needed.</param>
/// <param name="DaysLater">Days since the step before.</param>
public sealed record LifeStep(int Exchange, ExchangeAction Action, Part By, int Minutes, int DaysLater)
{
    /// <summary>Whether the bank itself takes it.</summary>
    public bool IsHousekeeping => Action is ExchangeAction.Expire or ExchangeAction.Lapse or ExchangeAction.CompleteUnanswered;
}

/// <summary>Some exchanges among few members with little credit, and what people try to do with them.</summary>
/// <param name="Proposals">Giver, receiver (members counted from 0) and minutes of each; proposed by the giver when even, by the receiver when odd.</param>
/// <param name="Steps">What is tried, in order.</param>
public sealed record ExchangeLife(IReadOnlyList<(int Giver, int Receiver, int Minutes)> Proposals, IReadOnlyList<LifeStep> Steps)
{
    /// <summary>How many members there are; the last one is the broker.</summary>
    public const int Members = 4;

    /// <summary>The longest exchange that the bank's rules shall allow, in minutes.</summary>
    public const int LargestMinutes = 180;

    /// <inheritdoc />
    public override string ToString() => $"{string.Join(", ", Proposals)}:{Environment.NewLine}{string.Join(Environment.NewLine, Steps)}";
}

/// <summary>Makes lives of exchanges for FsCheck. Thread-safe.</summary>
public static class ExchangeLives
{
    private static readonly int[] Figures = [-60, 0, 1, 30, 60, 61, 90, 119, 120, 121, 180, 181];

    /// <summary>Lives of up to 80 steps.</summary>
    public static Arbitrary<ExchangeLife> Lives() => Arb.From(LivesUpTo(80), Shrink);

    /// <summary>Lives of at most that many steps.</summary>
    public static Gen<ExchangeLife> LivesUpTo(int steps) =>
        from proposals in Proposal.ListOf(3)
        from count in Gen.Choose(1, steps)
        from tried in Step.ListOf(count)
        select new ExchangeLife([.. proposals], [.. tried]);

    private static Gen<(int, int, int)> Proposal =>
        from giver in Gen.Choose(0, ExchangeLife.Members - 1)
        from offset in Gen.Choose(1, ExchangeLife.Members - 1)
        from minutes in Gen.Elements(30, 60, 90, 120, 180)
        select (giver, (giver + offset) % ExchangeLife.Members, minutes);

    private static Gen<LifeStep> Step =>
        from exchange in Gen.Choose(0, 2)
        from action in Gen.Frequency(
            (8, Gen.Constant(ExchangeAction.Accept)), (3, Gen.Constant(ExchangeAction.CounterPropose)), (1, Gen.Constant(ExchangeAction.Decline)),
            (1, Gen.Constant(ExchangeAction.Withdraw)), (1, Gen.Constant(ExchangeAction.Expire)), (4, Gen.Constant(ExchangeAction.Arrange)),
            (1, Gen.Constant(ExchangeAction.Cancel)), (1, Gen.Constant(ExchangeAction.ReportNoShow)), (1, Gen.Constant(ExchangeAction.Waive)),
            (8, Gen.Constant(ExchangeAction.Record)), (8, Gen.Constant(ExchangeAction.Confirm)), (5, Gen.Constant(ExchangeAction.Dispute)),
            (5, Gen.Constant(ExchangeAction.Agree)), (4, Gen.Constant(ExchangeAction.Decide)), (3, Gen.Constant(ExchangeAction.Reverse)),
            (3, Gen.Constant(ExchangeAction.GiveFeedback)))
        from who in Gen.Frequency(
            (2, Gen.Constant(Part.Giver)), (2, Gen.Constant(Part.Receiver)), (6, Gen.Constant(Part.Awaited)), (2, Gen.Constant(Part.NotAwaited)),
            (1, Gen.Constant(Part.Stranger)))
        from minutes in Gen.Elements(Figures)
        from days in Gen.Frequency((8, Gen.Constant(0)), (3, Gen.Choose(1, 10)), (1, Gen.Constant(14)), (1, Gen.Choose(15, 200)))
        select new LifeStep(exchange, action, action is ExchangeAction.Decide or ExchangeAction.Reverse && minutes != 61 ? Part.Broker : who, minutes, days);

    private static IEnumerable<ExchangeLife> Shrink(ExchangeLife life)
    {
        for (var size = life.Steps.Count / 2; size > 0; size /= 2)
        {
            for (var from = 0; from < life.Steps.Count; from += size)
                yield return life with { Steps = [.. life.Steps.Take(from), .. life.Steps.Skip(from + size)] };
        }
    }
}
