using System.Diagnostics;
using System.Text.RegularExpressions;
using Hexitime.TestServers;
using Npgsql;

namespace Hexitime.Packages.Documents;

/// <summary>The commands of the documents, as they stand there, on the sample host and on PostgreSQL; and what they are said to answer.</summary>
public sealed partial class CommandTests
{
    /// <summary>In this order: each document goes on with what those before have left.</summary>
    private static readonly string[] Walked = ["README.md", "docs/proof.md", "docs/impact.md", "docs/import.md", "docs/operating.md"];

    /// <summary>
    /// The address that the documents name is the host's own; "dotnet run" is not built anew; and whoever a document takes for granted is signed in.
    /// </summary>
    private const string Before = """
        curl() { command curl "${@//http:\/\/localhost:5080/$HOST}"; }
        dotnet() { shift 4; command dotnet "$DLL" "$@" 2>&1; }
        """;

    private const string AfterReadme = """
        ada=$(sign_in ada)
        administrator=$(curl -s $HOST/demo/sign-in --json '{"subject":"root","roles":["administrator"]}' | jq -r .accessToken)
        post $ada members '{"name":"Ada","email":"ada@example.org","profession":"Nurse","organisation":"Riverside NHS Trust"}' >/dev/null
        post $administrator ledger/seals >/dev/null
        echo external_id,name,email,profession,organisation,joined > members.csv
        echo m1,Eve Stone,eve@example.org,Nurse,Fernhill NHS Trust,2025-01-02 >> members.csv
        echo external_id,date,from,to,hours > transfers.csv
        echo t1,2025-06-05,bank,m1,1.5 h >> transfers.csv
        echo conceptUri,preferredLabel > skills.csv
        echo https://example.org/skills/1,keeping bees on roofs >> skills.csv
        """;

    /// <summary>Whether a test here runs a block.</summary>
    internal static bool Runs(Block block) => block.Language == "sql" || (block.Language == "sh" && Walked.Contains(block.Document, StringComparer.Ordinal) && IsWalked().IsMatch(block.Text));

    [Fact]
    public async Task Commands_answer_what_the_documents_say()
    {
        var blocks = Walked.SelectMany(Block.In).Where(Runs).ToList();
        blocks.Count.ShouldBe(9);
        var host = Repository.PathOf("samples", "MinimalApiHost", "bin", BuildFacts.Configuration, "net10.0", "MinimalApiHost.dll");
        await using var app = await RunningApp.StartAsync(host, ("ASPNETCORE_ENVIRONMENT", "Development"));
        var script = new List<string> { Before };
        foreach (var block in blocks)
        {
            script.Add($"{block.Text}\necho \"@@ $?\"");
            if (block.Document == "README.md")
                script.Add(AfterReadme);
        }

        var answers = (await BashAsync(string.Join('\n', script), app, host)).Split("@@ ");

        answers.Length.ShouldBe(blocks.Count + 1, string.Join("@@ ", answers));
        var status = "";
        for (var i = 0; i < blocks.Count; i++)
        {
            var (said, expected) = (answers[i][status.Length..], string.Join(' ', blocks[i].Lines.Where(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line[2..])));
            status = answers[i + 1].Split('\n')[0];
            status.ShouldBe(expected.StartsWith("Not proven", StringComparison.Ordinal) ? "1" : "0", $"{blocks[i]}: {said}");
            if (expected.Length > 0)
                Words(said).ShouldBe(Words(expected), blocks[i].ToString());
            else
                said.ShouldNotContain("\"code\":", Case.Sensitive, blocks[i].ToString());
        }
    }

    [Fact]
    public async Task Statements_are_those_of_PostgreSQL()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using (database)
        await using (var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=False"))
        {
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var block in Block.All().Where(block => block.Language == "sql"))
            {
                await using var command = new NpgsqlCommand(block.Text, connection, transaction);
                await command.ExecuteNonQueryAsync();
            }

            await transaction.RollbackAsync();
        }
    }

    private static async Task<string> BashAsync(string script, RunningApp app, string host)
    {
        var command = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = app.Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        command.Environment["HOST"] = app.Url;
        command.Environment["DLL"] = host;
        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        using var process = Process.Start(command)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            (await complained).ShouldBeEmpty();
            return await said;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>One after the other, whatever the instant.</summary>
    private static string Words(string text) => Instant().Replace(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), "<instant>");

    [GeneratedRegex(@"^api=|curl |sed -i|-- (verify|import)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex IsWalked();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[0-9:.]+Z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Instant();
}
