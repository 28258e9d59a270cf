using System.Globalization;
using System.Text.RegularExpressions;
using Hexitime.Ledger;
using Hexitime.Persistence.Conformance;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.Persistence.Sqlite;

/// <summary>Asks SQLite how it finds the past: not by going through an account's entries.</summary>
public sealed partial class PointInTimeTests : IAsyncLifetime
{
    private readonly List<string> _commands = [];
    private readonly FakeClock _clock = new(Instant.FromUtc(2026, 1, 5, 9, 0), Duration.FromSeconds(1));
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    [Theory]
    [InlineData(LedgerTime.Recorded)]
    [InlineData(LedgerTime.Effective)]
    public async Task The_past_is_found_by_key_and_index(LedgerTime time)
    {
        var wallet = TestLedger.Wallet(1);
        await using var scope = _services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<ILedgerStore>();
        await ledger.OpenAsync(Account.OpenIssuer(), default);
        await ledger.OpenAsync(Account.Open(wallet, AccountKind.Member), default);
        for (var i = 0; i < 40; i++)
        {
            var effectiveAt = i % 10 == 0 ? _clock.GetCurrentInstant() - Duration.FromDays(30) : (Instant?)null;
            var grant = Order.Transfer(OrderId.New(_clock.GetCurrentInstant()), AccountId.Issuer, wallet, Credits.FromMinutes(1), Purpose.Grant, effectiveAt);
            (await ledger.ApplyAsync([grant], BatchMode.Independent, default)).Single().Stands.ShouldBeTrue();
        }

        _commands.Clear();
        var middle = (await ledger.ReadEntriesAsync(wallet, 21, 1, default)).Single().RecordedAt;
        (await ledger.BalanceAsync(wallet, middle, time, default)).ShouldBe(Credits.FromMinutes(time == LedgerTime.Effective ? 22 : 20));
        (await ledger.ReadEntriesAsOfAsync(wallet, middle, time, null, 10, default)).Count.ShouldBe(10);

        var asked = _commands.Where(c => c.Contains("hexitime_entries", StringComparison.Ordinal)).ToList();
        asked.Count.ShouldBeLessThan(24);
        var otherwise = asked.Where(c => c.Contains("\"effective_at\" <> ", StringComparison.Ordinal)).ToList();
        otherwise.Count.ShouldBe(time == LedgerTime.Effective ? 3 : 0);
        otherwise.Select(PlanOf).ShouldAllBe(plan => IndexSearch().IsMatch(plan));
        asked.Except(otherwise).Select(PlanOf).ShouldAllBe(plan => KeySearch().IsMatch(plan));
    }

    public async Task InitializeAsync()
    {
        _database = await SqliteDatabases.Files.CreateAsync();
        var services = new ServiceCollection();
        services.AddSingleton<IClock>(_clock);
        services.AddDbContext<HexitimeDbContext>(options => options.UseHexitimeSqlite(_database.ConnectionString)
            .LogTo(_commands.Add, [RelationalEventId.CommandExecuted]).EnableSensitiveDataLogging());
        services.AddHexitime().UseSqlite<HexitimeDbContext>();
        _services = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    // Only those few whose two times differ may be put in order.
    [GeneratedRegex(@"^SEARCH \w+ USING (COVERING )?INDEX hexitime_entries_effective_otherwise \(account_id=\? AND effective_at[<>]\?\)(; USE TEMP B-TREE FOR ORDER BY)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IndexSearch();

    [GeneratedRegex(@"^SEARCH \w+ USING PRIMARY KEY \(account_id=\? AND number[=<]\?\)$", RegexOptions.None, 1000)]
    private static partial Regex KeySearch();

    [GeneratedRegex(@"@\w+", RegexOptions.None, 1000)]
    private static partial Regex Parameters();

    private string PlanOf(string logged)
    {
        var sql = logged[logged.IndexOf("SELECT", StringComparison.Ordinal)..];
        using var connection = new SqliteConnection(_database.ConnectionString + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Parameters().Matches(sql).Select(m => m.Value).Distinct())
            command.Parameters.AddWithValue(name, 1);
        using var rows = command.ExecuteReader();
        var plan = new List<string>();
        while (rows.Read())
            plan.Add(Convert.ToString(rows["detail"], CultureInfo.InvariantCulture)!);
        return string.Join("; ", plan);
    }
}
