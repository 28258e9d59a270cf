using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>Either side arranges the meeting, or arranges it anew.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="At">When it begins: within ten years from now.</param>
/// <param name="Place">A place, or a link: at most 500 characters.</param>
[MaySend(Who.Member)]
public sealed record ArrangeMeeting(ExchangeId Exchange, Instant At, string? Place = null) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Place, 500, "exchange.place", "The place");
}

internal sealed class ArrangeMeetingHandler(ExchangeDesk desk, IOptions<BankRules> rules) : IRequestHandler<ArrangeMeeting, Result<ExchangeView>>
{
    public static readonly Duration Furthest = Duration.FromDays(3_653);

    public async Task<Result<ExchangeView>> Handle(ArrangeMeeting request, CancellationToken cancellationToken) =>
        request.At > desk.Now + Furthest || request.At < desk.Now - Furthest
            ? Refusal.Invalid("exchange.meeting-at", "A meeting is within ten years.")
            : await desk.TakeAsync(request.Exchange, e => e.Arrange(desk.Me, request.At, request.Place, rules.Value, desk.Now), cancellationToken);
}
