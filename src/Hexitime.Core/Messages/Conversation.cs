using Hexitime.Exchanges;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.Sessions;
using Hexitime.UseCases;

namespace Hexitime.Messages;

/// <summary>A conversation: what it is about and who takes part in it.</summary>
internal sealed record Conversation(Subject Subject, NetworkId? Network, IReadOnlyList<MemberId> Sides)
{
    /// <summary>Whether it is of more than two, so that people who have blocked each other may both be in it: they do not read each other there.</summary>
    public bool IsOfMany => Subject.Kind != SubjectKind.Exchange;
}

/// <summary>
/// Finds conversations by asking the room that owns what they are about. Another kind of subject is another line here; all else holds for every kind.
/// </summary>
internal sealed class Conversations(
    IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<GroupSession> sessions, IReadRepositoryBase<Project> projects, IReadRepositoryBase<Pledge> pledges,
    NetworkDesk networks, CurrentActor actor)
{
    /// <summary>A conversation in which the actor takes part.</summary>
    public async Task<Result<Conversation>> FindMineAsync(Subject subject, CancellationToken cancellationToken) =>
        await FindAsync(subject, cancellationToken) is { } found && found.Sides.Contains(actor.Me) ? found : NotFound(subject.Kind);

    /// <summary>A conversation that the actor may read: one's own or, for brokers, any; for a network's hosts and brokers, those about what belongs to it.</summary>
    public async Task<Result<Conversation>> FindReadableAsync(Subject subject, CancellationToken cancellationToken) =>
        await FindAsync(subject, cancellationToken) is { } found
        && (found.Sides.Contains(actor.Me) || (await networks.BrokerageAsync(cancellationToken)).Covers(found.Network))
            ? found
            : NotFound(subject.Kind);

    private async Task<Conversation?> FindAsync(Subject subject, CancellationToken cancellationToken) => subject.Kind switch
    {
        SubjectKind.Exchange => await exchanges.GetByIdAsync(new ExchangeId(subject.Id), cancellationToken) is { } e ? new(subject, e.Network, [e.Giver, e.Receiver]) : null,
        SubjectKind.Session => await sessions.GetByIdAsync(new SessionId(subject.Id), cancellationToken) is { } s
            ? new(subject, s.Network, [s.Giver, .. s.Seats.Where(seat => seat.State != SeatState.Left).Select(seat => seat.Member)])
            : null,
        SubjectKind.Project => await projects.GetByIdAsync(new ProjectId(subject.Id), cancellationToken) is { } p
            ? new(subject, p.Network, [.. (await pledges.ListAsync(new PledgesTo(p.Id), cancellationToken)).Where(o => o.IsInTeam).Select(o => o.Member).Prepend(p.Lead).Distinct()])
            : null,
        _ => null,
    };

    private static Refusal NotFound(SubjectKind kind) => kind switch
    {
        SubjectKind.Exchange => ExchangeRefusals.NotFound,
        SubjectKind.Session => SessionRefusals.NotFound,
        SubjectKind.Project => ProjectRefusals.NotFound,
        _ => Refusal.NotFound("message.about", "There is no such thing to talk about."),
    };
}
