using System.Diagnostics;
using Hexitime.TestServers;
using Npgsql;
using Xunit.Abstractions;

namespace Hexitime.Faults.Replication;

public sealed class PromotedStandbyTests(ITestOutputHelper output)
{
    private const int Writers = 8;
    private const int MostStepsBeforeTheEnd = 300;
    private const int StepsAfterwards = 10;

    [Fact]
    public async Task A_promoted_standby_has_everything_that_was_acknowledged_and_the_bank_goes_on()
    {
        var (seed, running) = (FaultRun.Seed, Stopwatch.StartNew());
        var lanes = new Lanes(seed, Writers);
        await using var primary = await PostgresServer.StartOwnAsync(("synchronous_standby_names", "second"), ("synchronous_commit", "on"));
        await using var standby = await primary.StartStandbyAsync("second");
        var database = await primary.CreateDatabaseAsync(); // It goes with its server, which is dead by then.
        await using var bank = Bank.Open("postgresql", ConnectionStringOfBoth(primary, standby, database.Name));
        await bank.MigrateAsync();
        var enough = new Random(seed).Next(1, MostStepsBeforeTheEnd);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Write(bank, seed, lanes, int.MaxValue, () =>
        {
            if (lanes.Acknowledged >= enough)
                reached.TrySetResult();
        });
        await Task.WhenAny(reached.Task, writers);
        await primary.KillAsync();
        await Should.ThrowAsync<Exception>(() => writers);

        var acknowledged = lanes.Acknowledged;
        await standby.PromoteAsync();
        await using (var promoted = Bank.Open("postgresql", standby.ConnectionStringOf(database.Name)))
            await lanes.CheckAsync(promoted);

        var end = lanes.Furthest + StepsAfterwards;
        await Write(bank, seed, lanes, end, () => { });
        lanes.Acknowledged.ShouldBe(Writers * end);
        await lanes.CheckAsync(bank);
        output.WriteLine($"seed {seed}: {acknowledged} steps acknowledged before the primary died, {lanes.FoundUnacknowledged} found that had not been, "
            + $"{lanes.Acknowledged} in the end; {running.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>As a host has it that finds whichever of the two is the primary.</summary>
    private static string ConnectionStringOfBoth(PostgresServer primary, PostgresServer standby, string database) =>
        new NpgsqlConnectionStringBuilder(primary.ConnectionStringOf(database))
        {
            Host = $"{new NpgsqlConnectionStringBuilder(primary.ConnectionString).Host},{new NpgsqlConnectionStringBuilder(standby.ConnectionString).Host}",
            TargetSessionAttributes = "primary",
            HostRecheckSeconds = 0, // Else it takes up to ten seconds until a promoted server is known as one.
        }.ConnectionString;

    private static Task Write(Bank bank, int seed, Lanes lanes, int upTo, Action acknowledged) =>
        Task.WhenAll(Lane.ParseAll($"{seed}", lanes.Next).Select(lane => Task.Run(() => lane.RunAsync(bank, upTo, line =>
        {
            lock (lanes)
                lanes.Acknowledge(line);
            acknowledged();
        }))));
}
