using Hexitime.Campaigns;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private static Verdicts AnybodySignedIn => Everybody with { Bank = "actor.not-allowed" };

    private static IEnumerable<Row> Campaigns() =>
    [
        On(RunsThePlatform, _ => new StartCampaign(Scene.Campaign), "of the platform"),
        On(RunsTheNetwork, async s => new StartCampaign(Scene.Campaign, await s.NetworkOfBenAsync()), "of a network"),
        On(RunsThePlatform, async s => new EditCampaign(await s.CampaignAsync(), Scene.Campaign), "of the platform"),
        On(RunsTheNetwork.Only("campaign.not-found").InGoodStanding(), async s => new EditCampaign(await s.CampaignOfBenAsync(), Scene.Campaign), "of a network"),
        On(AnybodySignedIn, _ => new ListCampaigns()),
        On(AnybodySignedIn, async s => new GetCampaign(await s.CampaignAsync()), "of the platform"),
        On(AnybodySignedIn.Only("campaign.not-found") with { Administrator = "campaign.not-found", Unregistered = "campaign.not-found" },
            async s => new GetCampaign(await s.CampaignOfBenAsync()), "of a network"),
    ];
}
