using BenchmarkDotNet.Attributes;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Microsoft.Data.Sqlite;

namespace Hexitime.Benchmarks;

/// <summary>
/// One whole exchange through the use cases on SQLite, from proposal to settlement: propose, accept, arrange, record, confirm, each in a scope and a durable
/// transaction of its own, with every check and event. Beside it, as the floor that durability sets, five hand-written durable commits of one row each.
/// </summary>
[MemoryDiagnoser]
public class WholeExchange
{
    private BenchmarkBank _bank = null!;
    private BenchmarkBank _peerBank = null!;
    private SqliteConnection _peer = null!;
    private SqliteCommand _insert = null!;
    private MemberId _ben;

    [GlobalSetup]
    public async Task Prepare()
    {
        (_bank, _peerBank) = (await BenchmarkBank.OpenAsync(), await BenchmarkBank.OpenAsync());
        await RegisterAsync("ada");
        _ben = (await RegisterAsync("ben")).Id;
        _peer = new SqliteConnection(_peerBank.ConnectionString);
        await _peer.OpenAsync();
        await using var table = _peer.CreateCommand();
        table.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE steps (id INTEGER PRIMARY KEY, words TEXT NOT NULL);";
        await table.ExecuteNonQueryAsync();
        _insert = _peer.CreateCommand();
        _insert.CommandText = "INSERT INTO steps (words) VALUES ('a step of an exchange')";
    }

    [Benchmark(Baseline = true)]
    public void FiveHandWrittenCommits()
    {
        for (var i = 0; i < 5; i++)
        {
            using var transaction = _peer.BeginTransaction();
            _insert.Transaction = transaction;
            _insert.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    /// <summary>They help each other in turn, so that neither runs out of credit.</summary>
    [Benchmark(OperationsPerInvoke = 2)]
    public async Task ExchangeThroughUseCases()
    {
        await ExchangeAsync(adaGives: true);
        await ExchangeAsync(adaGives: false);
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        await _insert.DisposeAsync();
        await _peer.DisposeAsync();
        await _bank.DisposeAsync();
        await _peerBank.DisposeAsync();
    }

    private async Task ExchangeAsync(bool adaGives)
    {
        var direct = new DirectProposal(_ben, adaGives, ExchangeKind.Coaching, "Run charts");
        var id = (await _bank.SendAsync("ada", new ProposeExchange(Direct: direct, Hours: Credits.FromHours(1)))).Id;
        await _bank.SendAsync("ben", new AcceptExchange(id));
        await _bank.SendAsync("ada", new ArrangeMeeting(id, NodaTime.Instant.FromUtc(2027, 1, 1, 9, 0), "Library"));
        await _bank.SendAsync("ada", new RecordHours(id, Credits.FromHours(1)));
        await _bank.SendAsync("ben", new ConfirmHours(id));
    }

    private Task<MyView> RegisterAsync(string subject) => _bank.SendAsync(subject, new RegisterMember(new Profile
    {
        Name = subject,
        Email = $"{subject}@example.org",
        Profession = "Analyst",
        Organisation = "Riverside Trust",
    }));
}
