using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Exchanges;

/// <summary>
/// A broker who is not part of it, or in a network one of its hosts and brokers, moves a completed exchange's credits back, as new transfers. Refused (<c>ledger.insufficient-credit</c>) if the giver no
/// longer has them.
/// </summary>
/// <param name="Exchange">Which.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. Both sides read it.</param>
[MaySend(Who.Member)]
public sealed record ReverseExchange(ExchangeId Exchange, string Reason) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "exchange.reason", "The reason");
}

internal sealed class ReverseExchangeHandler(ExchangeDesk desk) : IRequestHandler<ReverseExchange, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(ReverseExchange request, CancellationToken cancellationToken) =>
        desk.TakeAsBrokerAsync(request.Exchange, e => e.Reverse(desk.Me, request.Reason, desk.Now), cancellationToken);
}
