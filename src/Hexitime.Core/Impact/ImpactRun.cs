using System.Text.Json.Serialization;
using Hexitime.Networks;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>Names a long computation.</summary>
[JsonConverter(typeof(EntityIdJsonConverter<ImpactRunId>))]
public readonly record struct ImpactRunId(Guid Value) : IEntityId<ImpactRunId>
{
    /// <inheritdoc />
    public static ImpactRunId From(Guid value) => new(value);

    /// <summary>A new id that sorts after those made before.</summary>
    public static ImpactRunId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));
}

/// <summary>What is computed.</summary>
public enum ImpactRunKind
{
    /// <summary>All that impact is counted by, from what proves it.</summary>
    Rebuild = 1,

    /// <summary>The measures of the network map.</summary>
    Map = 2,

    /// <summary>What is published of groups, of the quarters of a period.</summary>
    Editions = 3,
}

/// <summary>How far a computation is.</summary>
public enum ImpactRunState
{
    /// <summary>Asked for, not begun.</summary>
    Waiting = 1,

    /// <summary>A host works at it.</summary>
    Running = 2,

    /// <summary>Done.</summary>
    Done = 3,

    /// <summary>Called off before it was done.</summary>
    Cancelled = 4,
}

/// <summary>A long computation, which some host does and any host can be asked about. Pure: no I/O and no clock.</summary>
public sealed class ImpactRun : IVersioned
{
    private ImpactRun() { }

    /// <summary>Its id.</summary>
    public ImpactRunId Id { get; private set; }

    /// <summary>What is computed.</summary>
    public ImpactRunKind Kind { get; private set; }

    /// <summary>Of which network; <c>null</c> for the whole platform.</summary>
    public NetworkId? Network { get; private set; }

    /// <summary>The first instant of the period.</summary>
    public Instant From { get; private set; }

    /// <summary>The instant after the last of the period.</summary>
    public Instant Until { get; private set; }

    /// <summary>How far it is.</summary>
    public ImpactRunState State { get; private set; }

    /// <summary>When it was asked for.</summary>
    public Instant AskedAt { get; private set; }

    /// <summary>When it was done or called off.</summary>
    public Instant? EndedAt { get; private set; }

    /// <summary>How many steps are done.</summary>
    public int Steps { get; private set; }

    /// <summary>How many there are; zero until that is known.</summary>
    public int AllSteps { get; private set; }

    /// <summary>What came of it, as JSON, where something is to be read.</summary>
    public string? Answer { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    internal static ImpactRun Ask(ImpactRunId id, ImpactRunKind kind, NetworkId? network, Instant from, Instant until, Instant now) =>
        new() { Id = id, Kind = kind, Network = network, From = from, Until = until, State = ImpactRunState.Waiting, AskedAt = now };

    /// <summary>A host is at it. Answers whether it may go on: not once it is done or called off.</summary>
    internal bool Report(int steps, int all)
    {
        if (State is ImpactRunState.Done or ImpactRunState.Cancelled)
            return false;
        (State, Steps, AllSteps) = (ImpactRunState.Running, steps, all);
        Version++;
        return true;
    }

    /// <summary>It is done. Answers whether that counts: not once it is called off.</summary>
    internal bool Finish(string? answer, Instant now)
    {
        if (!Report(AllSteps, AllSteps))
            return false;
        (State, EndedAt, Answer) = (ImpactRunState.Done, now, answer);
        return true;
    }

    /// <summary>It is called off.</summary>
    internal Result<Done> Cancel(Instant now)
    {
        if (State == ImpactRunState.Done)
            return Refusal.Conflict("impact.done", "This computation is done already.");
        if (State != ImpactRunState.Cancelled)
        {
            (State, EndedAt) = (ImpactRunState.Cancelled, now);
            Version++;
        }

        return new Done();
    }
}

/// <summary>A long computation was asked for.</summary>
/// <param name="Run">Which.</param>
public sealed record ImpactRunAsked(ImpactRunId Run) : ILongWorkAsked
{
    /// <inheritdoc />
    public Guid Stream => Run.Value;
}
