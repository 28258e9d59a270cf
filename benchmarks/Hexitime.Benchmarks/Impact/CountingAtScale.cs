using System.Diagnostics;
using System.Globalization;
using Hexitime.Impact;
using Hexitime.Members;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Benchmarks.Impact;

/// <summary>
/// Ten years by month in a large bank: from what is summed up, computed in full, and by plain SQL, which counts less. All three in one run, in turn, on one SQLite file.
/// <c>dotnet run -c Release -- count [members] [exchanges]</c>
/// </summary>
internal static class CountingAtScale
{
    private const int Rounds = 7;
    private const int FirstYear = 2016;
    private const int MonthsInAll = 120;
    private const int Organisations = 20;
    private const string OrganisationFormat = "%08X-0000-7000-8000-0000000000BB";

    private const string PlainSql = """
        SELECT month, count(*), sum(minutes), count(DISTINCT giver_wallet), count(DISTINCT receiver_wallet) FROM hexitime_hours_given WHERE NOT is_reversed GROUP BY month;
        SELECT month, count(DISTINCT wallet) FROM (
            SELECT month, giver_wallet AS wallet FROM hexitime_hours_given WHERE NOT is_reversed UNION ALL SELECT month, receiver_wallet FROM hexitime_hours_given WHERE NOT is_reversed)
        GROUP BY month;
        """;

    public static async Task RunAsync(int members, int exchanges)
    {
        await using var bank = await BenchmarkBank.OpenAsync();
        await FillAsync(bank, members, exchanges);
        var (from, to, trust) = (new LocalDate(FirstYear, 1, 1), new LocalDate(FirstYear + 9, 12, 31), OrganisationId.From(new Guid(Organisation(0))));
        var growth = new GetGrowth(PeriodLength.Month, from, to);

        var computed = new List<double> { await TimeAsync(() => AskAsync(bank, growth)) };
        var watch = Stopwatch.StartNew();
        await using (var scope = bank.NewScope())
            await scope.ServiceProvider.GetRequiredService<SumUpImpact>().RunAsync(int.MaxValue, default);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{members:N0} members, {exchanges:N0} exchanges; everything summed up in {watch.Elapsed.TotalSeconds:F1} s"));

        var (summed, sql, changed, year, all) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            summed.Add(await TimeAsync(() => AskAsync(bank, growth)));
            sql.Add(await TimeAsync(() => QueryAsync(bank)));
            await ExecuteAsync(bank, $"UPDATE hexitime_impact_months SET changes = changes + 1 WHERE month = {(FirstYear * 12) + MonthsInAll - 1}");
            changed.Add(await TimeAsync(() => AskAsync(bank, growth)));
            await ExecuteAsync(bank, $"UPDATE hexitime_impact_months SET changes = changes - 1 WHERE month = {(FirstYear * 12) + MonthsInAll - 1}");
            year.Add(await TimeAsync(() => AskAsync(bank, new GetGrowth(PeriodLength.Quarter, new LocalDate(FirstYear + 9, 1, 1), to, Organisation: trust))));
            all.Add(await TimeAsync(() => AskAsync(bank, new GetGrowth(PeriodLength.Quarter, from, to, Organisation: trust))));
        }

