using System.Globalization;
using System.Text.Json.Nodes;

namespace Hexitime.Faults.Hosts;

/// <summary>
/// A member who uses the bank without pause: publishes, proposes, answers, records, confirms, cancels, gives credits away; repeats itself, gives up, and does
/// things that are not due.
/// </summary>
internal sealed class Client(Fleet fleet, Board board, string subject, int seed)
{
    /// <summary>As a polite client waits before it tries again; nothing depends on it.</summary>
    private const int PauseMilliseconds = 20;

    private static readonly string[] Steps = ["accept", "decline", "withdraw", "cancel", "record", "confirm"];

    private readonly Random _random = new(seed);
    private int _sent;

    public async Task RunAsync(CancellationToken stop)
    {
        board.Answer(Registration, await fleet.SendAsync(Registration));
        while (!stop.IsCancellationRequested)
            await PersistAsync(Choose());
    }

    private Command Registration => new(
        subject, "/api/members", $$"""{"name":"{{subject}}","email":"{{subject}}@example.org","profession":"Nurse","organisation":"Leeds"}""", $"{subject}-register");

    /// <summary>Most people try again, and some do even though they were answered; a few give up.</summary>
    private async Task PersistAsync(Command command)
    {
        var attempts = _random.Next(1, 6);
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            if (await fleet.TrySendAsync(command, _random.Next(fleet.Hosts.Count)) is not { } answer)
            {
                board.NotAcknowledged(command);
                await Task.Delay(PauseMilliseconds, CancellationToken.None);
                continue;
            }

            board.Answer(command, answer);
            if (_random.Next(10) == 0)
                await Task.WhenAll(Enumerable.Range(0, 2).Select(host => RepeatAsync(command, host)));
            return;
        }
    }

    private async Task RepeatAsync(Command command, int host)
    {
        if (await fleet.TrySendAsync(command, host) is { } answer)
            board.Answer(command, answer);
    }

    private Command Choose()
    {
        var mine = board.Exchanges.Where(IsMine).Where(_random.Next(10) == 0 ? IsOpen : IsDue).ToList();
        var others = board.SubjectOfListing.Where(listing => listing.Value != subject).Select(listing => listing.Key).ToList();
        return _random.Next(10) switch
        {
            0 => Publish(),
            1 or 2 when others.Count > 0 => Propose(others[_random.Next(others.Count)]),
            3 when others.Count > 0 => Donate(board.SubjectOfListing[others[_random.Next(others.Count)]]),
            _ when mine.Count > 0 => Step(mine[_random.Next(mine.Count)]),
            _ when others.Count > 0 => Propose(others[_random.Next(others.Count)]),
            _ => Publish(),
        };
    }

    private Command Publish()
    {
        var type = _random.Next(2) == 0 ? "offer" : "request";
        return Send("/api/listings", $$$"""
            {"type":"{{{type}}}","text":{"title":"An hour of {{{subject}}}","description":"As it was said","kind":"handsOnHelp","skills":["run charts"],"hours":"1 h"}}
            """);
    }

    private Command Propose(string listing) => Send("/api/exchanges", $$"""{"listing":"{{listing}}","hours":"{{_random.Next(1, 30)}} min"}""");

    private Command Donate(string other) => Send("/api/donations", $$"""
        {"to":"{{board.MemberOf[other]}}","amount":"{{_random.Next(1, 10)}} min","message":"For {{other}}","isAnonymous":{{(_random.Next(2) == 0 ? "true" : "false")}}}
        """);

    private Command Step(JsonNode exchange)
    {
        var step = _random.Next(10) == 0 ? Steps[_random.Next(Steps.Length)] : (State(exchange), IsAwaited(exchange), _random.Next(5)) switch
        {
            ("proposed", true, 0) => "decline",
            ("proposed", true, _) => "accept",
            ("proposed", false, 0) => "withdraw",
            ("accepted", _, 0) => "cancel",
            ("accepted", _, _) => "record",
            ("recorded", true, _) => "confirm",
            _ => "record",
        };
        var body = step switch
        {
            "cancel" => """{"reason":"The ward is closed."}""",
            "record" => $$"""{"hours":"{{_random.Next(1, 1 + (int)Minutes(exchange["hours"]))}} min"}""",
            _ => null,
        };
        return Send($"/api/exchanges/{exchange["id"]}/{step}", body);
    }

    private Command Send(string path, string? body) => new(subject, path, body, string.Create(CultureInfo.InvariantCulture, $"{subject}-{++_sent}"));

    private bool IsMine(JsonNode exchange) => IsMe(exchange["giver"]) || IsMe(exchange["receiver"]);

    private bool IsMe(JsonNode? side) => side!["member"]!.GetValue<string>() == board.MemberOf[subject];

    private bool IsAwaited(JsonNode exchange) => exchange["awaited"]?.GetValue<string>() == board.MemberOf[subject];

    private bool IsDue(JsonNode exchange) => IsAwaited(exchange) || State(exchange) == "accepted";

    private static bool IsOpen(JsonNode exchange) => State(exchange) is "proposed" or "accepted" or "recorded";

    private static string State(JsonNode exchange) => exchange["state"]!.GetValue<string>();

    private static long Minutes(JsonNode? credits) => credits!["minutes"]!.GetValue<long>();
}
