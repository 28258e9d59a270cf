using Hexitime.Campaigns;
using Hexitime.Http;
using Hexitime.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class CampaignEndpoints
{
    private const string Text = """
        {
          "title": "Greener surgery", "theme": "Less waste in theatres.", "startsAt": "2027-01-01T00:00:00Z", "endsAt": "2027-07-01T00:00:00Z",
          "targetHours": "500 h", "targetPeople": 80, "milestones": [{ "title": "A first hundred", "hours": "100 h" }]
        }
        """;

    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("Campaigns");
        campaigns.MapQuery<ListCampaigns, Page<CampaignView>>("", "Browse campaigns", "Of the platform and of your networks, the newest first.");
        campaigns.MapCommand<StartCampaign, CampaignView>(
            "", "Start a campaign", "For hosts of its network; without one, of the platform, for administrators.", $$"""{ "text": {{Text}} }""", creates: campaign => campaign.Id.Value);
        campaigns.MapQuery<GetCampaign, CampaignView>("/{campaign}", "Read about a campaign", "All that its page needs: theme, period, targets, progress, milestones, projects and open listings.");
        campaigns.MapEdit<EditCampaign, CampaignView>("/{campaign}", "text", "Change a campaign", "For those who run it. Send all that it shall say.", Text);
    }
}
