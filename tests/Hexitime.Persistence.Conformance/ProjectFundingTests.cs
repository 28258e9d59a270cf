using Hexitime.Donations;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Projects;
using Hexitime.UseCases;

namespace Hexitime.Persistence.Conformance;

/// <summary>Where a project's credits come from and go back to, and many people at the same moment.</summary>
public abstract class ProjectFundingTests(ITestDatabases databases) : IAsyncLifetime
{
    private ProjectBank _bank = null!;

    public async Task InitializeAsync() => _bank = await ProjectBank.OpenAsync(databases, "ada", "ben", "cleo", "hana", "otto");

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task What_is_unspent_goes_back_in_proportion_to_where_it_came_from()
    {
        await GiveAsync("ada", 50);
        await GiveAsync("ben", 25);
        await GiveAsync("cleo", 25, isAnonymous: true);
        await GiveAsync("otto", 20);
        await _bank.FundAsync(100);
        var id = await _bank.AcceptedAsync("hana", 50);
        await _bank.DoAsync("hana", new RecordPledge(id, Credits.FromMinutes(50)));
        await _bank.DoAsync("lena", new ConfirmPledge(id));
        await _bank.AcceptedAsync("hana", 20);
        await _bank.LeaveAsync("otto");
        var issued = Issued();

        await _bank.DoAsync("lena", new CloseProject(_bank.Project));

        // 170 of 220: 38.64, 19.32, 19.32, 15.45, 77.27, so that the two minutes left go to the first and the fourth.
        var lines = (await _bank.DoAsync("ada", new ListFunding(_bank.Project))).Items;
        lines.Select(f => f.Returned!.Value.Minutes).Order().ShouldBe([16, 19, 19, 39, 77]);
        (await _bank.WalletAsync("ada"), await _bank.WalletAsync("ben"), await _bank.WalletAsync("cleo")).ShouldBe((109, 114, 95));
        (await _bank.AccountAsync()).ShouldBe((0, 0));
        (Issued() - issued).ShouldBe(-(16 + 19 + 77));
        var refund = (await _bank.DoAsync("ada", new GetStatement())).Items[0];
        (refund.Purpose, refund.Amount).ShouldBe((Purpose.Refund, Credits.FromMinutes(39)));
        await _bank.RefusedAsync("ada", new DonateToProject(_bank.Project, Credits.FromMinutes(1)), "project.wrong-state");
        await _bank.RefusedAsync("root", new FundFromOrganisation(_bank.Project, Credits.FromMinutes(1), "late"), "project.wrong-state", Roles.Administrator);
        await _bank.LedgerIsWholeAsync();
    }

    [Fact]
    public async Task Every_movement_is_a_line_in_the_statement_of_the_project_and_of_the_other()
    {
        await GiveAsync("ada", 40);
        await GiveAsync("cleo", 30, isAnonymous: true);
        await _bank.FundAsync(50);
        var id = await _bank.AcceptedAsync("ben", 30);
        await _bank.DoAsync("ben", new RecordPledge(id, Credits.FromMinutes(35)));
        await _bank.DoAsync("lena", new ConfirmPledge(id));
        await _bank.DoAsync("lena", new CloseProject(_bank.Project));

        var lines = new List<StatementLine>();
        for (string? after = null; ;)
        {
            var page = await _bank.DoAsync("lena", new GetProjectStatement(_bank.Project, after, Size: 3));
            lines.AddRange(page.Items);
            if ((after = page.Next) is null)
                break;
        }

        // 85 of 120 are left: 28.33 go back to Ada, 21.25 and 35.42 to the issuer, so that the minute left is the organisation's.
        lines.Select(l => (l.Purpose, l.Amount.Minutes, l.With?.Name)).ShouldBe(
        [
            (Purpose.Donation, 40, "ada"), (Purpose.Donation, 30, null), (Purpose.Grant, 50, null), (Purpose.ProjectWork, -30, "ben"), (Purpose.ProjectWork, -5, "ben"),
            (Purpose.Refund, -28, "ada"), (Purpose.Refund, -21, null), (Purpose.Refund, -36, null),
        ], ignoreOrder: true);
        lines[0].BalanceAfter.ShouldBe(Credits.Zero);
        (await StatementOfAsync("ada")).ShouldBe([(Purpose.Refund, 28), (Purpose.Donation, -40)]);
        (await StatementOfAsync("ben")).ShouldBe([(Purpose.ProjectWork, 5), (Purpose.ProjectWork, 30)], ignoreOrder: true);
        (await StatementOfAsync("cleo")).ShouldBe([(Purpose.Donation, -30)]);
        await _bank.RefusedAsync("ada", new GetProjectStatement(_bank.Project), "actor.not-allowed");
    }

    [Fact]
    public async Task Who_gave_anonymously_is_told_to_nobody()
    {
        await GiveAsync("cleo", 25, isAnonymous: true);
        await GiveAsync("ada", 25);

        var lines = (await _bank.DoAsync("lena", new ListFunding(_bank.Project))).Items;
        lines.Select(f => f.From?.Name).ShouldBe([null, "ada"], ignoreOrder: true);
        (await _bank.DoAsync("cleo", new ListDonations())).Items.Single().ToProject.ShouldBe(_bank.Project);
        _bank.Bank.Count("project_funding", "from_id IS NOT NULL").ShouldBe(1);
        await _bank.RefusedAsync("ada", new DonateToProject(_bank.Project, Credits.Zero), "donation.amount");
        await _bank.RefusedAsync("ada", new DonateToProject(_bank.Project, Credits.FromMinutes(96)), "ledger.insufficient-credit");
    }

