using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Projects;

internal static class ProjectRefusals
{
    public static Refusal NotFound => Refusal.NotFound("project.not-found", "There is no such project.");

    public static Refusal PledgeNotFound => Refusal.NotFound("pledge.not-found", "There is no such pledge.");

    public static Refusal OnlyLead => Refusal.NotAllowed("project.only-lead", "Only whoever leads the project can do that.");

    public static Refusal NoTask => Refusal.NotFound("project.no-task", "The project has no such task.");

    public static Refusal NothingToDo => Refusal.Conflict("project.no-tasks", "A project for which people can pledge time has a task.");

    public static Refusal OnlyPledger => Refusal.NotAllowed("pledge.only-pledger", "Only whoever pledged can do that.");

    public static Refusal NotYourTurn => Refusal.Conflict("pledge.not-your-turn", "You have recorded these hours: the other side is asked.");

    public static Refusal OwnCase => Refusal.NotAllowed("pledge.own-case", "A broker cannot decide about a pledge they are part of.");

    public static Refusal WrongState(this Project project, string sentence) => Refusal.Conflict("project.wrong-state", sentence).With("state", project.State.ToString());

    public static Refusal WrongState(this Pledge pledge, string sentence) => Refusal.Conflict("pledge.wrong-state", sentence).With("state", pledge.State.ToString());

    public static Refusal? CheckAmount(Credits amount) =>
        amount.IsPositive && amount <= Funding.Largest ? null : Refusal.Invalid("project.amount", $"Give between a minute and {Funding.Largest}.");

    public static Refusal? CheckDates(Instant? startsAt, Instant? endsAt) =>
        startsAt >= endsAt ? Refusal.Invalid("project.dates", "It ends later than it begins.") : null;
}
