using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Privacy;
using Hexitime.Projects;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Projects, and the time that people pledge to them.</summary>
public abstract class ProjectTests(ITestDatabases databases) : IAsyncLifetime
{
    private ProjectBank _bank = null!;

    public async Task InitializeAsync() => _bank = await ProjectBank.OpenAsync(databases, "ada", "ben");

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Hours_pledged_recorded_and_confirmed_are_paid_by_the_projects_account()
    {
        await _bank.FundAsync(100);
        var id = await _bank.AcceptedAsync("ada", 90);
        (await _bank.AccountAsync()).ShouldBe((100, 90));
        await _bank.DoAsync("ada", new RecordPledge(id, Credits.FromMinutes(60)));
        await _bank.RefusedAsync("ada", new ConfirmPledge(id), "pledge.not-your-turn");

        (await _bank.DoAsync("lena", new ConfirmPledge(id, Credits.FromMinutes(60)))).Given.ShouldBe(Credits.FromMinutes(60));

        (await _bank.AccountAsync(), await _bank.WalletAsync("ada")).ShouldBe(((40, 0), 180));
        (await _bank.ReadAsync("ben")).Tasks[0].ShouldSatisfyAllConditions(
            t => t.Given.ShouldBe(Credits.FromMinutes(60)), t => t.Pledged.ShouldBe(Credits.Zero), t => t.Skills.ShouldBe(["run charts"]));
        (await _bank.DoAsync("ada", new GetStatement())).Items[0].Purpose.ShouldBe(Purpose.ProjectWork);
        await _bank.RefusedAsync("lena", new ConfirmPledge(id), "pledge.wrong-state");
        await _bank.LedgerIsWholeAsync();
    }

    [Fact]
    public async Task Hours_given_as_a_gift_count_and_move_no_credits()
    {
        var id = await _bank.AcceptedAsync("ada", 90, isGift: true);
        await _bank.DoAsync("lena", new RecordPledge(id, Credits.FromMinutes(90)));
        await _bank.RefusedAsync("ada", new ChangePledgeGift(id, false), "pledge.wrong-state");
        await _bank.DoAsync("ada", new ConfirmPledge(id));

        (await _bank.AccountAsync(), await _bank.WalletAsync("ada")).ShouldBe(((0, 0), 120));
        (await _bank.ReadAsync()).Tasks[0].Given.ShouldBe(Credits.FromMinutes(90));
        _bank.Bank.Count("outbox", $"type LIKE '%{nameof(ProjectWorkGiven)}'").ShouldBe(1);
    }

    [Fact]
    public async Task What_becomes_a_gift_or_is_none_any_more_is_set_free_and_set_aside_again()
    {
        await _bank.FundAsync(100);
        var id = await _bank.AcceptedAsync("ada", 90);
        await _bank.DoAsync("ada", new ChangePledgeGift(id, true));
        (await _bank.AccountAsync()).ShouldBe((100, 0));
        await _bank.AcceptedAsync("ben", 50);
        (await _bank.RefusedAsync("ada", new ChangePledgeGift(id, false), "ledger.insufficient-credit")).Figures["missingMinutes"].ShouldBe(40L);

        await _bank.FundAsync(40);
        await _bank.DoAsync("ada", new ChangePledgeGift(id, false));
        (await _bank.AccountAsync()).ShouldBe((140, 140));
        await _bank.DoAsync("ada", new WithdrawPledge(id));
        (await _bank.AccountAsync()).ShouldBe((140, 50));
        await _bank.LedgerIsWholeAsync();
    }

    [Fact]
    public async Task No_more_is_promised_or_paid_than_the_account_has()
    {
        await _bank.FundAsync(60);
        var tooMuch = await _bank.PledgeAsync("ada", 90);
        (await _bank.RefusedAsync("lena", new AcceptPledge(tooMuch), "ledger.insufficient-credit")).Figures["missingMinutes"].ShouldBe(30L);
        await _bank.DoAsync("lena", new DeclinePledge(tooMuch, "not this month"));
        var id = await _bank.AcceptedAsync("ben", 60);
        await _bank.DoAsync("ben", new RecordPledge(id, Credits.FromMinutes(75)));

        (await _bank.RefusedAsync("lena", new ConfirmPledge(id), "ledger.insufficient-credit")).Figures["missingMinutes"].ShouldBe(15L);

        await _bank.FundAsync(15);
        await _bank.DoAsync("lena", new ConfirmPledge(id));
        (await _bank.AccountAsync(), await _bank.WalletAsync("ben")).ShouldBe(((0, 0), 195));
    }

