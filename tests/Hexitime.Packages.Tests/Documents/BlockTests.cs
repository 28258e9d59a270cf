using System.Text.RegularExpressions;

namespace Hexitime.Packages.Documents;

/// <summary>Every block of code in the documents is compiled or run by a test, so that none goes out of date unseen.</summary>
public sealed partial class BlockTests
{
    /// <summary>
    /// Commands that a test runs with values of its own: how a line begins, where it is run, and what stands there; <c>$1</c> is what the line says in that place. What
    /// <see cref="CommandTests"/> runs is run as it stands.
    /// </summary>
    private static readonly (string Line, string RunIn, string What)[] Elsewhere =
    [
        (@"^dotnet run --project (?:\.\./\.\./)?samples/MinimalApiHost -- --demo", "tests/MinimalApiHost.Tests/DemoTests.cs", "DemoBank"),
        (@"^export Hexitime__(Database)=|^export Hexitime__(ConnectionString)=", "tests/MinimalApiHost.Tests/RunningHost.cs", "Hexitime:ConnectionString"),
        (@"^\./eng/test\.sh", "eng/test.sh", "dotnet test Hexitime.Core.sln"),
        (@"^dotnet pack Hexitime\.Core\.sln --configuration", "tests/Hexitime.Packages.Tests/PackedPackages.cs", "\"pack\", \"Hexitime.Core.sln\""),
        (@"^dotnet ef migrations add|^for database in|^done$", "tests/Hexitime.Packages.Tests/Apps/Intranet/AddMigration.cs", "dotnet ef migrations add"),
        (@"^HEXITIME_WRITE_SCRIPTS=1 dotnet test", "tests/Hexitime.Persistence.Conformance/ScriptTests.cs", "HEXITIME_WRITE_SCRIPTS"),
        (@"^sqlite3 hexitime\.db ""VACUUM INTO", "tests/Hexitime.Persistence.Sqlite.Tests/SqliteDatabases.cs", "VACUUM INTO"),
        (@"^pg_dump (--format=custom)", "tests/Hexitime.TestServers/PostgresServer.cs", "\"pg_dump\", \"$1\""),
        (@"^pg_restore (--exit-on-error)", "tests/Hexitime.TestServers/PostgresServer.cs", "\"pg_restore\", \"$1\""),
        (@"^psql .* -f sql/postgresql/(roles\.sql)", "tests/Hexitime.Persistence.PostgreSql.Tests/RoleDatabases.cs", "\"$1\""),
        (@"^psql .* -f sql/postgresql/0001_Initial\.sql", "tests/Hexitime.Persistence.Conformance/SqlScripts.cs", "0001_Initial.sql"),
        (@"^pg_basebackup .* (-R) (-X) (stream) (-c) (fast)", "tests/Hexitime.TestServers/PostgresServer.cs", "\"$1\", \"$2\", \"$3\", \"$4\", \"$5\""),
        (@"^pg_ctl -D \S+ -w (start|promote)", "tests/Hexitime.TestServers/ServerProcess.cs", "\"$1\""),
        (@"^(synchronous_standby_names) = '(second)'", "tests/Hexitime.Faults.Tests/Replication/PromotedStandbyTests.cs", "(\"$1\", \"$2\")"),
        (@"^(synchronous_commit) = (on)", "tests/Hexitime.Faults.Tests/Replication/PromotedStandbyTests.cs", "(\"$1\", \"$2\")"),
        (@"^(?:DOTNET_gcServer=1 )?dotnet run -c Release -- ([a-z-]+)", "benchmarks/Hexitime.Benchmarks/Program.cs", "args is [\"$1\""),
        (@"^dotnet run -c Release -- --filter", "benchmarks/Hexitime.Benchmarks/Program.cs", "BenchmarkSwitcher"),
    ];

    private static readonly Lazy<IReadOnlyList<string>> Sources = new(() =>
    [
        .. new[] { "src", "samples", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Block.IsMade(Path.GetRelativePath(Repository.Root, file))).Select(file => Plain(File.ReadAllText(file))),
    ]);

    [Fact]
    public void Every_block_is_compiled_or_run_by_a_test()
    {
        var blocks = Block.All().ToList();

        blocks.Count(block => block.Language == "csharp").ShouldBeGreaterThan(20);
        blocks.Where(block => !IsTried(block)).Select(block => $"{block} ({block.Language})")
            .ShouldBeEmpty("Let a test compile or run it. C# stands word for word in a file of the tests; commands are run by CommandTests, or named in BlockTests with who runs them.");
    }

    [Fact]
    public void What_runs_a_command_elsewhere_is_there_and_every_such_line_is_still_needed()
    {
        var lines = Block.All().SelectMany(block => block.Lines).ToList();
        Elsewhere.Where(run => !lines.Exists(line => Regex.IsMatch(line, run.Line, RegexOptions.None, TimeSpan.FromSeconds(1)))).Select(run => run.Line).ShouldBeEmpty();
    }

    private static bool IsTried(Block block) => block.Language switch
    {
        // Pictures made of letters.
        "text" => true,
        "csharp" => block.Text == Fifteen.Lines() || Plain(block.Text, keepBlankLines: true).Trim('\n').Split("\n\n").All(IsCompiled),
        "sql" => CommandTests.Runs(block),
        "sh" or "ini" => CommandTests.Runs(block) || block.Lines.Where(line => !line.StartsWith('#')).All(IsRunElsewhere),
        _ => false,
    };

    private static bool IsCompiled(string paragraph) => Sources.Value.Any(source => source.Contains($"\n{paragraph.Trim('\n')}\n", StringComparison.Ordinal));

    private static bool IsRunElsewhere(string line) => Array.Exists(Elsewhere, run =>
    {
        var match = Regex.Match(line, run.Line, RegexOptions.None, TimeSpan.FromSeconds(1));
        return match.Success && File.ReadAllText(Repository.PathOf(run.RunIn)).Contains(match.Result(run.What), StringComparison.Ordinal);
    });

    /// <summary>Lines without indentation and remarks, and, of a source, without empty ones.</summary>
    private static string Plain(string code, bool keepBlankLines = false)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n').Select(line => Remark().Replace(line, "").Trim());
        return $"\n{string.Join('\n', keepBlankLines ? lines : lines.Where(line => line.Length > 0))}\n";
    }

    [GeneratedRegex(@"\s+// .*$|^\s*///? .*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Remark();
}
