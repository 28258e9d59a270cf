using Hexitime.Http;
using Hexitime.Matching;
using Hexitime.Rings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class MatchingEndpoints
{
    private const string ScheduleExample = """
        {
          "weekly": [{ "day": "tuesday", "from": "13:00:00", "to": "17:00:00" }], "datesOff": ["2027-12-28"],
          "extra": [{ "date": "2027-01-09", "from": "09:00:00", "to": "12:00:00" }], "isShared": true,
          "remotely": true, "latitude": 53.48, "longitude": -2.24, "travelKilometres": 20
        }
        """;

    private const string ChoiceExample = """
        {
          "giving": { "offer": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "request": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b2" },
          "getting": { "offer": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b3", "request": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b4" }
        }
        """;

    public static void MapMatching(this IEndpointRouteBuilder api)
    {
        api.MapGroup("/matches").WithTags("Matching").MapQuery<FindMatches, MatchesView>(
            "", "Find the best counterparts", "Of a listing of yours, of what you write, or else of yourself: each with why it was found, in words and as a sum of parts. With \"network\", only what is published there, by what counts there.");
        var weights = api.MapGroup("/networks").WithTags("Matching");
        weights.MapQuery<GetMatchWeights, MatchWeightsView>(
            "/{network}/match-weights", "Read what counts in a network when listings are ranked", "For those who belong to it, and for administrators. Its ETag is what to send as If-Match to change it.");
        weights.MapEdit<EditMatchWeights, MatchWeightsView>(
            "/{network}/match-weights", "weights", "Declare what counts in a network when listings are ranked", "For its hosts, and for administrators. Send all parts, each 0 to 100.",
            """{ "skills": 40, "words": 40, "kind": 5, "time": 5, "place": 4, "boundary": 6, "standing": 2, "fairness": 10 }""");
        api.MapGroup("/exposure").WithTags("Matching").MapQuery<ExposureReport, ExposureView>(
            "", "Report who is shown how much", "For hosts, with \"network\", of their network; for administrators of everything. By groups of at least eight people, beside their share of the listings.");
        var assignments = api.MapGroup("/assignments").WithTags("Matching");
        assignments.MapCommand<AssignRequests, AskedAssignment>(
            "", "Assign all open requests at once", "For hosts of their network, and for administrators. Who shall answer which, with the greatest sum of scores that is possible. A long job: read how far it is. Nobody is bound by it.",
            """{ "network": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "sessionsEach": 2 }""", creates: asked => asked.Id.Value);
        assignments.MapQuery<GetAssignment, AssignmentView>("/{assignment}", "Read an assignment", "How far it is, and who shall answer what, the best pairs first.");
        assignments.MapCommand<CancelAssignment, AssignmentView>("/{assignment}/cancel", "Call an assignment off", "While it is not done.").NeedsKey();
        var rings = api.MapGroup("/matches/rings").WithTags("Matching");
        rings.MapQuery<FindRings, FoundRings>("", "Find a ring that you could be part of", "Whom you would help, and who would help you. For those who have agreed that their listings may be part of one.");
        rings.MapCommand<TakeUpRing, ProposedRing>("", "Have a ring proposed that was found", "To all who are in it, you included.", ChoiceExample).NeedsKey();
        rings.MapCommand<ClearRings, ClearedRings>(
            "/clear", "Have rings found for everybody, and proposed", "For brokers, and in their networks for hosts and brokers: as many people as can be are helped.",
            """{ "network": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "longest": 4 }""").NeedsKey();
        var mine = api.MapGroup("/me/schedule").WithTags("Matching");
        mine.MapQuery<GetSchedule, ScheduleView>("", "Read when you have time", "And where you can meet; by the clock in the time zone of your profile.");
        mine.MapEdit<EditSchedule, ScheduleView>("", "schedule", "Say when you have time", "Send all that it shall say. Time in common is told only between people who share it.", ScheduleExample);
        api.MapGroup("/common-time").WithTags("Matching").MapCommand<FindCommonTime, CommonTimeView>(
            "", "Find when you and others have time", "As concrete slots, from which you can propose times for a meeting. All of them have to share when they have time.",
            """{ "with": ["01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b2"], "from": "2027-01-04T00:00:00Z", "until": "2027-01-18T00:00:00Z", "minutes": 60 }""");
    }
}
