using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Sessions;

/// <summary>One member's place in a group session: a seat, or a turn in the waiting list. A member has one, whatever becomes of it.</summary>
public sealed class Seat
{
    private Seat() { }

    internal Seat(Member member) => (Member, Wallet) = (member.Id, member.Wallet);

    /// <summary>Who.</summary>
    public MemberId Member { get; private set; }

    /// <summary>Their wallet.</summary>
    public AccountId Wallet { get; private set; }

    /// <summary>The order in which people joined, and that of the waiting list. Whoever leaves and joins again gets the next number.</summary>
    public int Number { get; private set; }

    /// <summary>Where they stand.</summary>
    public SeatState State { get; internal set; }

    /// <summary>When they joined, or joined the waiting list.</summary>
    public Instant JoinedAt { get; private set; }

    /// <summary>What is set aside in their wallet.</summary>
    public Credits Held { get; internal set; }

    /// <summary>What they have said of the record; <c>null</c> until they do.</summary>
    public SeatAnswer? Answer { get; internal set; }

    /// <summary>Why they object to the record.</summary>
    public string? Objection { get; internal set; }

    /// <summary>Why the broker decided as they did.</summary>
    public string? Decision { get; internal set; }

    /// <summary>What they have paid; <c>null</c> until the session is completed.</summary>
    public Credits? Charged { get; internal set; }

    /// <summary>Whether they are to pay for the hours given, once those are recorded.</summary>
    public bool IsCharged => State is SeatState.Attended or SeatState.NoShow or SeatState.LeftLate;

    internal void Enter(int number, Instant now) => (Number, State, JoinedAt) = (number, SeatState.Waiting, now);
}
