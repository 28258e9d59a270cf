using Hexitime.Exchanges;
using Hexitime.Import;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.Sessions;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Impact;

/// <summary>Once hours are proven, or undone, they are counted, or not any more.</summary>
internal sealed class NoteHoursGiven(
    IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<GroupSession> sessions, IReadRepositoryBase<Pledge> pledges, IImpactLedger ledger, HoursBook book, IUnitOfWork unitOfWork)
    : INotificationHandler<ExchangeMoved>, INotificationHandler<SessionMoved>, INotificationHandler<PledgeMoved>, INotificationHandler<TransfersImported>
{
    public Task Handle(ExchangeMoved notification, CancellationToken cancellationToken) =>
        notification.State is ExchangeState.Completed or ExchangeState.Reversed && notification.Action != ExchangeAction.GiveFeedback
            ? RunAsync(async ct => await book.KeepAsync(await exchanges.ListAsync(new Those<Exchange>(e => e.Id == notification.Exchange), ct), ct), cancellationToken)
            : Task.CompletedTask;

    public Task Handle(SessionMoved notification, CancellationToken cancellationToken) =>
        notification.State == SessionState.Completed
            ? RunAsync(async ct => await book.KeepAsync(await sessions.ListAsync(new Those<GroupSession>(s => s.Id == notification.Session), ct), ct), cancellationToken)
            : Task.CompletedTask;

    public Task Handle(PledgeMoved notification, CancellationToken cancellationToken) =>
        notification.State == PledgeState.Confirmed
            ? RunAsync(async ct => await book.KeepAsync(await pledges.ListAsync(new Those<Pledge>(p => p.Id == notification.Pledge), ct), ct), cancellationToken)
            : Task.CompletedTask;

    public Task Handle(TransfersImported notification, CancellationToken cancellationToken) =>
        RunAsync(async ct => await book.KeepAsync(await ledger.FindHoursAsync(notification.Orders, ct), ct), cancellationToken);

    private Task<Done> RunAsync(Func<CancellationToken, Task> keep, CancellationToken cancellationToken) => unitOfWork.RunAsync(async ct =>
    {
        await keep(ct);
        return new Done();
    }, _ => false, cancellationToken);
}
