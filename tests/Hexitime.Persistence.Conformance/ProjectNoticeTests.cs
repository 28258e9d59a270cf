using Hexitime.Donations;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Notifications;
using Hexitime.Privacy;
using Hexitime.Projects;
using Hexitime.Reports;
using Hexitime.Testimonials;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>What a project's lead and those who pledge time are told, and what members are told of their reports and testimonials.</summary>
public abstract class ProjectNoticeTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly Letterbox _letters = new();
    private ProjectBank _bank = null!;

    public async Task InitializeAsync() => _bank = await ProjectBank.OpenAsync(
        databases,
        services =>
        {
            services.AddHexitime();
            services.AddSingleton<INotifier>(_letters);
        },
        "ada", "ben", "hana");

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Each_side_of_a_pledge_is_told_of_the_others_steps_and_when_it_is_their_turn()
    {
        await _bank.FundAsync(200);
        var id = await _bank.PledgeAsync("ada", 60);
        await _bank.DoAsync("ada", new ChangePledgeGift(id, true));
        await DeliverAsync();
        await _bank.DoAsync("ada", new ChangePledgeGift(id, false));
        await DeliverAsync();
        await _bank.DoAsync("lena", new AcceptPledge(id));
        await _bank.DoAsync("ada", new RecordPledge(id, Credits.FromMinutes(90)));
        await DeliverAsync();
        await _bank.DoAsync("lena", new DisputePledge(id, Credits.FromMinutes(30), "half of it"));
        await DeliverAsync();
        await _bank.DoAsync("ada", new RecordPledge(id, Credits.FromMinutes(30)));
        await DeliverAsync();
        await _bank.DoAsync("lena", new ConfirmPledge(id));
        await DeliverAsync();

        Told("lena").ShouldBe([
            "ada pledges 1 h. It is for you to answer.", "ada makes a pledge of 1 h a gift.", "ada pledges 1 h as no gift any more.",
            "ada has recorded 1 h 30 min. Confirm it, or give your figure.", "ada has recorded 30 min. Confirm it, or give your figure."]);
        Told("ada").ShouldBe(["lena has accepted your pledge of 1 h.", "lena has another figure than the one recorded.", "lena has confirmed: 30 min were given."]);
        _letters.Told.ShouldAllBe(n => n.About == NotificationTopic.Projects && n.Subject == "Shorter waits");
    }

    [Fact]
    public async Task Whoever_pledged_is_asked_when_the_lead_records_and_both_are_told_what_nobody_answered_or_a_broker_decided()
    {
        await _bank.FundAsync(200);
        var (unanswered, disputed) = (await _bank.AcceptedAsync("ada", 60), await _bank.AcceptedAsync("ben", 60));
        await _bank.DoAsync("lena", new RecordPledge(unanswered, Credits.FromMinutes(60)));
        await _bank.DoAsync("lena", new RecordPledge(disputed, Credits.FromMinutes(60)));
        await _bank.DoAsync("ben", new DisputePledge(disputed, Credits.FromMinutes(90), "longer"));
        await _bank.DoAsync("hana", new DecidePledge(disputed, Credits.FromMinutes(70), "as measured"), Roles.Broker);
        await DeliverAsync();
        _bank.Bank.Clock.Advance(Duration.FromDays(60));
        await _bank.DoAsync(Actor.Bank.Subject, new Housekeeping.RunHousekeeping(), Roles.Bank);
        await DeliverAsync();

        Told("ada").ShouldBe([
            "lena has accepted your pledge of 1 h.", "lena has recorded 1 h. Confirm it, or give your figure.", "Nobody objected: 1 h were given."]);
        Told("ben")[^1].ShouldBe("hana has decided your dispute.");
        Told("lena").ShouldBe([
            "ada pledges 1 h. It is for you to answer.", "ben pledges 1 h. It is for you to answer.", "ben has another figure than the one recorded.",
            "hana has decided your dispute.", "Nobody objected: 1 h were given."], ignoreOrder: true);
        Told("hana").ShouldBeEmpty();
    }

    [Fact]
    public async Task Pledges_that_come_to_nothing_are_told_to_the_other_side()
    {
        await _bank.DoAsync("lena", new DeclinePledge(await _bank.PledgeAsync("ada", 30), "Quixotic words"));
        await _bank.DoAsync("ada", new WithdrawPledge(await _bank.PledgeAsync("ada", 40)));
        await _bank.PledgeAsync("ben", 50);
        await DeliverAsync();
        await _bank.LeaveAsync("ben");
        await DeliverAsync();

        Told("ada").ShouldBe(["lena has declined your pledge of 30 min."]);
        Told("lena").ShouldContain("ada has taken back a pledge of 40 min.");
        Told("lena")[^1].ShouldBe("A pledge of 50 min has ended, for whoever made it has left.");
        Told("ben").ShouldBeEmpty();
        _letters.Told.ShouldAllBe(n => !n.Body.Contains("Quixotic"));
    }

    [Fact]
    public async Task Those_who_pledged_are_told_once_that_a_project_is_closed()
    {
        await _bank.DoAsync("lena", new DeclinePledge(await _bank.PledgeAsync("hana", 30)));
        var given = await _bank.AcceptedAsync("ada", 60, isGift: true);
        await _bank.DoAsync("ada", new RecordPledge(given, Credits.FromMinutes(60)));
        await _bank.DoAsync("lena", new ConfirmPledge(given));
        await _bank.PledgeAsync("ben", 30);
        await _bank.PledgeAsync("ben", 40);
        await DeliverAsync();
        var before = _letters.Told.Count;
        await _bank.DoAsync("root", new CloseProject(_bank.Project), Roles.Administrator);
        await DeliverAsync();

        _letters.Told.Skip(before).Select(n => (n.To.Name, n.Body)).ShouldBe(
            [("ada", "The project is closed."), ("ben", "The project is closed, and what you had pledged has ended with it."), ("lena", "The project is closed.")], ignoreOrder: true);
    }

    [Fact]
    public async Task Donors_are_told_what_of_theirs_goes_back_when_a_project_is_closed()
    {
        await _bank.DoAsync("ada", new DonateToProject(_bank.Project, Credits.FromMinutes(20)));
        await _bank.DoAsync("ada", new DonateToProject(_bank.Project, Credits.FromMinutes(10)));
        await _bank.DoAsync("ben", new DonateToProject(_bank.Project, Credits.FromMinutes(15), IsAnonymous: true));
        await _bank.DoAsync("lena", new CloseProject(_bank.Project));
        await DeliverAsync();

        _letters.Told.Select(n => (n.To.Name, n.About, n.Subject, n.Body)).ShouldBe(
            [("ada", NotificationTopic.Credits, "Shorter waits", "The project is closed, and 30 min of what you gave go back to you.")]);
    }

    [Fact]
    public async Task Whoever_is_appointed_is_told_that_they_lead()
    {
        await _bank.DoAsync("root", new AppointLead(_bank.Project, _bank.IdOf("hana")), Roles.Administrator);
        await _bank.PledgeAsync("ada", 30);
        await DeliverAsync();

        Told("hana").ShouldBe(["You lead this project now.", "ada pledges 30 min. It is for you to answer."], ignoreOrder: true);
        Told("lena").ShouldBeEmpty();
    }

    [Fact]
    public async Task News_of_projects_wait_for_the_digest_or_are_never_told_as_the_member_likes()
    {
        await _bank.DoAsync("lena", new ChooseNotifications(new(Projects: NotificationTiming.Daily, DigestHour: 10)));
        await _bank.DoAsync("ada", new ChooseNotifications(new(Projects: NotificationTiming.Off)));
        var id = await _bank.PledgeAsync("ada", 30);
        await _bank.PledgeAsync("ben", 40);
        await _bank.DoAsync("lena", new DeclinePledge(id));
        await DeliverAsync();
        _letters.Told.ShouldBeEmpty();

        _bank.Bank.Clock.Advance(Duration.FromHours(1));
        await DeliverAsync();

        _letters.Told.Single().ShouldSatisfyAllConditions(
            n => n.To.Name.ShouldBe("lena"), n => n.Subject.ShouldBe("2 pieces of news"), n => n.Body.ShouldContain("ada pledges 30 min"), n => n.Body.ShouldContain("ben pledges 40 min"));
    }

    [Fact]
    public async Task Whoever_is_erased_is_named_to_nobody_and_what_others_pledge_is_told_all_the_same()
    {
        await _bank.PledgeAsync("ada", 30);
        await _bank.PledgeAsync("ben", 40);
        await DispatchAllAsync();
        await _bank.DoAsync("ada", new EraseMe());
        await DeliverAsync();

        Told("lena").ShouldBe(["Sign in to read it.", "ben pledges 40 min. It is for you to answer.", "A pledge of 30 min has ended, for whoever made it has left."], ignoreOrder: true);
        Told("ada").ShouldBeEmpty();
    }

    [Fact]
    public async Task Across_a_block_nobody_hears_of_a_pledge_that_there_cannot_be_and_both_hear_of_one_that_there_is()
    {
        var id = await _bank.PledgeAsync("ada", 30, isGift: true);
        await _bank.DoAsync("ada", new BlockMember(_bank.IdOf("lena")));
        (await _bank.SendAsync("ada", new PledgeTime(_bank.Project, 1, Credits.FromMinutes(40)))).IsGranted.ShouldBeFalse();
        await _bank.DoAsync("lena", new AcceptPledge(id));
        await DeliverAsync();

        Told("lena").ShouldBe(["ada pledges 30 min. It is for you to answer."]);
        Told("ada").ShouldBe(["lena has accepted your pledge of 30 min."]);
    }

    [Fact]
    public async Task Whoever_reports_something_is_told_how_it_goes_on_without_about_whom()
    {
        var id = (await _bank.DoAsync("ada", new MakeReport(ReportedKind.Member, _bank.IdOf("ben").Value, ReportReason.Spam, "Quixotic words"))).Id;
        await _bank.DoAsync("hana", new ReviewReport(id), Roles.Broker);
        await DeliverAsync();
        await _bank.DoAsync("hana", new DecideReport(id, IsUpheld: false, "no spam"), Roles.Broker);
        await DeliverAsync();

        Told("ada").ShouldBe(["Somebody is looking into it.", "It is decided: there is nothing to be done."]);
        _letters.Told.ShouldAllBe(n => n.To.Name == "ada" && n.Subject == "Your report" && n.About == NotificationTopic.Decisions);
    }

    [Fact]
    public async Task Whoever_wrote_a_testimonial_is_told_whether_it_is_shown()
    {
        var id = (await _bank.DoAsync("ada", new WriteTestimonial("Quixotic words"))).Id;
        await _bank.DoAsync("root", new ApproveTestimonial(id), Roles.Administrator);
        await _bank.DoAsync("root", new RefuseTestimonial(id, "names a patient"), Roles.Administrator);
        (await _bank.SendAsync("root", new RefuseTestimonial(id, "again"), Roles.Administrator)).IsGranted.ShouldBeFalse();
        var withdrawn = (await _bank.DoAsync("ben", new WriteTestimonial("Well"))).Id;
        await _bank.DoAsync("root", new ApproveTestimonial(withdrawn), Roles.Administrator);
        await _bank.DoAsync("ben", new WithdrawTestimonial(withdrawn));
        await DeliverAsync();

        _letters.Told.Select(n => (n.To.Name, n.Subject, n.Body)).ShouldBe(
            [("ada", "Your testimonial", "It is shown to others now."), ("ada", "Your testimonial", "It is not shown. Sign in to read why.")]);
    }

    private IReadOnlyList<string> Told(string name) => [.. _letters.Told.Where(n => n.To.Name == name).Select(n => n.Body)];

    private async Task DispatchAllAsync()
    {
        while (await _bank.Bank.DispatchAsync() > 0)
        {
        }
    }

    private async Task DeliverAsync()
    {
        await DispatchAllAsync();
        while (!(await _bank.DoAsync(Actor.Bank.Subject, new DeliverNotifications(), Roles.Bank)).IsDone)
        {
        }
    }
}
