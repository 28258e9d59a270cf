using Hexitime;
using Hexitime.Campaigns;
using Hexitime.Ledger;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Resources;
using Hexitime.Sessions;
using Hexitime.UseCases;
using NodaTime;

namespace MinimalApiHost.Demo;

/// <summary>
/// What people do together in the demo: a network that Ada runs, with somebody who waits to be admitted; a project of Bea's in a campaign; a session to come; a guide to read.
/// </summary>
internal sealed class DemoCommunity(DemoBank bank, DemoYear year, IReadOnlyList<DemoPerson> people, Instant end)
{
    private const string Administrator = "root";

    public void Plan()
    {
        year.At(end - Duration.FromDays(50), ANetworkIsFoundedAsync);
        year.At(end - Duration.FromDays(25), AProjectIsDevisedAsync);
        year.At(end - Duration.FromDays(5), ASessionIsScheduledAsync);
    }

    private async Task ANetworkIsFoundedAsync()
    {
        var charter = new NetworkCharter
        {
            Name = "Improvers of the Severn Vale",
            Description = "Everybody in the region who makes care better, whatever their badge says. We share analysts, coaches and ward floors.",
            Joining = JoiningRule.ByApproval,
        };
        var network = (await bank.DoAsync(Administrator, new FoundNetwork(charter, people.First(p => p.Subject == DemoPeople.Ada).Id), Roles.Administrator)).Id;
        foreach (var person in people.Where(p => p.Subject is DemoPeople.Ben or DemoPeople.Bea).Append(people[3]))
        {
            await bank.DoAsync(person.Subject, new JoinNetwork(network, Note: "I would like to share what we learn."));
            await bank.DoAsync(DemoPeople.Ada, new AdmitMember(network, person.Id));
        }

        await bank.DoAsync(people[4].Subject, new JoinNetwork(network, Note: "We have just begun with run charts and look for company."));
        var guide = new ResourceText
        {
            Title = "How to read a run chart",
            Summary = "One page for the wall of your office.",
            Guide = "Look for a shift: six or more points in a row on one side of the median. Then ask what you did that week.",
            Skills = ["run charts"],
        };
        await bank.DoAsync(Administrator, new AddResource(guide), Roles.Administrator);
    }

    private async Task AProjectIsDevisedAsync()
    {
        var text = new ProjectText { Title = "Fewer falls at night", Aim = "Halve the falls between ten and six on three wards by the summer.", Measures = "Falls for each thousand bed days, every week." };
        var project = (await bank.DoAsync(DemoPeople.Bea, new DeviseProject(text))).Id;
        var task = new TaskText { Title = "A dashboard of falls by hour", Description = "From the three spreadsheets that we have.", Hours = Credits.FromHours(6), Skills = ["analysis"] };
        var number = (await bank.DoAsync(DemoPeople.Bea, new AddTask(project, task))).Tasks[^1].Number;
        await bank.DoAsync(DemoPeople.Bea, new OpenProject(project));
        await bank.DoAsync(DemoPeople.Ben, new PledgeTime(project, number, Credits.FromHours(1), IsGift: true, Note: "I know where the numbers are."));
        var campaign = new CampaignText
        {
            Title = "Safer nights",
            Theme = "A hundred hours for those who lie awake.",
            StartsAt = end - Duration.FromDays(25),
            EndsAt = end + Duration.FromDays(65),
            TargetHours = Credits.FromHours(100),
            TargetPeople = 50,
            Projects = [project],
            Milestones = [new("The first ten", Credits.FromHours(10)), new("Half way", Credits.FromHours(50))],
        };
        await bank.DoAsync(Administrator, new StartCampaign(campaign), Roles.Administrator);
    }

    private async Task ASessionIsScheduledAsync()
    {
        var session = await bank.DoAsync(DemoPeople.Bea, new ScheduleSession(
            "Run charts in an hour", ExchangeKind.Teaching, Credits.FromHours(1), end + Duration.FromDays(9), Capacity: 12, Description: "Bring a number that worries you.", Place: "The library, second floor"));
        // Whoever has the credits comes.
        foreach (var person in people.Skip(5).Take(3))
            await bank.TryAsync(person.Subject, new JoinSession(session.Id));
    }
}
