using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Exchanges;

/// <summary>The side that proposed takes its proposal back.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Note">A message to the other side: at most 2,000 characters.</param>
[MaySend(Who.AnyMember)]
public sealed record WithdrawExchange(ExchangeId Exchange, string? Note = null) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Note, 2_000, "exchange.note", "The message");
}

internal sealed class WithdrawExchangeHandler(ExchangeDesk desk) : IRequestHandler<WithdrawExchange, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(WithdrawExchange request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Withdraw(desk.Me, request.Note, desk.Now), cancellationToken);
}