    [Fact]
    public async Task A_dispute_ends_with_another_figure_or_by_a_broker_who_is_no_side()
    {
        await _bank.FundAsync(120);
        var id = await _bank.AcceptedAsync("ada", 60);
        await _bank.DoAsync("ada", new RecordPledge(id, Credits.FromMinutes(60)));
        await _bank.DoAsync("lena", new DisputePledge(id, Credits.FromMinutes(30), "half of it"));
        await _bank.RefusedAsync("lena", new CloseProject(_bank.Project), "project.hours-open");
        await _bank.DoAsync("ada", new RecordPledge(id, Credits.FromMinutes(45)));
        await _bank.DoAsync("lena", new DisputePledge(id, Credits.Zero, "nobody came"));
        (await _bank.DoAsync("ben", new ListDisputedPledges(), Roles.Broker)).Items.Single().Id.ShouldBe(id);
        await _bank.RefusedAsync("ada", new DecidePledge(id, Credits.FromMinutes(45), "I was there"), "pledge.own-case", Roles.Broker);

        (await _bank.DoAsync("ben", new DecidePledge(id, Credits.FromMinutes(40), "the rota"), Roles.Broker)).State.ShouldBe(PledgeState.Confirmed);
        (await _bank.WalletAsync("ada"), await _bank.AccountAsync()).ShouldBe((160, (80, 0)));
    }

    [Fact]
    public async Task Whoever_pledged_leads_or_recorded_decides_nothing_about_it()
    {
        await _bank.FundAsync(60);
        var id = await _bank.AcceptedAsync("ada", 60);
        await _bank.DoAsync("lena", new RecordPledge(id, Credits.FromMinutes(30)));
        await _bank.DoAsync("ada", new DisputePledge(id, Credits.FromMinutes(60), "all of it"));
        await _bank.DoAsync("root", new AppointLead(_bank.Project, _bank.IdOf("ben")), Roles.Administrator);

        foreach (var side in (string[])["ada", "lena", "ben"])
            await _bank.RefusedAsync(side, new DecidePledge(id, Credits.FromMinutes(45), "I know"), "pledge.own-case", Roles.Broker);
    }

    [Fact]
    public async Task While_hours_are_in_dispute_neither_side_is_erased()
    {
        await _bank.FundAsync(60);
        var id = await _bank.AcceptedAsync("ada", 60);
        await _bank.DoAsync("ada", new RecordPledge(id, Credits.FromMinutes(60)));
        await _bank.DoAsync("lena", new DisputePledge(id, Credits.FromMinutes(30), "half of it"));
        await _bank.RefusedAsync("ada", new EraseMe(), "privacy.credits-in-dispute");
        await _bank.RefusedAsync("lena", new EraseMe(), "privacy.credits-in-dispute");

        await _bank.DoAsync("ben", new DecidePledge(id, Credits.FromMinutes(45), "the rota"), Roles.Broker);

        await _bank.DoAsync("lena", new EraseMe());
        (await _bank.DoAsync("ada", new ListMyPledges())).Items.Single().ShouldSatisfyAllConditions(
            p => p.Given.ShouldBe(Credits.FromMinutes(45)), p => p.Reason.ShouldBe("the rota"));
    }

    [Fact]
    public async Task Hours_that_nobody_answers_count_after_the_banks_period_but_no_more_than_was_set_aside()
    {
        await _bank.FundAsync(100);
        var id = await _bank.AcceptedAsync("ada", 60);
        await _bank.DoAsync("ada", new RecordPledge(id, Credits.FromMinutes(90)));
        async Task<int> HousekeepAsync() => (await _bank.DoAsync("bank", new RunHousekeeping(), Roles.Bank)).PledgesCompleted;
        _bank.Bank.Clock.Advance(Duration.FromDays(14) - Duration.FromMinutes(1));
        (await HousekeepAsync()).ShouldBe(0);
        _bank.Bank.Clock.Advance(Duration.FromMinutes(1));

        (await HousekeepAsync(), await HousekeepAsync()).ShouldBe((1, 0));
        (await _bank.WalletAsync("ada"), await _bank.AccountAsync()).ShouldBe((180, (40, 0)));
    }

