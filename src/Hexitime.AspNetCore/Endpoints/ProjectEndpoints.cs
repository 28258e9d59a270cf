using Hexitime.Donations;
using Hexitime.Http;
using Hexitime.Members;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class ProjectEndpoints
{
    private const string Text = """
        {
          "title": "Shorter waits in clinic", "aim": "From 60 to 30 minutes by June.", "measures": "Minutes from arrival to being seen, weekly median.",
          "startsAt": "2027-01-11T09:00:00Z", "endsAt": "2027-06-30T17:00:00Z"
        }
        """;

    private const string TaskExample = """{ "title": "Measure for two weeks", "hours": "12 h", "skills": ["run charts"] }""";

    public static void MapProjects(this IEndpointRouteBuilder api)
    {
        var projects = api.MapGroup("/projects").WithTags("Projects");
        projects.MapQuery<ListProjects, Page<ProjectView>>("", "Browse projects", "Those that you find, the newest first; with \"mine\", those that you lead.");
        projects.MapCommand<DeviseProject, ProjectView>(
            "", "Devise a project", "In your organisation; a draft until you open it.", $$"""{ "text": {{Text}} }""", creates: project => project.Id.Value);
        projects.MapQuery<GetProject, ProjectView>("/{project}", "Read about a project", "What there is to do, what was pledged and given, and what is on its account.");
        projects.MapEdit<EditProject, ProjectView>("/{project}", "text", "Change what a project is about", "For its lead. Send all that it shall say.", Text);
        projects.MapCommand<AddTask, ProjectView>("/{project}/tasks", "Add a task", "For its lead, until the work is done.", $$"""{ "text": {{TaskExample}} }""");
        projects.MapEdit<EditTask, ProjectView>("/{project}/tasks/{task}", "text", "Change a task", "For its lead; the ETag is that of the project.", TaskExample);
        projects.MapEnd<RemoveTask, ProjectView>("/{project}/tasks/{task}", "Take a task away", "For its lead, if nobody has ever pledged time to it.");
        projects.MapCommand<OpenProject, ProjectView>("/{project}/open", "Open a project", "For its lead, once it has a task: people find it and can pledge time.");
        projects.MapCommand<BeginProject, ProjectView>("/{project}/begin", "Begin a project", "For its lead.");
        projects.MapCommand<FinishProject, ProjectView>("/{project}/finish", "Say that a project's work is done", "For its lead: nobody pledges any more.");
        projects.MapCommand<CloseProject, Done>(
            "/{project}/close", "Close a project", "For its lead and those who run its network, or the platform. What is unspent goes back in proportion to where it came from.").NeedsKey();
        projects.MapCommand<AppointLead, Done>("/{project}/lead/{lead}", "Make somebody else its lead", "For hosts of its network or, where it has none, administrators.");
        MapFunding(projects);
        MapPledges(api, projects);
        var networks = api.MapGroup("/networks").WithTags("Projects");
        networks.MapQuery<GetProjectBudget, ProjectBudgetView>("/{network}/project-budget", "See what a network may grant to projects", "For its hosts and auditors, and for administrators.");
        networks.MapCommand<SetProjectBudget, ProjectBudgetView>(
            "/{network}/project-budget", "Say how much a network may grant to projects in a year", "For administrators.", """{ "year": 2027, "amount": "500 h" }""");
    }

    private static void MapFunding(RouteGroupBuilder projects)
    {
        projects.MapQuery<ListFunding, Page<FundingView>>("/{project}/funding", "See where a project's credits came from", "The newest first; once it is closed, what went back.");
        projects.MapQuery<GetProjectStatement, Page<StatementLine>>(
            "/{project}/statement", "Read the statement of a project's account", "For its lead and those who run its network, or the platform; the newest first.");
        projects.MapCommand<DonateToProject, DonationView>(
            "/{project}/donations", "Give credits to a project", "What it does not spend comes back, unless you give anonymously.", """{ "amount": "1 h" }""").NeedsKey();
        projects.MapCommand<GrantToProject, FundingView>(
            "/{project}/grants", "Grant credits to a project of your network", "For its hosts, within the year's budget.", """{ "amount": "20 h", "reason": "Chosen by the board." }""").NeedsKey();
        projects.MapCommand<FundFromOrganisation, FundingView>(
            "/{project}/organisation-funding", "Record what a project's organisation pays", "For administrators.", """{ "amount": "40 h", "reason": "Agreed with the trust." }""").NeedsKey();
    }

    private static void MapPledges(IEndpointRouteBuilder api, RouteGroupBuilder projects)
    {
        projects.MapQuery<ListPledges, Page<PledgeView>>("/{project}/pledges", "List what was pledged to a project", "For its lead; the newest first.");
        projects.MapCommand<PledgeTime, PledgeView>(
            "/{project}/pledges", "Pledge time to a task", "The lead is asked. A gift moves no credits, and its hours count all the same.",
            """{ "task": 1, "hours": "2 h", "isGift": false, "note": "Any Tuesday." }""").NeedsKey();

        var pledges = api.MapGroup("/pledges").WithTags("Projects");
        pledges.MapQuery<ListMyPledges, Page<PledgeView>>("", "List what you have pledged", "The newest first.");
        pledges.MapQuery<ListDisputedPledges, Page<PledgeView>>("/disputed", "List the pledges in dispute", "For brokers, and in their networks for hosts and brokers; the newest first.");
        pledges.MapStep<AcceptPledge>(
            "accept", "Accept a pledge", "For the lead. Unless it is a gift, the hours are set aside on the project's account; refused, with what is missing, if they are not there.");
        pledges.MapStep<DeclinePledge>("decline", "Decline a pledge", "For the lead; also what was accepted, before hours are recorded.", """{ "reason": "We have enough people." }""");
        pledges.MapStep<WithdrawPledge>("withdraw", "Take a pledge back", "For whoever pledged, before hours are recorded.");
        pledges.MapStep<ChangePledgeGift>("gift", "Make it a gift, or no gift", "For whoever pledged, before hours are recorded.", """{ "isGift": true }""");
        pledges.MapStep<RecordPledge>("record", "Record the hours given", "For either side; the other is then asked.", """{ "hours": "1 h 45 min" }""");
        pledges.MapStep<ConfirmPledge>("confirm", "Confirm the hours", "For the other side: the project pays a credit an hour, unless it is a gift.", """{ "hours": "1 h 45 min" }""");
        pledges.MapStep<DisputePledge>(
            "dispute", "Dispute the hours", "For the other side, with their figure; zero says that nothing was given.", """{ "hours": "1 h", "reason": "We ended at three." }""");
        pledges.MapStep<DecidePledge>("decide", "Decide a dispute", "For a broker, of the platform or of its network, who is no side; zero ends the pledge.", """{ "hours": "1 h", "reason": "The minutes say three." }""");
    }

    private static void MapStep<TRequest>(this IEndpointRouteBuilder pledges, string step, string summary, string description, string? example = null)
        where TRequest : ICommand<PledgeView> =>
        pledges.MapCommand<TRequest, PledgeView>($"/{{pledge}}/{step}", summary, description, example).NeedsKey();
}
