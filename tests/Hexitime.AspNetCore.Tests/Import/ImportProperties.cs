using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Hexitime.AspNetCore.Import.OldBank;

namespace Hexitime.AspNetCore.Import;

/// <summary>A row of a random history; the id may come twice, the members may not exist or be the same, the amount may be nothing.</summary>
public sealed record AnyRow(int Id, int From, int To, int Minutes, int Day)
{
    public override string ToString() => $"t{Id},2024-02-{Day:00},m{From},m{To},{Minutes} min,,";
}

[Properties(Arbitrary = [typeof(ImportProperties)], MaxTest = 40)]
public sealed class ImportProperties
{
    private static readonly string FourMembers = MembersFile(("m0", "2 h"), ("m1", "1 h"), ("m2", ""), ("m3", ""));

    public static Arbitrary<AnyRow[]> Histories() => Arb.From(
        (from id in Gen.Choose(1, 30)
         from sides in Gen.Choose(0, 4).Two()
         from minutes in Gen.Choose(-10, 200)
         from day in Gen.Choose(1, 28)
         select new AnyRow(id, sides.Item1, sides.Item2, minutes, day)).ArrayOf(),
        rows => rows.Select((_, i) => rows.Where((_, j) => j != i).ToArray()));

    [Property]
    public async Task No_row_is_lost_and_balances_are_those_of_a_simple_model_however_often_it_is_imported(AnyRow[] rows, bool allowBelowFloor, int cut)
    {
        await using var bank = await OpenAsync();
        var model = new Model(allowBelowFloor);
        AnyRow[] part = [.. rows.Take(Math.Abs(cut % (rows.Length + 1)))];
        foreach (var file in new[] { part, rows, rows })
        {
            var report = (await bank.ImportAsync(FourMembers, TransfersFile([.. file.Select(r => r.ToString())]), allowBelowFloor)).Transfers;
            model.Import(file);
            report.Rows.ShouldBe(file.Length);
            (report.Imported, report.AlreadyImported, report.Rejected).ShouldBe((model.Imported, model.Already, model.Rejected));
            (report.Imported + report.AlreadyImported + report.Rejected).ShouldBe(file.Length);
            foreach (var (member, minutes) in model.Minutes)
                (await bank.BalanceAsync(member)).Minutes.ShouldBe(minutes);
            (await bank.VerifyAsync()).IsWhole.ShouldBeTrue();
        }
    }

    /// <summary>What an import does, as one would do it on paper.</summary>
    private sealed class Model(bool allowBelowFloor)
    {
        private readonly Dictionary<int, AnyRow> _known = [];

        public Dictionary<string, int> Minutes { get; } = new(StringComparer.Ordinal) { ["m0"] = 120, ["m1"] = 60, ["m2"] = 0, ["m3"] = 0 };

        public int Imported { get; private set; }

        public int Already { get; private set; }

        public int Rejected { get; private set; }

        public void Import(AnyRow[] rows)
        {
            (Imported, Already, Rejected) = (0, 0, 0);
            foreach (var row in rows.OrderBy(r => r.Day))
            {
                var (from, to) = ($"m{row.From}", $"m{row.To}");
                if (from == to || row.Minutes <= 0 || !Minutes.ContainsKey(from) || !Minutes.ContainsKey(to))
                    Rejected++;
                else if (_known.TryGetValue(row.Id, out var known))
                    _ = known == row ? Already++ : Rejected++;
                else if (Minutes[from] < row.Minutes && !allowBelowFloor)
                    Rejected++;
                else
                    Take(row, from, to);
            }
        }

        private void Take(AnyRow row, string from, string to)
        {
            Imported++;
            _known.Add(row.Id, row);
            Minutes[from] -= row.Minutes;
            Minutes[to] += row.Minutes;
        }
    }
}
