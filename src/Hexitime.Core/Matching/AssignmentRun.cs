using System.Text.Json.Serialization;
using Hexitime.Listings;
using Hexitime.Matching.Assignment;
using Hexitime.Networks;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>Identifies an assignment of the open requests.</summary>
[JsonConverter(typeof(EntityIdJsonConverter<AssignmentRunId>))]
public readonly record struct AssignmentRunId(Guid Value) : IEntityId<AssignmentRunId>
{
    /// <inheritdoc />
    public static AssignmentRunId From(Guid value) => new(value);

    /// <summary>A new id that sorts after those made before.</summary>
    public static AssignmentRunId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));
}

/// <summary>How far an assignment is.</summary>
public enum AssignmentRunState
{
    /// <summary>Asked for, not begun.</summary>
    Waiting = 1,

    /// <summary>A host works at it.</summary>
    Running = 2,

    /// <summary>Done: it can be read.</summary>
    Done = 3,

    /// <summary>Called off before it was done.</summary>
    Cancelled = 4,
}

/// <summary>A request, and the offer that shall meet it.</summary>
public sealed class AssignedPair
{
    private AssignedPair() { }

    internal AssignedPair(int number, Assigned assigned) => (Number, Request, Offer, Score) = (number, assigned.Request, assigned.Offer, assigned.Score);

    /// <summary>Its place in the assignment: the best first, equal ones by the older request.</summary>
    public int Number { get; private set; }

    /// <summary>The request.</summary>
    public ListingId Request { get; private set; }

    /// <summary>The offer.</summary>
    public ListingId Offer { get; private set; }

    /// <summary>How well the two fit: the sum of the parts that ranking shows.</summary>
    public int Score { get; private set; }
}

/// <summary>
/// All open requests of a network, or of the platform, are assigned at once: a long job, which some host does and any host can be asked about. Nobody is told or bound by it; it shows
/// whoever runs the network whom to bring together. Pure: no I/O and no clock.
/// </summary>
public sealed class AssignmentRun : IVersioned
{
    private readonly List<AssignedPair> _pairs = [];

    private AssignmentRun() { }

    /// <summary>Its id.</summary>
    public AssignmentRunId Id { get; private set; }

    /// <summary>The network; <c>null</c> for the whole platform.</summary>
    public NetworkId? Network { get; private set; }

    /// <summary>How many requests each giver may be given at most.</summary>
    public int SessionsEach { get; private set; }

    /// <summary>How far it is.</summary>
    public AssignmentRunState State { get; private set; }

    /// <summary>When it was asked for.</summary>
    public Instant AskedAt { get; private set; }

    /// <summary>When it was done or called off.</summary>
    public Instant? EndedAt { get; private set; }

    /// <summary>For how many requests counterparts have been looked for.</summary>
    public int Ranked { get; private set; }

    /// <summary>How many requests are open.</summary>
    public int Requests { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>What came out of it: no assignment has a greater sum of scores.</summary>
    public IReadOnlyList<AssignedPair> Pairs => _pairs;

    /// <summary>The scores of all pairs together.</summary>
    public long Score { get; private set; }

    /// <summary>Somebody asks for it.</summary>
    public static AssignmentRun Ask(NetworkId? network, int sessionsEach, Instant now) =>
        new() { Id = AssignmentRunId.New(now), Network = network, SessionsEach = sessionsEach, State = AssignmentRunState.Waiting, AskedAt = now };

    /// <summary>A host is at it. Answers whether it may go on: not once it is done or called off.</summary>
    public bool Report(int ranked, int requests)
    {
        if (State is AssignmentRunState.Done or AssignmentRunState.Cancelled)
            return false;
        (State, Ranked, Requests) = (AssignmentRunState.Running, ranked, requests);
        Version++;
        return true;
    }

    /// <summary>It is done. Answers whether that counts: not once it is called off.</summary>
    public bool Finish(AssignmentPlan plan, int requests, Instant now)
    {
        if (!Report(requests, requests))
            return false;
        (State, EndedAt, Score) = (AssignmentRunState.Done, now, plan.Score);
        _pairs.AddRange(plan.Assigned.OrderByDescending(a => a.Score).ThenBy(a => a.Request.Value).Select((a, i) => new AssignedPair(i + 1, a)));
        return true;
    }

    /// <summary>It is called off.</summary>
    public Result<Done> Cancel(Instant now)
    {
        if (State == AssignmentRunState.Done)
            return Refusal.Conflict("assignment.done", "This assignment is done already.");
        if (State != AssignmentRunState.Cancelled)
        {
            (State, EndedAt) = (AssignmentRunState.Cancelled, now);
            Version++;
        }

        return new Done();
    }
}

/// <summary>It was asked that all open requests be assigned.</summary>
/// <param name="Run">Which assignment.</param>
public sealed record AssignmentAsked(AssignmentRunId Run) : ILongWorkAsked
{
    /// <inheritdoc />
    public Guid Stream => Run.Value;
}
