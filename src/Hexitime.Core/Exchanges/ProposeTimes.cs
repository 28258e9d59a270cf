using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>Either side proposes times for the meeting, of which the other chooses one; those proposed before are gone.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Times">One to ten different times, all still to come and within ten years.</param>
/// <param name="Place">A place, or a link such as that of a Teams meeting: at most 500 characters.</param>
[MaySend(Who.Member)]
public sealed record ProposeTimes(ExchangeId Exchange, IReadOnlyList<Instant> Times, string? Place = null) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Place, 500, "exchange.place", "The place");
}

/// <summary>
/// Whoever proposed times takes them back, so that the other side cannot choose one any more; refused (<c>exchange.no-times</c>) if there are none. To replace them, propose others.
/// </summary>
/// <param name="Exchange">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record WithdrawTimes(ExchangeId Exchange) : ICommand<ExchangeView>;

/// <summary>The other side chooses one of the proposed times, and the meeting is arranged.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Time">One of the proposed times; refused (<c>exchange.no-such-time</c>) if it is not among them any more.</param>
[MaySend(Who.Member)]
public sealed record ChooseTime(ExchangeId Exchange, Instant Time) : ICommand<ExchangeView>;

internal sealed class ProposeTimesHandler(ExchangeDesk desk, IOptions<BankRules> rules)
    : IRequestHandler<ProposeTimes, Result<ExchangeView>>, IRequestHandler<WithdrawTimes, Result<ExchangeView>>, IRequestHandler<ChooseTime, Result<ExchangeView>>
{
    public async Task<Result<ExchangeView>> Handle(ProposeTimes request, CancellationToken cancellationToken) =>
        request.Times.Any(t => t > desk.Now + ArrangeMeetingHandler.Furthest)
            ? Refusal.Invalid("exchange.meeting-at", "A meeting is within ten years.")
            : await desk.TakeAsync(request.Exchange, e => e.ProposeTimes(desk.Me, request.Times, request.Place, desk.Now), cancellationToken);

    public Task<Result<ExchangeView>> Handle(WithdrawTimes request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.WithdrawTimes(desk.Me, desk.Now), cancellationToken);

    public Task<Result<ExchangeView>> Handle(ChooseTime request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.ChooseTime(desk.Me, request.Time, rules.Value, desk.Now), cancellationToken);
}
