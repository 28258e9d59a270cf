using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Hexitime.Faults.Hosts;

/// <summary>What the clients have learnt from answers, and what became of every command that they sent. Thread-safe.</summary>
internal sealed class Board
{
    private readonly ConcurrentDictionary<string, (Command Command, Answer? Answer)> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonNode> _exchanges = new(StringComparer.Ordinal);
    private int _answered;
    private int _unacknowledged;
    private int _repeated;

    public int Answered => _answered;

    /// <summary>How often a command was sent and not acknowledged.</summary>
    public int Unacknowledged => _unacknowledged;

    /// <summary>How often a command that had been answered was sent again.</summary>
    public int Repeated => _repeated;

    public ConcurrentDictionary<string, string> MemberOf { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, string> SubjectOfListing { get; } = new(StringComparer.Ordinal);

    /// <summary>The exchanges, each as it was last seen.</summary>
    public IEnumerable<JsonNode> Exchanges => _exchanges.Values;

    public IEnumerable<(Command Command, Answer Answer)> AnsweredCommands =>
        _sent.Values.Where(sent => sent.Answer is not null).Select(sent => (sent.Command, sent.Answer!));

    public IEnumerable<Command> UnansweredCommands => _sent.Values.Where(sent => sent.Answer is null).Select(sent => sent.Command);

    public IEnumerable<(Command Command, Answer Answer)> GrantedCommands => AnsweredCommands.Where(sent => sent.Answer.IsGranted);

    public void NotAcknowledged(Command command)
    {
        Interlocked.Increment(ref _unacknowledged);
        _sent.TryAdd(command.Key, (command, null));
    }

    /// <summary>Takes an answer; one that was given before under the same key must be the same.</summary>
    public void Answer(Command command, Answer answer)
    {
        var isFirst = false;
        _sent.AddOrUpdate(command.Key, _ => First(), (_, before) =>
        {
            if (before.Answer is null)
                return First();
            isFirst = false;
            return before;
        });
        if (!isFirst)
        {
            Interlocked.Increment(ref _repeated);
            if (_sent[command.Key].Answer is { IsKept: true } before && !before.IsSameAs(answer))
                throw new InvalidOperationException($"{command}: answered {before}, and then {answer}.");
            return;
        }

        Interlocked.Increment(ref _answered);
        if (answer.IsGranted)
            Learn(command, answer.Body);

        (Command, Answer?) First()
        {
            isFirst = true;
            return (command, answer);
        }
    }

    private void Learn(Command command, JsonNode body)
    {
        var id = body["id"]!.GetValue<string>();
        if (command.Path == "/api/members")
            MemberOf[command.Subject] = id;
        else if (command.Path == "/api/listings")
            SubjectOfListing[id] = command.Subject;
        else if (command.Path.StartsWith("/api/exchanges", StringComparison.Ordinal))
            _exchanges.AddOrUpdate(id, body, (_, known) => VersionOf(known) < VersionOf(body) ? body : known);
    }

    private static int VersionOf(JsonNode exchange) => exchange["version"]!.GetValue<int>();
}
