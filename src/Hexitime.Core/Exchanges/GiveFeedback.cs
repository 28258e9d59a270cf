using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Exchanges;

/// <summary>One side says how a completed exchange was: each side once.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Rating">1 (poor) to 5 (excellent).</param>
/// <param name="Words">In their words: at most 2,000 characters.</param>
[MaySend(Who.AnyMember)]
public sealed record GiveFeedback(ExchangeId Exchange, int Rating, string? Words = null) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Words, 2_000, "exchange.feedback", "The feedback");
}

internal sealed class GiveFeedbackHandler(ExchangeDesk desk) : IRequestHandler<GiveFeedback, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(GiveFeedback request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.GiveFeedback(desk.Me, request.Rating, request.Words, desk.Now), cancellationToken);
}
