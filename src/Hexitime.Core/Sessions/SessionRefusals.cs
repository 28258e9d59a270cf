namespace Hexitime.Sessions;

internal static class SessionRefusals
{
    public static Refusal NotFound => Refusal.NotFound("session.not-found", "There is no such session.");

    public static Refusal OwnSession => Refusal.Conflict("session.own-session", "You give this session.");

    public static Refusal JoinedAlready => Refusal.Conflict("session.joined-already", "You have a seat already.");

    public static Refusal WaitingAlready => Refusal.Conflict("session.waiting-already", "You are in the waiting list already.");

    public static Refusal Full => Refusal.Conflict("session.full", "All seats are taken, and the waiting list is full.");

    public static Refusal Begun => Refusal.Conflict("session.begun", "This session has begun.");

    public static Refusal NoSeat => Refusal.NotAllowed("session.no-seat", "You have no seat in this session.");

    public static Refusal OnlyGiver => Refusal.NotAllowed("session.only-giver", "Only the giver can do that.");

    public static Refusal AnsweredAlready => Refusal.Conflict("session.answered-already", "You have answered already.");

    public static Refusal OwnCase => Refusal.NotAllowed("session.own-case", "A broker cannot decide a session they are part of.");

    public static Refusal NoDecision => Refusal.Invalid("session.decision", "Decide between attended, noShow and excused.");

    public static Refusal WrongState(this GroupSession session, string sentence) =>
        Refusal.Conflict("session.wrong-state", sentence).With("state", session.State.ToString());
}
