using Hexitime.Exchanges;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>Once an exchange is answered, completed, called off or reversed, matching knows more of how both exchange.</summary>
internal sealed class NoteExchangeRecord(IReadRepositoryBase<Exchange> exchanges, IRepositoryBase<MatchChange> changes, IUnitOfWork unitOfWork, IClock clock)
    : INotificationHandler<ExchangeMoved>
{
    public Task Handle(ExchangeMoved notification, CancellationToken cancellationToken) =>
        ExchangesDone.IsToldBy(notification)
            ? unitOfWork.RunAsync(ct => NoteAsync(notification.Exchange, ct), _ => false, cancellationToken)
            : Task.CompletedTask;

    private async Task<Done> NoteAsync(ExchangeId id, CancellationToken cancellationToken)
    {
        if (await exchanges.GetByIdAsync(id, cancellationToken) is { } exchange)
        {
            await changes.AddAsync(MatchChange.Of(MatchSubject.Member, exchange.Giver.Value, clock.GetCurrentInstant()), cancellationToken);
            await changes.AddAsync(MatchChange.Of(MatchSubject.Member, exchange.Receiver.Value, clock.GetCurrentInstant()), cancellationToken);
        }

        return new Done();
    }
}
