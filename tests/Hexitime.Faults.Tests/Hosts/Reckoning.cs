using System.Text.Json.Nodes;
using Npgsql;

namespace Hexitime.Faults.Hosts;

/// <summary>Holds what is in the bank against what was acknowledged.</summary>
internal sealed class Reckoning(Fleet fleet, Board board, string connectionString)
{
    private const int WelcomeMinutes = 120;
    private const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Every command, acknowledged or not, is sent once more under its key: what was answered is answered again, the rest happens now or had happened.</summary>
    public Task RepeatEverythingAsync()
    {
        List<Command> all = [.. board.UnansweredCommands, .. board.AnsweredCommands.Where(sent => sent.Answer.IsKept).Select(sent => sent.Command)];
        return Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (command, _) => board.Answer(command, await fleet.SendAsync(command)));
    }

    /// <summary>Every granted command is in the history of its exchange once, and nothing else is; wallets and the ledger say the same.</summary>
    public async Task<string> CheckAsync()
    {
        var granted = board.GrantedCommands.ToList();
        var proposed = granted.Where(sent => sent.Command.Path == "/api/exchanges").ToList();
        var expected = granted.Where(sent => sent.Command.Path.StartsWith("/api/exchanges", StringComparison.Ordinal))
            .ToLookup(sent => Id(sent.Answer.Body), sent => $"{StepOf(sent.Command)} by {board.MemberOf[sent.Command.Subject]}");
        var exchanges = new List<JsonNode>();
        foreach (var (command, answer) in proposed)
        {
            var exchange = await fleet.GetAsync(command.Subject, $"/api/exchanges/{answer.Body["id"]}");
            exchange["history"]!.AsArray().Select(step => $"{step!["action"]} by {step["by"]}").Order(StringComparer.Ordinal)
                .ShouldBe(expected[Id(exchange)].Order(StringComparer.Ordinal), exchange.ToJsonString());
            exchanges.Add(exchange);
        }

        var completed = exchanges.Where(exchange => exchange["state"]!.GetValue<string>() == "completed").ToList();
        var donations = granted.Where(sent => sent.Command.Path == "/api/donations").Select(sent => sent.Answer.Body).ToList();
        await CheckWalletsAsync(exchanges, completed, donations);
        (await CountAsync("members")).ShouldBe(board.MemberOf.Count);
        (await CountAsync("exchanges")).ShouldBe(proposed.Count);
        (await CountAsync("donations")).ShouldBe(donations.Count);
        (await CountAsync("outbox WHERE type LIKE '%.DonationMade'")).ShouldBe(donations.Count);
        (await CountAsync("listings")).ShouldBe(granted.Count(sent => sent.Command.Path == "/api/listings"));
        (await CountAsync("outbox WHERE type LIKE '%.ExchangeMoved'")).ShouldBe(expected.Sum(steps => steps.Count()));
        (await CountAsync("outbox WHERE type LIKE '%.ExchangeCompleted'")).ShouldBe(completed.Count);

        var verification = await fleet.GetAsync(Fleet.Administrator, "/api/ledger/verification");
        verification["faults"]!.AsArray().ShouldBeEmpty();
        verification["isWhole"]!.GetValue<bool>().ShouldBeTrue();
        verification["entries"]!.GetValue<long>()
            .ShouldBe(2 * (board.MemberOf.Count + completed.Count + donations.Sum(donation => donation["isAnonymous"]!.GetValue<bool>() ? 2 : 1)));
        (await ScalarAsync("SELECT sum(posted_minutes)::bigint FROM hexitime.accounts")).ShouldBe(0L);
        return $"{proposed.Count} exchanges, {completed.Count} of them completed; {donations.Count} donations";
    }

    /// <summary>
    /// Every event arrives. What a killed host had in hand, and all behind that in its stream, waits until the lease is over: two minutes, which are put forward
    /// here.
    /// </summary>
    public async Task WaitForEventsAsync()
    {
        await ScalarAsync("UPDATE hexitime.outbox SET leased_until = now() WHERE delivered_at IS NULL AND leased_until IS NOT NULL");
        await WaitForNoneAsync("outbox WHERE delivered_at IS NULL");
    }

    private async Task CheckWalletsAsync(List<JsonNode> exchanges, List<JsonNode> completed, List<JsonNode> donations)
    {
        foreach (var (subject, member) in board.MemberOf)
        {
            var wallet = await fleet.GetAsync(subject, "/api/wallet");
            var earned = completed.Where(exchange => SideOf(exchange, "giver") == member).Sum(exchange => Minutes(exchange["given"]));
            var spent = completed.Where(exchange => SideOf(exchange, "receiver") == member).Sum(exchange => Minutes(exchange["given"]));
            var held = exchanges.Where(exchange => SideOf(exchange, "receiver") == member && exchange["state"]!.GetValue<string>() is "accepted" or "recorded")
                .Sum(exchange => Minutes(exchange["hours"]));
            var given = donations.Where(donation => SideOf(donation, "from") == member).Sum(donation => Minutes(donation["amount"]));
            var received = donations.Where(donation => SideOf(donation, "to") == member).Sum(donation => Minutes(donation["amount"]));
            (Minutes(wallet["balance"]), Minutes(wallet["held"])).ShouldBe((WelcomeMinutes + earned - spent + received - given, held), subject);
        }
    }

    private async Task WaitForNoneAsync(string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await CountAsync(what) > 0)
            await Task.Delay(50, patience.Token);
    }

    private async Task<long> CountAsync(string what) => (long)(await ScalarAsync($"SELECT count(*) FROM hexitime.{what}"))!;

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static string StepOf(Command command) => command.Path == "/api/exchanges" ? "propose" : command.Path[(command.Path.LastIndexOf('/') + 1)..];

    private static string Id(JsonNode node) => node["id"]!.GetValue<string>();

    private static string SideOf(JsonNode agreement, string side) => agreement[side]!["member"]!.GetValue<string>();

    private static long Minutes(JsonNode? credits) => credits!["minutes"]!.GetValue<long>();
}
