using System.Globalization;
using System.Reflection;
using System.Text;
using Hexitime.Audit;
using Hexitime.Privacy;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.AspNetCore.Authorisation;

/// <summary>
/// Every endpoint that is mapped, tried by everybody who might. <c>docs/authorisation.md</c> says what they are answered, so that a change in who may do what is read before it
/// is made; <c>HEXITIME_WRITE_DOCS=1</c> writes it anew. What must hold whatever the table says is checked apart from it.
/// </summary>
public sealed class AuthorisationTests(Matrix matrix) : IClassFixture<Matrix>
{
    /// <summary>Endpoints that are more than one use case, and the one that says who may ask for them.</summary>
    private static readonly Dictionary<string, Type> MoreThanUseCases = new(StringComparer.Ordinal)
    {
        ["GET /api/audit/export"] = typeof(ListActs),
        ["GET /api/me/export"] = typeof(ExportMyData),
        ["POST /api/import"] = typeof(Hexitime.Import.ImportMembers),
        ["POST /api/vocabulary/import"] = typeof(Matching.ImportVocabulary),
    };

    [Fact]
    public async Task Who_may_do_what_is_what_was_reviewed()
    {
        var table = Table();
        var file = Repository.PathOf("docs", "authorisation.md");
        if (Environment.GetEnvironmentVariable("HEXITIME_WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(file, table);
        (await File.ReadAllTextAsync(file)).ShouldBe(table, "Write it anew with HEXITIME_WRITE_DOCS=1, and read what has changed.");
    }

    [Fact]
    public void Without_signing_in_nobody_is_told_more_than_to_sign_in() =>
        matrix.Answers.Where(a => a.Role == "anonymous" && a.Status != 401).Select(Told).ShouldBeEmpty();

    [Fact]
    public void An_endpoint_that_does_not_say_who_may_is_open_to_nobody() =>
        matrix.Tries.Where(t => WhoMay(t) == Who.Nobody).Select(t => t.Name).ShouldBeEmpty();

    [Fact]
    public void Nobody_is_let_in_whom_the_use_case_does_not_name() =>
        matrix.Answers.Where(a => a.IsIn && !Roles(a.Role).IsAnyOf(WhoMay(a.Try))).Select(Told).ShouldBeEmpty();

    [Fact]
    public void Nothing_breaks() => matrix.Answers.Where(a => a.Status >= 500).Select(Told).ShouldBeEmpty();

    [Fact]
    public void Who_is_refused_changes_nothing() =>
        matrix.Answers.Where(a => a is { IsIn: false, HasChanged: true }).Where(a => a.Status is 401 or 403 or 404).Select(Told).ShouldBeEmpty();

    [Fact]
    public void Who_asks_to_read_changes_nothing() =>
        matrix.Answers.Where(a => a is { Try.Method: "GET", HasChanged: true }).Select(Told).ShouldBeEmpty();

    [Fact]
    public void Outside_the_network_nobody_reads_a_word_of_it()
    {
        matrix.Answers.Where(a => World.Outside.Contains(a.Role) && a.IsTelling).Select(Told).ShouldBeEmpty();
        // The word would be found: inside, it is all over the place.
        matrix.Answers.Count(a => a.IsTelling).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Every_endpoint_is_open_to_somebody_so_that_the_others_are_refused_for_who_they_are()
    {
        var closed = matrix.Answers.GroupBy(a => a.Try.Path + a.Try.Method).Where(g => g.All(a => !a.IsIn && a.Status is 401 or 403 or 404)).Select(g => g.First().Try.Name);
        // For one it takes an invitation, for the other a letter that could not be delivered.
        closed.ShouldBe(["POST /api/networks/{network}/join", "POST /api/dead-letters/{deadLetter}/retry"], ignoreOrder: true);
    }

    private static Who WhoMay(Try one) =>
        (one.Shape?.Request ?? MoreThanUseCases.GetValueOrDefault(one.Name))?.GetCustomAttribute<MaySendAttribute>()?.Who ?? Who.Nobody;

    private static Actor Roles(string role) => new(
        role, role switch { "broker" => UseCases.Roles.Broker, "administrator" => UseCases.Roles.Administrator, _ => UseCases.Roles.None },
        role is "anonymous" or "stranger" or "administrator" or "left" or "erased" ? null : new Members.MemberId(Guid.CreateVersion7()), role == "suspended");

    private static string Told(Answer answer) => $"{answer.Role}: {answer.Try.Name}: {answer.Status.ToString(CultureInfo.InvariantCulture)}";

    private string Table()
    {
        var text = new StringBuilder("""
            # Who may do what

            Every endpoint, tried by everybody who might. Written by a test (`AuthorisationTests`) from the endpoints that are mapped, over one bank in which things are in the state that their
            step asks for; a change in who may do what is a change of this page. An endpoint that can be asked for a network or without one has a line for both.

            ✓ is let in. 401, 403 and 404 are refused for who they are; where somebody may not even know that a thing is there, it is not there (404). 409, 400 and 412 are not refused for
            who they are: they may, and cannot as things stand.


            """.ReplaceLineEndings("\n"));
        text.Append("| | who |\n|---|---|\n");
        foreach (var (role, what) in World.Roles)
            text.Append("| ").Append(role).Append(" | ").Append(what).Append(" |\n");
        foreach (var group in matrix.Answers.GroupBy(a => a.Try.Tag).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(group.Key).Append("\n\n| | ").AppendJoin(" | ", World.Roles.Select(r => r.Role)).Append(" |\n|---|").Append(string.Concat(World.Roles.Select(_ => "---|"))).Append('\n');
            foreach (var row in group.GroupBy(a => a.Try))
            {
                text.Append("| `").Append(row.Key.Method).Append(' ').Append(row.Key.Path).Append('`').Append(row.Key.InNetwork ? " of the network" : "").Append(" | ")
                    .AppendJoin(" | ", row.Select(a => a.IsIn ? "✓" : a.Status.ToString(CultureInfo.InvariantCulture))).Append(" |\n");
            }
        }

        return text.ToString();
    }
}

/// <summary>What somebody was answered.</summary>
/// <param name="HasChanged">Whether the database is another one since.</param>
/// <param name="IsTelling">Whether a word, or an id, of the network is in the answer.</param>
internal sealed record Answer(Try Try, string Role, int Status, bool HasChanged, bool IsTelling)
{
    public bool IsIn => Status < 400;
}

/// <summary>All answers of one bank; every test looks at the same.</summary>
public sealed class Matrix : IAsyncLifetime
{
    internal IReadOnlyList<Try> Tries { get; private set; } = [];

    internal IReadOnlyList<Answer> Answers { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var world = new World();
        await world.InitializeAsync();
        try
        {
            Tries = [.. Try.Of(world.Host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints)];
            var answers = new List<Answer>();
            var secrets = world.SecretIds.Append(World.Secret).ToArray();
            var before = world.Changes();
            foreach (var one in Tries)
            {
                foreach (var (role, _) in World.Roles)
                {
                    using var request = one.Request(world);
                    var asked = request.RequestUri + (request.Content is StringContent content ? await content.ReadAsStringAsync() : "");
                    using var response = await world[role].SendAsync(request);
                    var text = await response.Content.ReadAsStringAsync();
                    var after = world.Changes();
                    // What they have said themselves is no news to them.
                    answers.Add(new(one, role, (int)response.StatusCode, after != before, Array.Exists(secrets, s => text.Contains(s, StringComparison.OrdinalIgnoreCase) && !asked.Contains(s, StringComparison.OrdinalIgnoreCase))));
                    if (after != before)
                        world.PutBack();
                    before = world.Changes();
                }
            }

            Answers = answers;
        }
        finally
        {
            await world.DisposeAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
