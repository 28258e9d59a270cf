using Hexitime.Exchanges;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;

namespace Hexitime.Messages;

/// <summary>A conversation: what it is about and who takes part in it.</summary>
internal sealed record Conversation(Subject Subject, IReadOnlyList<MemberId> Sides);

/// <summary>
/// Finds conversations by asking the room that owns what they are about. Another kind of subject is another line here, and its own few requests; all else holds for
/// every kind.
/// </summary>
internal sealed class Conversations(IReadRepositoryBase<Exchange> exchanges, CurrentActor actor)
{
    /// <summary>A conversation in which the actor takes part.</summary>
    public async Task<Result<Conversation>> FindMineAsync(Subject subject, CancellationToken cancellationToken) =>
        await FindAsync(subject, cancellationToken) is { } found && found.Sides.Contains(actor.Me) ? found : NotFound(subject.Kind);

    /// <summary>A conversation that the actor may read: one's own or, for brokers, any.</summary>
    public async Task<Result<Conversation>> FindReadableAsync(Subject subject, CancellationToken cancellationToken) =>
        await FindAsync(subject, cancellationToken) is { } found && (found.Sides.Contains(actor.Me) || actor.Value.IsAnyOf(Who.Broker)) ? found : NotFound(subject.Kind);

    private async Task<Conversation?> FindAsync(Subject subject, CancellationToken cancellationToken) => subject.Kind switch
    {
        SubjectKind.Exchange => await exchanges.GetByIdAsync(new ExchangeId(subject.Id), cancellationToken) is { } e ? new(subject, [e.Giver, e.Receiver]) : null,
        _ => null,
    };

    private static Refusal NotFound(SubjectKind kind) => kind switch
    {
        SubjectKind.Exchange => ExchangeRefusals.NotFound,
        _ => throw new InvalidOperationException($"{kind} has no refusal of its own."),
    };
}
