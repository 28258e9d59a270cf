using Hexitime.Ledger;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Exchanges;

/// <summary>
/// The other side confirms the recorded hours, and the credits move. If more was given than was set aside, the difference is taken from what is available;
/// if it is not, the confirmation is refused with what is missing, and the record stays open to another figure.
/// </summary>
/// <param name="Exchange">Which.</param>
/// <param name="Hours">
/// The figure that was read; refused (<c>exchange.another-figure</c>) if it has been corrected since. <c>null</c> confirms whatever is recorded.
/// </param>
[MaySend(Who.AnyMember)]
public sealed record ConfirmHours(ExchangeId Exchange, Credits? Hours = null) : ICommand<ExchangeView>;

internal sealed class ConfirmHoursHandler(ExchangeDesk desk) : IRequestHandler<ConfirmHours, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(ConfirmHours request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Confirm(desk.Me, request.Hours, desk.Now), cancellationToken);
}
