using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Networks;

/// <summary>Somebody who belongs to a network sees what is in its pot.</summary>
/// <param name="Network">Which network.</param>
[MaySend(Who.AnyMember)]
public sealed record GetPot(NetworkId Network) : IQuery<PotView>;

/// <summary>A community pot as it stands.</summary>
/// <param name="Balance">The credits in it.</param>
public sealed record PotView(Credits Balance);

/// <summary>A host or an auditor looks through what the pot has granted, the newest first.</summary>
/// <param name="Network">Which network.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Grants on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListPotGrants(NetworkId Network, string? After = null, int Size = Page<PotGrantView>.DefaultSize) : IQuery<Page<PotGrantView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

internal sealed class GetPotHandler(IReadRepositoryBase<PotGrant> grants, IReadRepositoryBase<Member> members, ILedgerStore ledger, NetworkDesk desk)
    : IRequestHandler<GetPot, Result<PotView>>, IRequestHandler<ListPotGrants, Result<Page<PotGrantView>>>
{
    public async Task<Result<PotView>> Handle(GetPot request, CancellationToken cancellationToken)
    {
        if (!(await desk.InsideAsync(request.Network, cancellationToken)).TryGet(out var network, out var refusal))
            return refusal;
        var pot = await ledger.FindAccountAsync(network.Pot, cancellationToken) ?? throw new InvalidOperationException("A network's pot is opened when it is founded.");
        return new PotView(pot.Posted);
    }

    public async Task<Result<Page<PotGrantView>>> Handle(ListPotGrants request, CancellationToken cancellationToken)
    {
        if (!(await desk.AsAsync(request.Network, NetworkRoles.Host | NetworkRoles.Auditor, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        var found = await grants.ListAsync(new GrantsOf(request), cancellationToken);
        var names = await members.NamesAsync(found.SelectMany(g => new[] { g.To, g.By }), cancellationToken);
        return Paging.ToPage(found, request.Size, g => PotGrantView.Of(g, names), g => Paging.Cursor(g.At, g.Id.Value));
    }
}

/// <summary>What a pot has granted, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class GrantsOf : Specification<PotGrant>
{
    /// <summary>Says what is wanted.</summary>
    public GrantsOf(ListPotGrants wanted)
    {
        var network = wanted.Network;
        Query.Where(g => g.Network == network);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new PotGrantId(id);
            Query.Where(g => g.At < at || (g.At == at && g.Id < last));
        }

        Query.OrderByDescending(g => g.At).ThenByDescending(g => g.Id).Take(wanted.Size + 1);
    }
}
