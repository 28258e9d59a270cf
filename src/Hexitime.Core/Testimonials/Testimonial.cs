using System.Text.Json.Serialization;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Testimonials;

/// <summary>Names a testimonial.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<TestimonialId>))]
public readonly record struct TestimonialId(Guid Value) : IEntityId<TestimonialId>
{
    /// <inheritdoc />
    public static TestimonialId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static TestimonialId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(TestimonialId left, TestimonialId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(TestimonialId left, TestimonialId right) => left.Value > right.Value;
}

/// <summary>Where a testimonial is in its life.</summary>
public enum TestimonialState
{
    /// <summary>Waits for approval.</summary>
    Waiting = 1,

    /// <summary>Is shown.</summary>
    Published = 2,

    /// <summary>Is not shown.</summary>
    Refused = 3,

    /// <summary>Its author has withdrawn their consent: the words are gone.</summary>
    Withdrawn = 4,
}

/// <summary>What a member says of the bank or of a network, to be shown to others with their consent and after approval.</summary>
public sealed class Testimonial : IVersioned
{
    /// <summary>The longest testimonial, in characters.</summary>
    public const int Longest = 2_000;

    private Testimonial() { }

    /// <summary>The testimonial's id.</summary>
    public TestimonialId Id { get; private set; }

    /// <summary>Who wrote it.</summary>
    public MemberId Author { get; private set; }

    /// <summary>Of which network; <c>null</c> for the platform.</summary>
    public NetworkId? Network { get; private set; }

    /// <summary>What they say.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Whether it is shown under their name.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public TestimonialState State { get; private set; }

    /// <summary>When it was written, and its author agreed that it is shown.</summary>
    public Instant WrittenAt { get; private set; }

    /// <summary>When it was approved, refused or withdrawn; <c>null</c> while it waits.</summary>
    public Instant? ChangedAt { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>A member writes one, and agrees that it is shown.</summary>
    public static Testimonial Write(MemberId author, NetworkId? network, string words, bool isNamed, Instant now) => new()
    {
        Id = TestimonialId.New(now),
        Author = author,
        Network = network,
        Words = words.Trim(),
        IsNamed = isNamed,
        State = TestimonialState.Waiting,
        WrittenAt = now,
    };

    /// <summary>Somebody who runs the place lets it be shown; their own is for another to approve.</summary>
    public Result<Done> Approve(MemberId? by, Instant now) =>
        by == Author ? TestimonialRefusals.OwnCase
        : State == TestimonialState.Waiting ? Become(TestimonialState.Published, null, now)
        : TestimonialRefusals.WrongState;

    /// <summary>Somebody who runs the place does not let it be shown, or not any more.</summary>
    public Result<Done> Refuse(string reason, Instant now) =>
        State is TestimonialState.Waiting or TestimonialState.Published ? Become(TestimonialState.Refused, reason.Trim(), now) : TestimonialRefusals.WrongState;

    /// <summary>Its author withdraws their consent, in whatever state it is. The words go.</summary>
    public Result<Done> Withdraw(Instant now)
    {
        if (State == TestimonialState.Withdrawn)
            return new Done();
        Words = "";
        return Become(TestimonialState.Withdrawn, null, now);
    }

    private Result<Done> Become(TestimonialState state, string? reason, Instant now)
    {
        (State, Reason, ChangedAt) = (state, reason, now);
        Version++;
        return new Done();
    }
}

internal static class TestimonialRefusals
{
    public static Refusal NotFound => Refusal.NotFound("testimonial.not-found", "There is no such testimonial.");

    public static Refusal OwnCase => Refusal.NotAllowed("testimonial.own-case", "Your own testimonial is for another to approve.");

    public static Refusal WrongState => Refusal.Conflict("testimonial.wrong-state", "This testimonial has been decided on, or withdrawn.");
}
