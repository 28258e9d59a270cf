using Hexitime.Campaigns;
using Hexitime.Ledger;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal sealed partial class Scene
{
    public static CampaignText Campaign => new()
    {
        Title = "Greener surgery",
        Theme = "Less waste.",
        StartsAt = Instant.FromUtc(2026, 1, 1, 0, 0),
        EndsAt = Instant.FromUtc(2026, 7, 1, 0, 0),
        TargetHours = Credits.FromHours(10),
        TargetPeople = 5,
    };

    public async Task<CampaignId> CampaignAsync() => (await _bank.SendAsync("root", new StartCampaign(Campaign), roles: Roles.Administrator)).Value.Id;

    /// <summary>A campaign of a network that Ben runs.</summary>
    public async Task<CampaignId> CampaignOfBenAsync() => (await DoAsync(BensSubject, new StartCampaign(Campaign, await NetworkOfBenAsync()))).Id;
}
