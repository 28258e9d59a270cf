using Hexitime.Ledger;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;

namespace Hexitime.Exchanges;

/// <summary>A broker who is not part of it decides a dispute; in a network, its hosts and brokers do too.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Hours">The hours that count; zero cancels the exchange.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. Both sides read it.</param>
[MaySend(Who.Member)]
public sealed record DecideDispute(ExchangeId Exchange, Credits Hours, string Reason) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "exchange.reason", "The reason");
}

internal sealed class DecideDisputeHandler(ExchangeDesk desk, IOptions<BankRules> rules) : IRequestHandler<DecideDispute, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(DecideDispute request, CancellationToken cancellationToken) =>
        desk.TakeAsBrokerAsync(request.Exchange, e => e.Decide(desk.Me, request.Hours, request.Reason, rules.Value, desk.Now), cancellationToken);
}
