using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance;

/// <summary>A bank with a project that Lena leads and has opened, with one task.</summary>
internal sealed class ProjectBank : IAsyncDisposable
{
    private readonly Dictionary<string, MemberId> _members = [];

    private ProjectBank(Bank bank) => Bank = bank;

    public Bank Bank { get; }

    public ProjectId Project { get; private set; }

    public static Task<ProjectBank> OpenAsync(ITestDatabases databases, params IEnumerable<string> members) => OpenAsync(databases, null, members);

    public static async Task<ProjectBank> OpenAsync(ITestDatabases databases, Action<IServiceCollection>? configure, params IEnumerable<string> members)
    {
        var bank = new ProjectBank(await Bank.OpenAsync(databases, configure));
        foreach (var subject in members.Prepend("lena"))
            bank._members[subject] = (await bank.Bank.RegisterAsync(subject)).Id;
        bank.Project = await bank.OpenProjectAsync();
        return bank;
    }

    public MemberId IdOf(string subject) => _members[subject];

    public async Task<ProjectId> OpenProjectAsync(NetworkId? network = null)
    {
        var id = (await DoAsync("lena", new DeviseProject(new ProjectText { Title = "Shorter waits", Aim = "Half of it by June." }, network))).Id;
        await DoAsync("lena", new AddTask(id, new TaskText { Title = "Measure", Hours = Credits.FromHours(4), Skills = ["Run Charts"] }));
        await DoAsync("lena", new OpenProject(id));
        return id;
    }

    /// <summary>A network that Hana runs and to which all belong, with a budget of so many minutes for this year.</summary>
    public async Task<NetworkId> FoundAsync(int budget)
    {
        var founded = await DoAsync("root", new FoundNetwork(new NetworkCharter { Name = "Improvers", Joining = JoiningRule.Open }, IdOf("hana")), Roles.Administrator);
        foreach (var subject in _members.Keys.Where(s => s is not ("hana" or "otto")))
            await DoAsync(subject, new JoinNetwork(founded.Id));
        await DoAsync("root", new SetProjectBudget(founded.Id, 2026, Credits.FromMinutes(budget)), Roles.Administrator);
        return founded.Id;
    }

    public async Task FundAsync(int minutes) =>
        await DoAsync("root", new FundFromOrganisation(Project, Credits.FromMinutes(minutes), "agreed with the trust"), Roles.Administrator);

    public async Task<PledgeId> PledgeAsync(string subject, int minutes, bool isGift = false) =>
        (await DoAsync(subject, new PledgeTime(Project, 1, Credits.FromMinutes(minutes), isGift))).Id;

    public async Task<PledgeId> AcceptedAsync(string subject, int minutes, bool isGift = false)
    {
        var id = await PledgeAsync(subject, minutes, isGift);
        await DoAsync("lena", new AcceptPledge(id));
        return id;
    }

    public Task<Result<T>> SendAsync<T>(string subject, IRequest<Result<T>> request, Roles roles = Roles.None) where T : notnull => Bank.SendAsync(subject, request, roles: roles);

    public async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request, Roles roles = Roles.None) where T : notnull => (await SendAsync(subject, request, roles)).Value;

    public async Task<Refusal> RefusedAsync<T>(string subject, IRequest<Result<T>> request, string code, Roles roles = Roles.None) where T : notnull
    {
        var refusal = (await SendAsync(subject, request, roles)).Refusal.ShouldNotBeNull($"{subject}: {request}");
        refusal.Code.ShouldBe(code, $"{subject}: {request}");
        return refusal;
    }

    public Task<ProjectView> ReadAsync(string subject = "lena") => DoAsync(subject, new GetProject(Project));

    /// <summary>What is on the project's account, and what of it is set aside.</summary>
    public async Task<(long Balance, long Held)> AccountAsync() => await ReadAsync() is var p ? (p.Balance.Minutes, p.Held.Minutes) : default;

    public async Task<long> WalletAsync(string subject) => (await Bank.BalanceAsync(subject)).Minutes;

    public async Task LeaveAsync(string subject)
    {
        await DoAsync(subject, new LeaveBank());
        while (await Bank.DispatchAsync() > 0)
        {
        }
    }

    public async Task LedgerIsWholeAsync() => (await DoAsync("root", new VerifyLedger(), Roles.Administrator)).Faults.ShouldBeEmpty();

    public ValueTask DisposeAsync() => Bank.DisposeAsync();
}
