using Hexitime.Ledger;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;

namespace Hexitime.Exchanges;

/// <summary>The other side has another figure than the one recorded. The credits stay set aside until the two agree or a broker decides.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Hours">Their figure; zero says that nothing was given.</param>
/// <param name="Reason">Why: 1 to 2,000 characters.</param>
[MaySend(Who.AnyMember)]
public sealed record DisputeHours(ExchangeId Exchange, Credits Hours, string Reason) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "exchange.reason", "The reason");
}

/// <summary>One side of a dispute names another figure. Once both name the same, the dispute is over: the credits move, or are free again if it is zero.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Hours">The figure.</param>
[MaySend(Who.AnyMember)]
public sealed record AgreeHours(ExchangeId Exchange, Credits Hours) : ICommand<ExchangeView>;

internal sealed class DisputeHoursHandler(ExchangeDesk desk, IOptions<BankRules> rules)
    : IRequestHandler<DisputeHours, Result<ExchangeView>>, IRequestHandler<AgreeHours, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(DisputeHours request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Dispute(desk.Me, request.Hours, request.Reason, rules.Value, desk.Now), cancellationToken);

    public Task<Result<ExchangeView>> Handle(AgreeHours request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Agree(desk.Me, request.Hours, rules.Value, desk.Now), cancellationToken);
}
