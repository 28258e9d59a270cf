using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Networks;

/// <summary>Somebody who belongs to a network looks through the others who do; its hosts see those who have applied, too.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Applied">Only those who have applied; for the network's hosts.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Members on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListNetworkMembers(NetworkId Network, bool Applied = false, string? After = null, int Size = Page<MembershipView>.DefaultSize)
    : IQuery<Page<MembershipView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

internal sealed class ListNetworkMembersHandler(IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<Member> members, NetworkDesk desk)
    : IRequestHandler<ListNetworkMembers, Result<Page<MembershipView>>>
{
    public async Task<Result<Page<MembershipView>>> Handle(ListNetworkMembers request, CancellationToken cancellationToken)
    {
        if (!(await desk.FindAsync(request.Network, cancellationToken)).TryGet(out var asked, out var refusal))
            return refusal;
        var isHost = asked.Mine?.IsHost == true;
        if (request.Applied ? !isHost : asked.Mine?.IsActive != true)
            return NetworkRefusals.NotAllowed;
        var found = await memberships.ListAsync(new MembersOfNetwork(request), cancellationToken);
        var names = await members.NamesAsync(found.Select(m => m.Member), cancellationToken);
        return Paging.ToPage(found, request.Size, m => MembershipView.Of(m, names[m.Member], isHost), m => Paging.Cursor(m.Since, m.Member.Value));
    }
}

/// <summary>Who belongs to a network, or has applied, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class MembersOfNetwork : Specification<Membership>
{
    /// <summary>Says what is wanted.</summary>
    public MembersOfNetwork(ListNetworkMembers wanted)
    {
        var (network, state) = (wanted.Network, wanted.Applied ? MembershipState.Applied : MembershipState.Active);
        Query.Where(m => m.Network == network && m.State == state);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new MemberId(id);
            Query.Where(m => m.Since < at || (m.Since == at && m.Member < last));
        }

        Query.OrderByDescending(m => m.Since).ThenByDescending(m => m.Member).Take(wanted.Size + 1);
    }
}
