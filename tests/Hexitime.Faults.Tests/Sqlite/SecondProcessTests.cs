using System.Globalization;
using Xunit.Abstractions;

namespace Hexitime.Faults.Sqlite;

public sealed class SecondProcessTests(ITestOutputHelper output)
{
    private const int Steps = 60;

    [Fact]
    public async Task Processes_that_write_to_one_file_at_once_both_finish_and_nothing_is_lost_or_doubled()
    {
        var seed = FaultRun.Seed;
        using var file = new BankFile();
        await using var bank = await file.OpenMigratedAsync();
        var lanes = new Lanes(seed, 6);

        // The third and fourth lane are taken by both, so that each of their orders is sent twice.
        await Task.WhenAll(RunAsync("0:0,1:0,2:0,3:0"), RunAsync("2:0,3:0,4:0,5:0"));

        lanes.Acknowledged.ShouldBe(6 * Steps);
        await lanes.CheckAsync(bank);
        lanes.FoundUnacknowledged.ShouldBe(0);
        output.WriteLine($"seed {seed}");

        async Task RunAsync(string mine)
        {
            using var worker = Worker.Start(
                "apply", "sqlite", file.ConnectionString, seed.ToString(CultureInfo.InvariantCulture), mine, Steps.ToString(CultureInfo.InvariantCulture));
            while (await worker.ReadAsync() is { } line)
            {
                lock (lanes)
                    lanes.Acknowledge(line);
            }

            await worker.EndAsync();
        }
    }
}