        Console.WriteLine("| ten years by month | s, median | s, worst | plain SQL = 1 |\n|---|---|---|---|");
        Print("from what is summed up", summed, sql);
        Print("the same, one month having changed since", changed, sql);
        Print("computed in full, once", computed, sql);
        Print("an organisation's last year by quarter", year, sql);
        Print("an organisation's ten years by quarter", all, sql);
        Print("plain SQL: hours, times, givers, receivers, active members", sql, sql);
    }

    private static string Organisation(int number) => $"{number:X8}-0000-7000-8000-0000000000BB";

    private static void Print(string name, List<double> seconds, List<double> peer) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(seconds):F3} | {seconds.Max():F3} | {Median(seconds) / Median(peer):F2} |"));

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task AskAsync(BenchmarkBank bank, GetGrowth growth)
    {
        await using var scope = bank.NewScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is("root", Roles.Administrator);
        var answer = await scope.ServiceProvider.GetRequiredService<IRequestHandler<GetGrowth, Result<GrowthView>>>().Handle(growth, default);
        if ((growth.Organisation is null && answer.Value.Items.Count != MonthsInAll) || answer.Value.Items is not [.., { CumulativeMinutes: > 0 }])
            throw new InvalidOperationException("Ten years have 120 months in which something was given.");
    }

    private static async Task QueryAsync(BenchmarkBank bank)
    {
        await using var connection = new SqliteConnection(bank.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = PlainSql;
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
            }
        }
        while (await reader.NextResultAsync());
    }

    private static async Task ExecuteAsync(BenchmarkBank bank, string sql)
    {
        await using var connection = new SqliteConnection(bank.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Members join evenly over the years; those who are there exchange, some far more than others. Ids are numbers, so that every run has the same bank.</summary>
    private static async Task FillAsync(BenchmarkBank bank, int members, int exchanges)
    {
        var start = Instant.FromUtc(FirstYear, 1, 1, 0, 0).ToUnixTimeTicks() / 10;
        var span = (Instant.FromUtc(FirstYear + 10, 1, 1, 0, 0).ToUnixTimeTicks() / 10) - start;
        const string wallet = "printf('%08X-0000-7000-8000-0000000000AA', {0})";
        string Wallet(string number) => string.Format(CultureInfo.InvariantCulture, wallet, number);
        var perMember = span / members;
        await ExecuteAsync(bank, $"""
            CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i + 1 < {Math.Max(members, exchanges)}) SELECT i FROM c;
            INSERT INTO hexitime_organisations (id, name, name_key) SELECT printf('{OrganisationFormat}', i), 'Trust ' || i, 'TRUST ' || i FROM n WHERE i < {Organisations};
            INSERT INTO hexitime_accounts (id, kind, floor_minutes, posted_minutes, held_minutes, length, last_recorded_at, welcomed) SELECT {Wallet("i")}, 2, 0, 0, 0, 0, 0, 0 FROM n WHERE i < {members};
            INSERT INTO hexitime_members (id, subject, wallet, state, registered_at, name, email, profession, organisation_id, skills, time_zone, languages, biography, shows_contact,
                shows_on_map, is_in_statistics, joins_rings, version)
            SELECT {Wallet("i").Replace("AA", "CC", StringComparison.Ordinal)}, 's' || i, {Wallet("i")}, 1, {start} + i * {perMember}, 'Member', 'm@example.org', 'nurse', printf('{OrganisationFormat}', i % {Organisations}), '[]', 'Europe/London', '[]', '', 0, 0, 0, 0, 1
            FROM n WHERE i < {members};
            CREATE TEMP TABLE e AS SELECT i, {start} + ({span} / {exchanges}) * i AS at, 2 + (i + 1) * ({members} - 2) / {exchanges} AS there, abs(random() % 1000003) AS a, abs(random() % 1000003) AS b FROM n WHERE i < {exchanges};
            INSERT INTO hexitime_hours_given (source, origin_id, part, giver_wallet, giver_organisation_id, giver_profession, giver_networks, receiver_wallet, receiver_organisation_id,
                receiver_profession, receiver_networks, minutes, is_gift, given_at, month, kind, skills, is_reversed)
            SELECT 1, printf('%08X-0000-7000-8000-0000000000DD', i), 0, {Wallet("giver")}, printf('{OrganisationFormat}', giver % {Organisations}), 'nurse', '[]',
                {Wallet("receiver")}, printf('{OrganisationFormat}', receiver % {Organisations}), 'nurse', '[]', 30 + i % 90, i % 20 = 0, at,
                CAST(strftime('%Y', at / 1000000, 'unixepoch') AS INTEGER) * 12 + CAST(strftime('%m', at / 1000000, 'unixepoch') AS INTEGER) - 1, 1 + i % 6, '[]', 0
            FROM (SELECT *, (giver + 1 + b % (there - 1)) % there AS receiver FROM (SELECT *, CAST((a / 1000003.0) * (a / 1000003.0) * there AS INTEGER) AS giver FROM e));
            INSERT INTO hexitime_impact_months (month, changes) SELECT month, count(*) FROM hexitime_hours_given GROUP BY month;
            ANALYZE;
            """);
    }
}
