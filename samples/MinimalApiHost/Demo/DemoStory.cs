using Hexitime;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Rings;
using Hexitime.UseCases;
using NodaTime;

namespace MinimalApiHost.Demo;

/// <summary>
/// What Ada and Ben find when they sign in: a proposal that awaits Ada, a meeting arranged, hours that await Ben's confirmation, a completed exchange, a dispute
/// for Bea to decide, a ring in which Ben's half is still to come, and one that begins if Ada accepts.
/// </summary>
internal sealed class DemoStory(DemoBank bank, DemoYear year, IReadOnlyList<DemoPerson> people, Instant end)
{
    private ListingId _sixHours;
    private ListingId _runCharts;
    private ListingId _shadowing;

    public void Plan()
    {
        Before(days: 60, async () =>
        {
            _sixHours = await PublishAsync(DemoPeople.Ada, "An analyst's six hours");
            _runCharts = await PublishAsync(DemoPeople.Ada, "Coaching on run charts");
            _shadowing = await PublishAsync(DemoPeople.Ben, "Shadow a ward manager for a morning");
            await PublishAsync(DemoPeople.Ben, "Merge three spreadsheets of falls");
        });
        Before(days: 30, CoachingIsCompletedAsync);
        Before(days: 12, MeetingIsArrangedAsync);
        Before(days: 9, HoursAwaitBenAsync);
        Before(days: 6, HoursAreDisputedAsync);
        Before(days: 4, TheyHelpEachOtherInARingAsync);
        Before(days: 3, () => bank.DoAsync(DemoPeople.Ben, new ProposeExchange(_sixHours, Hours: Credits.FromMinutes(30), For: end + Duration.FromDays(5), Note: "Half an hour to look at our falls data?")));
        Before(days: 2, ARingAwaitsAdaAsync);
    }

    private void Before(int days, Func<Task> step) => year.At(end - Duration.FromDays(days), step);

    private Task<ListingId> PublishAsync(string owner, string title) =>
        year.PublishAsync(owner, DemoWords.Listings.First(l => string.Equals(l.Title, title, StringComparison.Ordinal)), end + Duration.FromDays(60));

    private async Task CoachingIsCompletedAsync()
    {
        var id = await AgreeAsync(DemoPeople.Ben, DemoPeople.Ada, new ProposeExchange(_runCharts));
        await bank.DoAsync(DemoPeople.Ada, new RecordHours(id, Credits.FromHours(1)));
        await bank.DoAsync(DemoPeople.Ben, new ConfirmHours(id));
        await bank.DoAsync(DemoPeople.Ben, new GiveFeedback(id, 5, "Now I see which week the change began."));
    }

    private async Task MeetingIsArrangedAsync()
    {
        var id = await AgreeAsync(DemoPeople.Ada, DemoPeople.Ben, new ProposeExchange(_shadowing, Hours: Credits.FromHours(1)));
        await bank.DoAsync(DemoPeople.Ben, new ArrangeMeeting(id, end + Duration.FromDays(3), "Ward 7, ask at the desk"));
    }

    private async Task HoursAwaitBenAsync()
    {
        var advice = new DirectProposal(people.First(p => p.Subject == DemoPeople.Ada).Id, IGive: false, ExchangeKind.Advice, "Which chart for waiting times?");
        var id = await AgreeAsync(DemoPeople.Ben, DemoPeople.Ada, new ProposeExchange(Direct: advice, Hours: Credits.FromMinutes(30)));
        await bank.DoAsync(DemoPeople.Ada, new RecordHours(id, Credits.FromMinutes(30)));
    }

    private async Task HoursAreDisputedAsync()
    {
        // The first of the many: here since the first weeks.
        var giver = people[3];
        var teaching = new DirectProposal(giver.Id, IGive: false, ExchangeKind.Teaching, "A first look at process mapping");
        var id = await AgreeAsync(DemoPeople.Ada, giver.Subject, new ProposeExchange(Direct: teaching, Hours: Credits.FromHours(1)));
        await bank.DoAsync(giver.Subject, new RecordHours(id, Credits.FromHours(1)));
        await bank.DoAsync(DemoPeople.Ada, new DisputeHours(id, Credits.FromMinutes(30), "We were called away at half past."));
    }

    /// <summary>Bea has seen that each has what the other looks for. Ada has given already; the credits wait for Ben's half.</summary>
    private async Task TheyHelpEachOtherInARingAsync()
    {
        var (ada, ben) = (people.First(p => p.Subject == DemoPeople.Ada).Id, people.First(p => p.Subject == DemoPeople.Ben).Id);
        var ring = (await bank.DoAsync(DemoPeople.Bea, new ProposeRing([new(_runCharts, ben), new(_shadowing, ada)], Credits.FromHours(1)), Roles.Broker)).Id;
        await bank.DoAsync(DemoPeople.Ada, new AcceptRing(ring));
        var begun = await bank.DoAsync(DemoPeople.Ben, new AcceptRing(ring));
        await bank.DoAsync(DemoPeople.Ada, new RecordHours(begun.Getting.Exchange!.Value, Credits.FromHours(1)));
        await bank.DoAsync(DemoPeople.Ben, new ConfirmHours(begun.Getting.Exchange!.Value));
    }

    /// <summary>Three people, so that Ada sees whom she would help and who would help her, and no more.</summary>
    private async Task ARingAwaitsAdaAsync()
    {
        var (ada, ben, third) = (people.First(p => p.Subject == DemoPeople.Ada).Id, people.First(p => p.Subject == DemoPeople.Ben).Id, people[3]);
        var diagrams = await PublishAsync(third.Subject, "Driver diagrams in ninety minutes");
        var ring = (await bank.DoAsync(DemoPeople.Bea, new ProposeRing([new(_sixHours, third.Id), new(diagrams, ben), new(_shadowing, ada)], Credits.FromHours(1)), Roles.Broker)).Id;
        await bank.DoAsync(third.Subject, new AcceptRing(ring));
        await bank.DoAsync(DemoPeople.Ben, new AcceptRing(ring));
    }

    private async Task<ExchangeId> AgreeAsync(string proposer, string other, ProposeExchange proposal)
    {
        var id = (await bank.DoAsync(proposer, proposal)).Id;
        await bank.DoAsync(other, new AcceptExchange(id));
        return id;
    }
}
