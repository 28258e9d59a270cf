using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Exchanges;

/// <summary>Either side calls off an accepted exchange, before hours are recorded; the credits set aside are free again.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Reason">Why: 1 to 2,000 characters.</param>
[MaySend(Who.AnyMember)]
public sealed record CancelExchange(ExchangeId Exchange, string Reason) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "exchange.reason", "The reason");
}

/// <summary>Either side reports that the other did not come; the credits set aside are free again.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Reason">What happened: 1 to 2,000 characters.</param>
[MaySend(Who.AnyMember)]
public sealed record ReportNoShow(ExchangeId Exchange, string Reason) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "exchange.reason", "The reason");
}

internal sealed class CancelExchangeHandler(ExchangeDesk desk)
    : IRequestHandler<CancelExchange, Result<ExchangeView>>, IRequestHandler<ReportNoShow, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(CancelExchange request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Cancel(desk.Me, isNoShow: false, request.Reason, desk.Now), cancellationToken);

    public Task<Result<ExchangeView>> Handle(ReportNoShow request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Cancel(desk.Me, isNoShow: true, request.Reason, desk.Now), cancellationToken);
}
