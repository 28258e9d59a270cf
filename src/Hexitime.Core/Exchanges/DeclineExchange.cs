using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Exchanges;

/// <summary>The side whose turn it is says no to a proposal.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Note">A message to the other side: at most 2,000 characters.</param>
[MaySend(Who.AnyMember)]
public sealed record DeclineExchange(ExchangeId Exchange, string? Note = null) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Note, 2_000, "exchange.note", "The message");
}

internal sealed class DeclineExchangeHandler(ExchangeDesk desk) : IRequestHandler<DeclineExchange, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(DeclineExchange request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Decline(desk.Me, request.Note, desk.Now), cancellationToken);
}
