using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Hexitime.Faults.Sqlite;

public sealed class KilledWriterTests(ITestOutputHelper output)
{
    private const int Writers = 4;
    private const int MostStepsBetweenKills = 60;
    private const int LargestMigrationBytes = 400_000;

    [Fact]
    public async Task A_process_killed_in_the_middle_of_writes_loses_nothing_and_doubles_nothing()
    {
        var (seed, running) = (FaultRun.Seed, Stopwatch.StartNew());
        var random = new Random(seed);
        using var file = new BankFile();
        await using var bank = await file.OpenMigratedAsync();
        var lanes = new Lanes(seed, Writers);

        var kills = 0;
        for (; kills < 4 || running.Elapsed < FaultRun.Length(10); kills++)
        {
            using var worker = StartWorker(file, seed, lanes, int.MaxValue);
            var left = random.Next(MostStepsBetweenKills);
            while (left-- > 0 && await worker.ReadAsync() is { } line)
                lanes.Acknowledge(line);
            worker.Kill();
            while (await worker.ReadAsync() is { } line)
                lanes.Acknowledge(line);
            await lanes.CheckAsync(bank);
        }

        var end = lanes.Furthest + 10;
        using (var last = StartWorker(file, seed, lanes, end))
        {
            while (await last.ReadAsync() is { } line)
                lanes.Acknowledge(line);
            await last.EndAsync();
        }

        await lanes.CheckAsync(bank);
        lanes.Acknowledged.ShouldBe(Writers * end);
        output.WriteLine($"seed {seed}: {kills} kills, {lanes.Acknowledged} steps acknowledged, {lanes.FoundUnacknowledged} found that had not been");
    }

    [Fact]
    public async Task A_process_killed_while_it_migrates_leaves_a_file_that_can_be_migrated()
    {
        var seed = FaultRun.Seed;
        var random = new Random(seed);
        for (var round = 0; round < 6; round++)
        {
            using var file = new BankFile();
            using (var worker = Worker.Start("migrate", "sqlite", file.ConnectionString))
            {
                (await worker.ReadAsync()).ShouldBe("begun");
                var bytes = random.Next(LargestMigrationBytes);
                var end = worker.ReadAsync();
                while (!end.IsCompleted && file.Bytes < bytes)
                    await Task.Yield();
                worker.Kill();
            }

            await using var bank = file.Open();
            await bank.MigrateAsync().WaitAsync(TimeSpan.FromSeconds(60));
            (await bank.VerifyAsync()).IsWhole.ShouldBeTrue($"seed {seed}, round {round}");
        }
    }

    private static Worker StartWorker(BankFile file, int seed, Lanes lanes, int upTo) => Worker.Start(
        "apply", "sqlite", file.ConnectionString, seed.ToString(CultureInfo.InvariantCulture), lanes.Next, upTo.ToString(CultureInfo.InvariantCulture));
}