    [Fact]
    public async Task A_network_grants_no_more_in_a_year_than_its_budget_and_hosts_nothing_to_themselves()
    {
        var network = await _bank.FoundAsync(budget: 100);
        var project = await _bank.OpenProjectAsync(network);
        await _bank.RefusedAsync("otto", new GetProject(project), "project.not-found");
        await _bank.RefusedAsync("otto", new DonateToProject(project, Credits.FromMinutes(5)), "project.not-found");
        await _bank.RefusedAsync("hana", new GrantToProject(_bank.Project, Credits.FromMinutes(5), "chosen"), "project.no-network");
        await _bank.DoAsync("hana", new GrantToProject(project, Credits.FromMinutes(70), "chosen"));

        (await _bank.RefusedAsync("hana", new GrantToProject(project, Credits.FromMinutes(31), "more"), "project.budget")).Figures["missingMinutes"].ShouldBe(1L);
        await _bank.RefusedAsync("root", new SetProjectBudget(network, 2026, Credits.FromMinutes(69)), "project.budget-used", Roles.Administrator);

        await _bank.DoAsync("lena", new CloseProject(project));
        (await _bank.DoAsync("hana", new GetProjectBudget(network, 2026))).ShouldBe(new ProjectBudgetView(network, 2026, Credits.FromMinutes(100), Credits.FromMinutes(70)));
        var own = (await _bank.DoAsync("hana", new DeviseProject(new ProjectText { Title = "Mine", Aim = "Mine" }, network))).Id;
        await _bank.RefusedAsync("hana", new GrantToProject(own, Credits.FromMinutes(5), "mine"), "project.own-grant");
        await _bank.LedgerIsWholeAsync();
    }

    [Fact]
    public async Task Of_many_grants_at_once_only_the_budget_is_granted()
    {
        var network = await _bank.FoundAsync(budget: 100);
        var projects = new[] { await _bank.OpenProjectAsync(network), await _bank.OpenProjectAsync(network) };

        var answers = await AtOnce.RunAsync([.. Enumerable.Range(0, 8).Select(i =>
            (Func<Task<Result<FundingView>>>)(() => _bank.SendAsync("hana", new GrantToProject(projects[i % 2], Credits.FromMinutes(30), "chosen"))))]);

        answers.Count(a => a.IsGranted).ShouldBe(3);
        (await _bank.DoAsync("hana", new GetProjectBudget(network, 2026))).Used.ShouldBe(Credits.FromMinutes(90));
        await _bank.LedgerIsWholeAsync();
    }

    [Fact]
    public async Task Of_many_pledges_accepted_at_once_only_what_is_there_is_promised_and_one_is_paid_once()
    {
        await _bank.FundAsync(100);
        var ids = new List<PledgeId>();
        for (var i = 0; i < 6; i++)
            ids.Add(await _bank.PledgeAsync("ada", 30));

        var accepted = await AtOnce.RunAsync([.. ids.Select(id => (Func<Task<Result<PledgeView>>>)(() => _bank.SendAsync("lena", new AcceptPledge(id))))]);
        accepted.Count(a => a.IsGranted).ShouldBe(3);
        (await _bank.AccountAsync()).ShouldBe((100, 90));
        var one = accepted.First(a => a.IsGranted).Value.Id;
        await _bank.DoAsync("ada", new RecordPledge(one, Credits.FromMinutes(30)));
        var confirmed = await AtOnce.RunAsync(6, () => _bank.SendAsync("lena", new ConfirmPledge(one)));

        confirmed.Count(a => a.IsGranted).ShouldBe(1);
        (await _bank.AccountAsync(), await _bank.WalletAsync("ada")).ShouldBe(((70, 60), 150));
        await _bank.LedgerIsWholeAsync();
    }

    [Fact]
    public async Task While_a_project_is_closed_nothing_is_given_to_it_that_does_not_come_back()
    {
        foreach (var isAnonymous in (bool[])[false, true, false])
            await GiveAsync("ada", 10, isAnonymous);
        var donors = new[] { "ada", "ben", "cleo", "hana" };

        await AtOnce.RunAsync(
        [
            .. donors.Select(d => (Func<Task<bool>>)(async () => (await _bank.SendAsync(d, new DonateToProject(_bank.Project, Credits.FromMinutes(7)))).IsGranted)),
            async () => (await _bank.SendAsync("lena", new CloseProject(_bank.Project))).IsGranted,
            async () => (await _bank.SendAsync("otto", new PledgeTime(_bank.Project, 1, Credits.FromMinutes(5)))).IsGranted,
        ]);

        (await _bank.ReadAsync()).State.ShouldBe(ProjectState.Closed);
        (await _bank.AccountAsync()).ShouldBe((0, 0));
        (await _bank.WalletAsync("ada"), await _bank.WalletAsync("ben"), await _bank.WalletAsync("cleo"), await _bank.WalletAsync("hana")).ShouldBe((110, 120, 120, 120));
        _bank.Bank.Count("pledges", "state = 1").ShouldBe(0);
        await _bank.LedgerIsWholeAsync();
    }

    private Task<DonationView> GiveAsync(string subject, int minutes, bool isAnonymous = false) =>
        _bank.DoAsync(subject, new DonateToProject(_bank.Project, Credits.FromMinutes(minutes), IsAnonymous: isAnonymous));

    private async Task<List<(Purpose Purpose, long Minutes)>> StatementOfAsync(string subject) =>
        [.. (await _bank.DoAsync(subject, new GetStatement())).Items.Where(l => l.Purpose != Purpose.Welcome).Select(l => (l.Purpose, l.Amount.Minutes))];

    private long Issued() => -_bank.Bank.Database.Number(
        $"SELECT posted_minutes FROM {_bank.Bank.Database.Table("accounts")} WHERE kind = 1");
}
