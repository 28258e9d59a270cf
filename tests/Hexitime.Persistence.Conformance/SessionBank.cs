using Hexitime.Donations;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Sessions;
using Hexitime.UseCases;
using MediatR;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.Persistence.Conformance;

/// <summary>A bank with members who give and join group sessions.</summary>
internal sealed class SessionBank : IAsyncDisposable
{
    private readonly Dictionary<string, MemberId> _members = [];
    private readonly Bank _bank;

    private SessionBank(Bank bank) => _bank = bank;

    public FakeClock Clock => _bank.Clock;

    public static async Task<SessionBank> OpenAsync(ITestDatabases databases, params IEnumerable<string> members)
    {
        var bank = new SessionBank(await Bank.OpenAsync(databases));
        foreach (var subject in members)
            bank._members[subject] = (await bank._bank.RegisterAsync(subject)).Id;
        return bank;
    }

    public MemberId IdOf(string subject) => _members[subject];

    public long Count(string table, string where) => _bank.Count(table, where);

    public void Execute(string sql) => _bank.Database.Execute(sql);

    public async Task<SessionId> ScheduleAsync(
        int hours, int capacity, int minimum = 1, SessionCost cost = SessionCost.Shared, string giver = "giver", int startsInHours = 48) =>
        (await DoAsync(giver, new ScheduleSession(
            "Run charts", ExchangeKind.Teaching, Credits.FromMinutes(hours), Clock.GetCurrentInstant() + Duration.FromHours(startsInHours), capacity, minimum, cost))).Id;

    public async Task JoinAsync(SessionId id, params string[] subjects)
    {
        foreach (var subject in subjects)
            await DoAsync(subject, new JoinSession(id));
    }

    /// <summary>The giver records the minutes, and that of all who had joined only these came.</summary>
    public async Task<SessionView> RecordAsync(SessionId id, int minutes, params string[] came)
    {
        var joined = (await ReadAsync("giver", id)).Seats!.Where(s => s.State is SeatState.Joined or SeatState.Attended or SeatState.NoShow).Select(s => s.Member);
        return await DoAsync("giver", new RecordSession(id, Credits.FromMinutes(minutes), [.. joined.Select(p => new Attendance(p.Member, came.Contains(p.Name)))]));
    }

    public Task<Result<T>> SendAsync<T>(string subject, IRequest<Result<T>> request, Roles roles = Roles.None) where T : notnull => _bank.SendAsync(subject, request, roles: roles);

    public async Task<SessionView> DoAsync(string subject, ICommand<SessionView> command, Roles roles = Roles.None) => (await SendAsync(subject, command, roles)).Value;

    public async Task<Refusal> RefusedAsync(string subject, ICommand<SessionView> command, string code, Roles roles = Roles.None)
    {
        var refusal = (await SendAsync(subject, command, roles)).Refusal.ShouldNotBeNull($"{subject}: {command}");
        refusal.Code.ShouldBe(code, $"{subject}: {command}");
        return refusal;
    }

    public async Task<SessionView> ReadAsync(string subject, SessionId id) => (await SendAsync(subject, new GetSession(id))).Value;

    public async Task SpendAsync(string subject, int minutes, string to = "giver") =>
        (await SendAsync(subject, new Donate(_members[to], Credits.FromMinutes(minutes)))).IsGranted.ShouldBeTrue();

    public async Task SuspendAsync(string subject) => (await SendAsync("root", new SuspendMember(_members[subject], "unkind"), Roles.Administrator)).IsGranted.ShouldBeTrue();

    public async Task LeaveBankAsync(string subject, Duration newsAfter = default)
    {
        (await SendAsync(subject, new LeaveBank())).IsGranted.ShouldBeTrue();
        Clock.Advance(newsAfter);
        while (await _bank.DispatchAsync() > 0)
        {
        }
    }

    public async Task<HousekeepingReport> HousekeepAsync() => (await SendAsync(Actor.Bank.Subject, new RunHousekeeping(), Roles.Bank)).Value;

    /// <summary>What each has, and what of it is set aside.</summary>
    public async Task<IReadOnlyList<(long Balance, long Held)>> WalletsAsync(params IEnumerable<string> subjects)
    {
        var wallets = new List<(long, long)>();
        foreach (var subject in subjects)
        {
            var wallet = (await SendAsync(subject, new GetWallet())).Value;
            wallets.Add((wallet.Balance.Minutes, wallet.Held.Minutes));
        }

        return wallets;
    }

    public async Task LedgerIsWholeAsync() => (await SendAsync("root", new VerifyLedger(), Roles.Administrator)).Value.Faults.ShouldBeEmpty();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();
}
