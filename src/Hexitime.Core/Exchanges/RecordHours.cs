using Hexitime.Ledger;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>Either side records the hours given; the other is then asked to confirm. Sent again by the same side, it corrects the figure.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Hours">The hours given.</param>
/// <param name="GivenAt">When; by default at the meeting, or now. Not in the future.</param>
[MaySend(Who.AnyMember)]
public sealed record RecordHours(ExchangeId Exchange, Credits Hours, Instant? GivenAt = null) : ICommand<ExchangeView>;

internal sealed class RecordHoursHandler(ExchangeDesk desk, IOptions<BankRules> rules) : IRequestHandler<RecordHours, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(RecordHours request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Record(desk.Me, request.Hours, request.GivenAt, rules.Value, desk.Now), cancellationToken);
}
