using Hexitime.Donations;
using Hexitime.Ledger;
using Hexitime.Projects;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private static Verdicts Lead => AnyMember.Only("project.only-lead");

    private static Verdicts SideOfPledge => AnyMember.Only("pledge.not-found");

    private static Verdicts LeadInANetwork =>
        AnyMember.Only("project.not-found").InGoodStanding() with { Bank = "actor.not-allowed", Unregistered = "actor.not-allowed" };

    private static IEnumerable<Row> Projects() =>
    [
        On(MemberInGoodStanding, _ => new DeviseProject(Scene.Work), "for everybody"),
        On(HostOfSecret.InGoodStanding(), async s => new DeviseProject(Scene.Work, await s.NetworkOfBenAsync()), "in a network"),
        On(Lead.InGoodStanding(), async s => new EditProject(await s.OpenProjectAsync(s.BensSubject), Scene.Work)),
        On(Lead.InGoodStanding(), async s => new AddTask(await s.OpenProjectAsync(s.BensSubject), Scene.Measuring)),
        On(Lead.InGoodStanding(), async s => new EditTask(await s.OpenProjectAsync(s.BensSubject), 1, Scene.Measuring)),
        On(AnyMember.Only("project.not-found").InGoodStanding(), async s => new RemoveTask(await s.DraftAsync(s.BensSubject), 1)),
        On(AnyMember.Only("project.not-found").InGoodStanding(), async s => new OpenProject(await s.DraftAsync(s.BensSubject))),
        On(Lead, async s => new BeginProject(await s.OpenProjectAsync(s.BensSubject))),
        On(Lead, async s => new FinishProject(await s.BegunProjectAsync(s.BensSubject))),
        On(LeadInANetwork, async s => new CloseProject(await s.ProjectInNetworkOfBenAsync(s.BensSubject)), "by its lead"),
        On(RunsThePlatform, async s => new CloseProject(await s.OpenProjectAsync(s.AdasSubject)), "for the platform"),
        On(LeadInANetwork.Noted(), async s => new CloseProject(await s.ProjectInNetworkOfBenAsync(s.AdasSubject)), "for a network"),
        On(RunsThePlatform, async s => new AppointLead(await s.OpenProjectAsync(s.AdasSubject), s.Ben), "for the platform"),
        On(LeadInANetwork.Noted(), async s => new AppointLead(await s.ProjectInNetworkOfBenAsync(s.AdasSubject), s.Ben), "for a network"),
        On(AnyMember, _ => new ListProjects()),
        On(AnyMember, async s => new GetProject(await s.OpenProjectAsync(s.AdasSubject)), "for everybody"),
        On(AnyMember.Only("project.not-found"), async s => new GetProject(await s.DraftAsync(s.BensSubject)), "a draft"),
        On(AnyMember.Only("project.not-found"), async s => new GetProject(await s.ProjectInNetworkOfBenAsync(s.AdasSubject)), "in a network"),
        On(MemberInGoodStanding, async s => new PledgeTime(await s.OpenProjectAsync(s.AdasSubject), 1, Credits.FromHours(1)), "for everybody"),
        On(AnyMember.Only("project.not-found").InGoodStanding(), async s => new PledgeTime(await s.ProjectInNetworkOfBenAsync(s.AdasSubject), 1, Credits.FromHours(1)), "in a network"),
        On(SideOfPledge.InGoodStanding(), async s => new AcceptPledge(await s.PledgeAsync(s.BensSubject, s.AdasSubject))),
        On(SideOfPledge.NotForSides("project.only-lead").InGoodStanding(), async s => new AcceptPledge(await s.PledgeAsync(s.AdasSubject, s.BensSubject)), "by whoever pledged"),
        On(SideOfPledge, async s => new DeclinePledge(await s.PledgeAsync(s.BensSubject, s.AdasSubject))),
        On(SideOfPledge, async s => new WithdrawPledge(await s.PledgeAsync(s.AdasSubject, s.BensSubject))),
        On(SideOfPledge, async s => new ChangePledgeGift(await s.PledgeAsync(s.AdasSubject, s.BensSubject), false)),
        On(SideOfPledge, async s => new RecordPledge(await s.AcceptedPledgeAsync(), Credits.FromHours(1))),
        On(SideOfPledge, async s => new ConfirmPledge(await s.RecordedPledgeAsync())),
        On(SideOfPledge, async s => new DisputePledge(await s.RecordedPledgeAsync(), Credits.Zero, "nobody came")),
        On(Brokers with { BrokerOnASide = "pledge.own-case" }, async s => new DecidePledge(await s.DisputedPledgeAsync(), Credits.FromMinutes(45), "the rota")),
        On(Lead, async s => new ListPledges(await s.OpenProjectAsync(s.BensSubject))),
        On(AnyMember, _ => new ListMyPledges()),
        On(Brokers, _ => new ListDisputedPledges()),
        On(MemberInGoodStanding, async s => new DonateToProject(await s.OpenProjectAsync(s.AdasSubject), Credits.FromMinutes(10)), "for everybody"),
        On(AnyMember.Only("project.not-found").InGoodStanding(),
            async s => new DonateToProject(await s.ProjectInNetworkOfBenAsync(s.AdasSubject), Credits.FromMinutes(10)), "in a network"),
        On(AnyMember.Only("project.not-found").InGoodStanding().Noted(), async s => new GrantToProject(await s.ProjectToGrantAsync(), Credits.FromHours(1), "chosen")),
        On(Administrators, async s => new FundFromOrganisation(await s.OpenProjectAsync(s.AdasSubject), Credits.FromHours(1), "agreed")),
        On(Administrators, async s => new SetProjectBudget(await s.NetworkOfBenAsync(), 2026, Credits.FromHours(1))),
        On(AnyMember.Only("network.not-allowed") with { Administrator = null, Bank = "actor.not-allowed", Unregistered = "actor.not-allowed" },
            async s => new GetProjectBudget(await s.NetworkOfBenAsync(), 2026)),
        On(AnyMember.Only("actor.not-allowed") with { Administrator = null, Bank = "actor.not-allowed", Unregistered = "actor.not-allowed" },
            async s => new GetProjectStatement(await s.OpenProjectAsync(s.BensSubject)), "for everybody"),
        On(AnyMember.Only("project.not-found") with { Bank = "actor.not-allowed", Unregistered = "actor.not-allowed" },
            async s => new GetProjectStatement(await s.ProjectInNetworkOfBenAsync(s.AdasSubject)), "in a network"),
        On(AnyMember, async s => new ListFunding(await s.OpenProjectAsync(s.AdasSubject)), "for everybody"),
        On(AnyMember.Only("project.not-found"), async s => new ListFunding(await s.ProjectInNetworkOfBenAsync(s.AdasSubject)), "in a network"),
    ];
}
