using Hexitime.Ledger;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>The side whose turn it is proposes other hours or another time; it is then the other's turn.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Hours">How long it takes.</param>
/// <param name="For">When, if a time is proposed.</param>
/// <param name="Note">A message to the other side: at most 2,000 characters.</param>
[MaySend(Who.Member)]
public sealed record CounterPropose(ExchangeId Exchange, Credits Hours, Instant? For = null, string? Note = null) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Note, 2_000, "exchange.note", "The message");
}

internal sealed class CounterProposeHandler(ExchangeDesk desk, IOptions<BankRules> rules) : IRequestHandler<CounterPropose, Result<ExchangeView>>
{
    public Task<Result<ExchangeView>> Handle(CounterPropose request, CancellationToken cancellationToken) =>
        desk.TakeAsync(
            request.Exchange,
            e => e.CounterPropose(desk.Me, new ExchangeTerms(request.Hours, request.For, request.Note), rules.Value, desk.Now),
            cancellationToken);
}
