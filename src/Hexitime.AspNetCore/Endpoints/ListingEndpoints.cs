using Hexitime.Http;
using Hexitime.Listings;
using Hexitime.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class ListingEndpoints
{
    private const string TextExample = """
        {
          "title": "Six hours of an analyst's time", "description": "I build your first run chart with you, from the data you have.",
          "kind": "handsOnHelp", "skills": ["run charts"], "hours": "6 h", "place": null
        }
        """;

    public static void MapListings(this IEndpointRouteBuilder api)
    {
        var listings = api.MapGroup("/listings").WithTags("Listings");
        listings.MapQuery<BrowseListings, Page<ListingView>>(
            "", "Browse offers and requests", "Those open now, the newest first; or, with \"mine\", your own in whatever state. Send \"next\" back as \"after\" to go on.");
        listings.MapCommand<PublishListing, ListingView>(
            "", "Publish an offer or a request", "It can be found from now on, until it expires.", $$"""{ "type": "offer", "text": {{TextExample}} }""",
            creates: listing => listing.Id.Value);
        listings.MapQuery<GetListing, ListingView>("/{listing}", "Read a listing", "Any that is open, and your own in any state.");
        listings.MapEdit<EditListing, ListingView>(
            "/{listing}", "text", "Change what a listing says", "Send all that it shall say. Exchanges already proposed keep what was agreed.", TextExample);
        listings.MapCommand<PauseListing, ListingView>("/{listing}/pause", "Pause a listing", "It cannot be found until you resume it.");
        listings.MapCommand<ResumeListing, ListingView>("/{listing}/resume", "Resume a listing", "A paused listing can be found again.");
        listings.MapCommand<CloseListing, ListingView>("/{listing}/close", "Close a listing", "It will not be found again unless you renew it.");
        listings.MapCommand<RenewListing, ListingView>(
            "/{listing}/renew", "Renew a listing", "It opens anew, whatever its state, with a new end.", """{ "expiresAt": "2027-06-30T00:00:00Z" }""");
    }
}
