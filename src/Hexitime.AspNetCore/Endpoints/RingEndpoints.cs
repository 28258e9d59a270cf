using Hexitime.Http;
using Hexitime.Queries;
using Hexitime.Rings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class RingEndpoints
{
    private const string Example = """
        {
          "legs": [
            { "listing": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "with": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b2" },
            { "listing": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b3", "with": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b4" }
          ],
          "hours": "1 h"
        }
        """;

    public static void MapRings(this IEndpointRouteBuilder api)
    {
        var rings = api.MapGroup("/rings").WithTags("Rings");
        rings.MapQuery<ListRings, Page<RingView>>("", "List the rings that you are in", "The newest first: whom you help, and who helps you.");
        rings.MapQuery<GetRing, RingView>("/{ring}", "Read a ring that you are in", "Who else is in it, and who has not accepted, is not shown.");
        rings.MapCommand<ProposeRing, ProposedRing>(
            "", "Bring people together who each help the next", "For brokers, and in their networks for hosts and brokers. Each leg begins where the one before ends.", Example,
            creates: ring => ring.Id.Value);
        rings.MapCommand<AcceptRing, RingView>("/{ring}/accept", "Accept a ring", "Once all have, each leg is an accepted exchange, for which nobody needs credit.").NeedsKey();
        rings.MapCommand<DeclineRing, RingView>("/{ring}/decline", "Decline a ring", "All of it, before all have accepted; nobody is told who.").NeedsKey();
    }
}
