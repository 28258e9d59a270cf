using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Exchanges;

/// <summary>
/// A host of the network approves a proposal of a kind that needs it, such as shadowing, for the organisation where it happens. A host who is one of the two sides
/// cannot (<c>exchange.own-case</c>).
/// </summary>
/// <param name="Exchange">Which.</param>
/// <param name="Note">Who approved it there: 1 to 2,000 characters. Both sides read it.</param>
[MaySend(Who.Member)]
public sealed record ApproveExchange(ExchangeId Exchange, string Note) : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Note, 2_000, "exchange.note", "Who approved it");
}

/// <summary>The receiver undertakes to keep to themselves what they see and hear, before an exchange of a kind that needs it.</summary>
/// <param name="Exchange">Which.</param>
[MaySend(Who.Member)]
public sealed record GiveUndertaking(ExchangeId Exchange) : ICommand<ExchangeView>;

/// <summary>A host looks through the proposals in a network that wait for approval: the oldest 100.</summary>
/// <param name="Network">Which network.</param>
[MaySend(Who.Member)]
public sealed record ListExchangesToApprove(NetworkId Network) : IQuery<Page<ExchangeView>>;

internal sealed class ApproveExchangeHandler(IReadRepositoryBase<Exchange> exchanges, NetworkDesk networks, ExchangeDesk desk)
    : IRequestHandler<ApproveExchange, Result<ExchangeView>>, IRequestHandler<GiveUndertaking, Result<ExchangeView>>,
      IRequestHandler<ListExchangesToApprove, Result<Page<ExchangeView>>>
{
    private const int MostListed = 100;

    public async Task<Result<ExchangeView>> Handle(ApproveExchange request, CancellationToken cancellationToken) =>
        await exchanges.GetByIdAsync(request.Exchange, cancellationToken) is { Network: { } network }
        && (await networks.AsAsync(network, NetworkRoles.Host, cancellationToken)).IsGranted
            ? await desk.TakeAsThirdAsync(request.Exchange, e => e.Approve(desk.Me, request.Note, desk.Now), cancellationToken)
            : ExchangeRefusals.NotFound;

    public Task<Result<ExchangeView>> Handle(GiveUndertaking request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Exchange, e => e.Undertake(desk.Me, desk.Now), cancellationToken);

    public async Task<Result<Page<ExchangeView>>> Handle(ListExchangesToApprove request, CancellationToken cancellationToken)
    {
        if (!(await networks.AsAsync(request.Network, NetworkRoles.Host, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        var found = await exchanges.ListAsync(new ExchangesToApprove(request.Network, MostListed), cancellationToken);
        return new Page<ExchangeView>(await desk.ViewAsync(found, cancellationToken), null);
    }
}

/// <summary>Proposals in a network that wait for one of its hosts, the oldest first.</summary>
public sealed class ExchangesToApprove : Specification<Exchange>
{
    /// <summary>At most <paramref name="limit"/> of them.</summary>
    public ExchangesToApprove(NetworkId network, int limit) => Query
        .Where(e => e.Network == network && e.NeedsApproval && e.State == ExchangeState.Proposed && !e.History.Any(s => s.Action == ExchangeAction.Approve))
        .OrderBy(e => e.ProposedAt).ThenBy(e => e.Id).Take(limit);
}
