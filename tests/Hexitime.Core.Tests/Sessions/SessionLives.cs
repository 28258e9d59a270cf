using FsCheck;
using FsCheck.Fluent;
using Hexitime.Sessions;

namespace Hexitime.Tests.Sessions;

public enum Act
{
    Join,
    Leave,
    LeaveBank,
    Earn,
    Cancel,
    Record,
    Confirm,
    Object,
    Decide,
    Housekeep,
}

/// <summary>Somebody tries something, some hours after the step before. The die says what is left open: who came, what the broker decides.</summary>
public sealed record SessionStep(Act Act, int Who, int Minutes, int Die, int HoursLater);

/// <summary>One session that begins after 48 hours, its giver (0), a few members with little credit, a broker (the last), and what they try.</summary>
public sealed record SessionLife(int Capacity, int Minimum, SessionCost Cost, int Minutes, IReadOnlyList<int> Balances, IReadOnlyList<SessionStep> Steps)
{
    public const int Members = 8;
    public const int Broker = Members - 1;
    public const int StartsAtHour = 48;

    public override string ToString() =>
        $"{Capacity} seats, {Minimum} at least, {Cost}, {Minutes} min, with {string.Join(", ", Balances)}:{Environment.NewLine}{string.Join(Environment.NewLine, Steps)}";
}

public static class SessionLives
{
    public static Arbitrary<SessionLife> Lives() => Arb.From(Life, Shrink);

    public static Gen<SessionLife> Life =>
        from capacity in Gen.Choose(1, 4)
        from minimum in Gen.Choose(1, capacity)
        from cost in Gen.Elements(SessionCost.Shared, SessionCost.InFull)
        from minutes in Gen.Elements(1, 7, 60, 61, 90, 120)
        from balances in Gen.Elements(0, 7, 30, 61, 120, 240).ListOf(SessionLife.Members)
        from before in Before.ListOf()
        from began in Gen.Choose(0, SessionLife.StartsAtHour + 10).Select(h => new SessionStep(Act.Housekeep, 0, 0, 0, h))
        from after in After.ListOf()
        select new SessionLife(capacity, minimum, cost, minutes, [.. balances], [.. before, began, .. after]);

    private static Gen<SessionStep> Before => Step(
        Gen.Frequency((12, Gen.Constant(Act.Join)), (6, Gen.Constant(Act.Leave)), (1, Gen.Constant(Act.LeaveBank)), (2, Gen.Constant(Act.Earn)), (1, Gen.Elements(Enum.GetValues<Act>()))),
        Gen.Frequency((8, Gen.Constant(0)), (2, Gen.Choose(1, 12))));

    private static Gen<SessionStep> After => Step(
        Gen.Frequency(
            (5, Gen.Constant(Act.Record)), (9, Gen.Constant(Act.Confirm)), (2, Gen.Constant(Act.Object)), (6, Gen.Constant(Act.Decide)), (1, Gen.Constant(Act.Housekeep)),
            (2, Gen.Elements(Enum.GetValues<Act>()))),
        Gen.Frequency((12, Gen.Constant(0)), (2, Gen.Choose(1, 48)), (1, Gen.Constant(14 * 24)), (1, Gen.Constant(182 * 24))));

    private static Gen<SessionStep> Step(Gen<Act> acts, Gen<int> hours) =>
        from act in acts
        from who in act is Act.Record or Act.Cancel ? Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Choose(0, SessionLife.Members - 1)))
            : act == Act.Decide ? Gen.Frequency((9, Gen.Constant(SessionLife.Broker)), (1, Gen.Choose(0, SessionLife.Members - 1)))
            : Gen.Frequency((20, Gen.Choose(1, SessionLife.Members - 2)), (1, Gen.Choose(0, SessionLife.Members - 1)))
        from minutes in Gen.Elements(0, 1, 5, 7, 59, 60, 61, 90, 120, 121)
        from die in Gen.Choose(0, int.MaxValue)
        from later in hours
        select new SessionStep(act, who, minutes, die, later);

    private static IEnumerable<SessionLife> Shrink(SessionLife life)
    {
        for (var size = life.Steps.Count / 2; size > 0; size /= 2)
        {
            for (var from = 0; from < life.Steps.Count; from += size)
                yield return life with { Steps = [.. life.Steps.Take(from), .. life.Steps.Skip(from + size)] };
        }
    }
}
