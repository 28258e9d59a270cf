using Hexitime.Http;
using Hexitime.Queries;
using Hexitime.Sessions;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("Group sessions");
        sessions.MapQuery<ListSessions, Page<SessionView>>(
            "", "Browse group sessions", "Those that can be joined, the next one first; or, with \"mine\", those that you give or have a place in, the last one first.");
        sessions.MapCommand<ScheduleSession, SessionView>(
            "", "Schedule a group session",
            "You give time to several at once. They share the cost to the minute, an hour given earning an hour; or each pays in full.",
            """
            {
              "title": "Run charts for beginners", "kind": "teaching", "hours": "2 h", "startsAt": "2027-03-04T09:30:00Z", "capacity": 12, "minimum": 4, "cost": "shared",
              "description": "Bring data of your own.", "place": "Seacroft Hospital, room 4"
            }
            """, creates: session => session.Id.Value).NeedsKey();
        sessions.MapQuery<ListObjections, Page<SessionView>>("/objections", "List the group sessions with an objection", "For brokers, and in their networks for hosts and brokers; the last one first.");
        sessions.MapQuery<GetSession, SessionView>("/{session}", "Read a group session", "How many take part, and your own place; who they are is for the giver and for brokers, those of its network among them.");
        sessions.MapStep<JoinSession>(
            "join", "Join a group session",
            "A seat if one is free, and its credits are set aside; refused, with what is missing, if they are not there. Else the end of the waiting list: look at \"mine\".");
        sessions.MapStep<LeaveSession>(
            "leave", "Leave a group session",
            "Until \"freeUntil\" at no cost. Later you pay like those who come, unless somebody takes your seat. The first in the waiting list who can moves up.");
        sessions.MapStep<CancelSession>(
            "cancel", "Call a group session off", "For the giver, before hours are recorded. What was set aside is free again.", """{ "reason": "I am ill." }""");
        sessions.MapStep<RecordSession>(
            "record", "Record the hours given and who came", "For the giver, once it has begun. Name everybody who has a seat, once.",
            """{ "hours": "1 h 45 min", "attendance": [{ "member": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "came": true }] }""");
        sessions.MapStep<ConfirmAttendance>("confirm", "Confirm the record", "For those who are to pay. Once all have, the credits move; whoever says nothing in time agrees.");
        sessions.MapStep<ObjectToAttendance>(
            "object", "Object to the record", "For those who are to pay. The credits stay set aside until a broker decides.", """{ "reason": "I was there until the end." }""");
        sessions.MapStep<DecideAttendance>(
            "decide", "Decide an objection", "For a broker, of the platform or of its network, who has no part in it: attended and noShow are charged, excused is not.",
            """{ "member": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "decision": "excused", "reason": "The wrong room was announced." }""");
    }

    private static void MapStep<TRequest>(this IEndpointRouteBuilder sessions, string step, string summary, string description, string? example = null)
        where TRequest : ICommand<SessionView> =>
        sessions.MapCommand<TRequest, SessionView>($"/{{session}}/{step}", summary, description, example).NeedsKey();
}