    [Fact]
    public async Task A_project_goes_from_draft_to_closed_one_step_after_the_other()
    {
        var id = (await _bank.DoAsync("ada", new DeviseProject(new ProjectText { Title = "Another", Aim = "An aim" }))).Id;
        await _bank.RefusedAsync("ben", new GetProject(id), "project.not-found");
        await _bank.RefusedAsync("ada", new OpenProject(id), "project.no-tasks");
        await _bank.DoAsync("ada", new AddTask(id, new TaskText { Title = "Ask", Hours = Credits.FromHours(1) }));
        await _bank.RefusedAsync("ada", new BeginProject(id), "project.wrong-state");
        await _bank.DoAsync("ada", new OpenProject(id));
        await _bank.RefusedAsync("ada", new RemoveTask(id, 1), "project.no-tasks");
        await _bank.RefusedAsync("ada", new PledgeTime(id, 1, Credits.FromHours(1)), "project.own-project");
        await _bank.RefusedAsync("ben", new PledgeTime(id, 2, Credits.FromHours(1)), "project.no-task");
        var pledge = (await _bank.DoAsync("ben", new PledgeTime(id, 1, Credits.FromHours(1)))).Id;
        await _bank.DoAsync("ada", new AddTask(id, new TaskText { Title = "Tell", Hours = Credits.FromHours(1) }));
        await _bank.RefusedAsync("ada", new RemoveTask(id, 1), "project.task-pledged");
        await _bank.DoAsync("ada", new RemoveTask(id, 2));
        await _bank.DoAsync("ada", new BeginProject(id));
        await _bank.DoAsync("ada", new FinishProject(id));
        await _bank.RefusedAsync("lena", new PledgeTime(id, 1, Credits.FromHours(1)), "project.wrong-state");
        await _bank.DoAsync("ada", new CloseProject(id));

        (await _bank.DoAsync("ben", new GetProject(id))).State.ShouldBe(ProjectState.Closed);
        (await _bank.DoAsync("ben", new ListMyPledges())).Items.Single(p => p.Id == pledge).State.ShouldBe(PledgeState.Ended);
        await _bank.RefusedAsync("ada", new CloseProject(id), "project.wrong-state");
        (await _bank.DoAsync("ben", new ListProjects())).Items.Select(p => p.Id).ShouldBe([id, _bank.Project], ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_leaver_had_only_pledged_ends_and_what_was_recorded_runs_its_course()
    {
        await _bank.FundAsync(100);
        var (accepted, recorded) = (await _bank.AcceptedAsync("ada", 40), await _bank.AcceptedAsync("ada", 30));
        await _bank.DoAsync("ada", new RecordPledge(recorded, Credits.FromMinutes(30)));

        await _bank.LeaveAsync("ada");

        (await _bank.DoAsync("lena", new ListPledges(_bank.Project))).Items.ToDictionary(p => p.Id, p => p.State)
            .ShouldBe(new Dictionary<PledgeId, PledgeState> { [accepted] = PledgeState.Ended, [recorded] = PledgeState.Recorded }, ignoreOrder: true);
        (await _bank.AccountAsync()).ShouldBe((100, 30));
        (await _bank.DoAsync("lena", new ConfirmPledge(recorded))).State.ShouldBe(PledgeState.Confirmed);
    }

    [Fact]
    public async Task A_project_whose_lead_has_left_gets_another_who_has_pledged_nothing()
    {
        await _bank.FundAsync(100);
        var id = await _bank.AcceptedAsync("ada", 60);
        await _bank.LeaveAsync("lena");
        await _bank.RefusedAsync("ben", new PledgeTime(_bank.Project, 1, Credits.FromHours(1)), "member.not-found");
        await _bank.RefusedAsync("root", new AppointLead(_bank.Project, _bank.IdOf("ada")), "project.lead-pledged", Roles.Administrator);
        await _bank.DoAsync("root", new AppointLead(_bank.Project, _bank.IdOf("ben")), Roles.Administrator);

        await _bank.DoAsync("ada", new RecordPledge(id, Credits.FromMinutes(60)));
        (await _bank.DoAsync("ben", new ConfirmPledge(id))).State.ShouldBe(PledgeState.Confirmed);
    }

    [Fact]
    public async Task The_lead_and_those_whose_pledges_are_accepted_write_to_each_other()
    {
        await _bank.AcceptedAsync("ada", 60, isGift: true);
        await _bank.PledgeAsync("ben", 60, isGift: true);

        await _bank.DoAsync("ada", new SendMessage(SubjectKind.Project, _bank.Project.Value, "Tuesday?"));

        (await _bank.DoAsync("lena", new GetUnread())).Total.ShouldBe(1);
        (await _bank.DoAsync("ben", new GetUnread())).Total.ShouldBe(0);
        await _bank.RefusedAsync("ben", new ListMessages(SubjectKind.Project, _bank.Project.Value), "project.not-found");
    }

    [Fact]
    public async Task Across_a_block_a_project_is_not_found()
    {
        await _bank.DoAsync("lena", new BlockMember(_bank.IdOf("ben")));

        await _bank.RefusedAsync("ben", new GetProject(_bank.Project), "project.not-found");
        await _bank.RefusedAsync("ben", new PledgeTime(_bank.Project, 1, Credits.FromHours(1)), "project.not-found");
        (await _bank.DoAsync("ben", new ListProjects())).Items.ShouldBeEmpty();
    }
}
