using Hexitime.Ledger;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.UseCases;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal sealed partial class Scene
{
    public static ProjectText Work => new() { Title = "Shorter waits", Aim = "Half of it by June." };

    public static TaskText Measuring => new() { Title = "Measure", Hours = Credits.FromHours(4) };

    public async Task<ProjectId> DraftAsync(string lead, NetworkId? network = null)
    {
        var id = (await DoAsync(lead, new DeviseProject(Work, network))).Id;
        await DoAsync(lead, new AddTask(id, Measuring));
        return id;
    }

    public async Task<ProjectId> OpenProjectAsync(string lead, NetworkId? network = null)
    {
        var id = await DraftAsync(lead, network);
        await DoAsync(lead, new OpenProject(id));
        return id;
    }

    public async Task<ProjectId> BegunProjectAsync(string lead)
    {
        var id = await OpenProjectAsync(lead);
        await DoAsync(lead, new BeginProject(id));
        return id;
    }

    /// <summary>An open project of somebody's in a network that Ben runs, and Ada with him.</summary>
    public async Task<ProjectId> ProjectInNetworkOfBenAsync(string lead) => await OpenProjectAsync(lead, await NetworkOfBenAsync(alsoHost: AdasSubject));

    /// <summary>The same, with a budget from which it can be granted something.</summary>
    public async Task<ProjectId> ProjectToGrantAsync()
    {
        var id = await ProjectInNetworkOfBenAsync(AdasSubject);
        (await _bank.SendAsync("root", new SetProjectBudget(_network, 2026, Credits.FromHours(10)), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        return id;
    }

    /// <summary>One leads, the other has pledged an hour as a gift.</summary>
    public async Task<PledgeId> PledgeAsync(string lead, string pledger) =>
        (await DoAsync(pledger, new PledgeTime(await OpenProjectAsync(lead), 1, Credits.FromHours(1), IsGift: true))).Id;

    public async Task<PledgeId> AcceptedPledgeAsync()
    {
        var id = await PledgeAsync(BensSubject, AdasSubject);
        await DoAsync(BensSubject, new AcceptPledge(id));
        return id;
    }

    /// <summary>Ada has recorded, so that it is for Ben to confirm.</summary>
    public async Task<PledgeId> RecordedPledgeAsync()
    {
        var id = await AcceptedPledgeAsync();
        await DoAsync(AdasSubject, new RecordPledge(id, Credits.FromHours(1)));
        return id;
    }

    public async Task<PledgeId> DisputedPledgeAsync()
    {
        var id = await RecordedPledgeAsync();
        await DoAsync(BensSubject, new DisputePledge(id, Credits.FromMinutes(30), "half of it"));
        return id;
    }
}
