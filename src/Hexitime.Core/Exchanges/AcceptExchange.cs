using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;

namespace Hexitime.Exchanges;

/// <summary>
/// The side whose turn it is agrees. The hours are set aside in the receiver's wallet; refused (<c>ledger.insufficient-credit</c>, with what is missing) if
/// they are not available there.
/// </summary>
/// <param name="Exchange">Which.</param>
[MaySend(Who.Member)]
public sealed record AcceptExchange(ExchangeId Exchange) : ICommand<ExchangeView>;

internal sealed class AcceptExchangeHandler(ExchangeDesk desk, IOptions<BankRules> rules) : IRequestHandler<AcceptExchange, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(AcceptExchange request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Accept(desk.Me, rules.Value, desk.Now), cancellationToken);
}
