using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Exchanges;

/// <summary>The giver makes a gift of an exchange that is not over: what is set aside for it is free again, and nothing will be charged.</summary>
/// <param name="Exchange">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record WaiveCredit(ExchangeId Exchange) : ICommand<ExchangeView>;

internal sealed class WaiveCreditHandler(ExchangeDesk desk) : IRequestHandler<WaiveCredit, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(WaiveCredit request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Waive(desk.Me, desk.Now), cancellationToken);
}
