using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Sessions;

/// <summary>Somebody's place in a group session.</summary>
/// <param name="Member">Who.</param>
/// <param name="State">Where they stand.</param>
/// <param name="Position">Their place in the waiting list, 1 for the first; <c>null</c> if they do not wait.</param>
/// <param name="JoinedAt">When they joined, or joined the waiting list.</param>
/// <param name="Held">What is set aside in their wallet.</param>
/// <param name="Answer">What they have said of the record; <c>null</c> until they do.</param>
/// <param name="Objection">Why they object.</param>
/// <param name="Decision">Why the broker decided as they did.</param>
/// <param name="Charged">What they have paid; <c>null</c> until the session is completed.</param>
public sealed record SeatView(
    Person Member, SeatState State, int? Position, Instant JoinedAt, Credits Held, SeatAnswer? Answer, string? Objection, string? Decision, Credits? Charged);

/// <summary>A group session. Who else takes part is for its giver and for brokers; others see how many, and their own place.</summary>
/// <param name="Id">The session.</param>
/// <param name="Giver">Who gives time.</param>
/// <param name="Network">The network whose members alone find it; <c>null</c> for everybody.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Description">More about it.</param>
/// <param name="Kind">What kind of help it is.</param>
/// <param name="Hours">How long it is planned to take.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Place">A place, or a link.</param>
/// <param name="Capacity">How many seats it has.</param>
/// <param name="Minimum">How many have to take part for a shared cost to be covered.</param>
/// <param name="Cost">Whether those who take part share the cost, or each pays in full.</param>
/// <param name="HoldEach">What is set aside for a seat: the most that it can cost.</param>
/// <param name="FreeUntil">Until when a seat can be left at no cost.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Deadline">When it goes on by itself, if nobody acts.</param>
/// <param name="CancelReason">Why the giver called it off.</param>
/// <param name="Joined">How many have a seat.</param>
/// <param name="Waiting">How many wait for one.</param>
/// <param name="Given">The hours given, as recorded.</param>
/// <param name="CompletedAt">When the credits moved.</param>
/// <param name="Mine">The place of whoever asks; <c>null</c> if they have none.</param>
/// <param name="Seats">Everybody's place, in the order in which they joined; <c>null</c> if that is not for whoever asks.</param>
/// <param name="Version">One more with each step.</param>
public sealed record SessionView(
    SessionId Id, Person Giver, NetworkId? Network, string Title, string? Description, ExchangeKind Kind, Credits Hours, Instant StartsAt, string? Place, int Capacity, int Minimum,
    SessionCost Cost, Credits HoldEach, Instant FreeUntil, SessionState State, Instant? Deadline, string? CancelReason, int Joined, int Waiting, Credits? Given,
    Instant? CompletedAt, SeatView? Mine, IReadOnlyList<SeatView>? Seats, int Version)
{
    /// <summary>Shows a session to one member.</summary>
    public static SessionView Of(GroupSession s, MemberId viewer, bool seesAll, IReadOnlyDictionary<MemberId, string> names)
    {
        var waiting = s.Waiting.Select(seat => seat.Member).ToList();
        SeatView Show(Seat seat) => new(
            new Person(seat.Member, names[seat.Member]), seat.State, seat.State == SeatState.Waiting ? waiting.IndexOf(seat.Member) + 1 : null, seat.JoinedAt, seat.Held,
            seat.Answer, seat.Objection, seat.Decision, seat.Charged);
        return new(
            s.Id, new Person(s.Giver, names[s.Giver]), s.Network, s.Title, s.Description, s.Kind, s.Hours, s.StartsAt, s.Place, s.Capacity, s.Minimum, s.Cost, s.HoldEach,
            s.FreeUntil, s.State, s.Deadline, s.CancelReason, s.Joined, waiting.Count, s.Given, s.CompletedAt, s.SeatOf(viewer) is { } mine ? Show(mine) : null,
            seesAll ? [.. s.Seats.OrderBy(seat => seat.Number).Select(Show)] : null, s.Version);
    }
}
