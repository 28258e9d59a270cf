using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>The member's memberships, the invitations that they used or sent, and the grants that they were given or decided on.</summary>
internal sealed class PersonalNetworks(
    IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<Invitation> invitations, IReadRepositoryBase<PotGrant> grants, IReadRepositoryBase<Network> networks,
    IReadRepositoryBase<Member> members) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Membership), typeof(Invitation), typeof(PotGrant)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = member.Id;
        var mine = await memberships.ListAsync(new Those<Membership>(m => m.Member == id), cancellationToken);
        var among = mine.ConvertAll(m => m.Network);
        var names = (await networks.ListAsync(new Those<Network>(n => among.Contains(n.Id)), cancellationToken)).ToDictionary(n => n.Id, n => n.Name);
        yield return PersonalFile.Of(
            "memberships", mine.OrderBy(m => m.Since).Select(m => new MembershipLine(m.Network, names[m.Network], m.State, m.Category, m.Roles, m.Since, m.Note)));

        var sent = await invitations.ListAsync(new Those<Invitation>(i => i.By == id || i.UsedBy == id), cancellationToken);
        yield return PersonalFile.Of(
            "invitations", sent.OrderBy(i => i.At).Select(i => new InvitationLine(i.Id, i.Network, i.Email, i.Category, i.At, i.EndedAt, i.By == id, i.UsedBy == id)));

        var granted = await grants.ListAsync(new Those<PotGrant>(g => g.To == id || g.By == id), cancellationToken);
        var people = await members.NamesAsync(granted.SelectMany(g => new[] { g.To, g.By }), cancellationToken);
        yield return PersonalFile.Of("grants", granted.OrderBy(g => g.At).Select(g => PotGrantView.Of(g, people)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        foreach (var membership in await memberships.ListAsync(new Those<Membership>(m => m.Member == id), cancellationToken))
            membership.EraseWords();
        var theirs = (await invitations.ListAsync(new Addresses(), cancellationToken))
            .Where(i => i.UsedBy == id || string.Equals(i.Email, member.Email, StringComparison.OrdinalIgnoreCase)).Select(i => i.Id).ToList();
        foreach (var invitation in await invitations.ListAsync(new Those<Invitation>(i => theirs.Contains(i.Id)), cancellationToken))
            invitation.EraseAddress();
        foreach (var grant in await grants.ListAsync(new Those<PotGrant>(g => g.To == id || g.By == id), cancellationToken))
            grant.EraseReason();
    }

    private sealed record MembershipLine(NetworkId Network, string Name, MembershipState State, string? Category, NetworkRoles Roles, Instant Since, string? Note);

    private sealed record InvitationLine(
        InvitationId Id, NetworkId Network, string Email, string? Category, Instant At, Instant? EndedAt, bool IsSentByMe, bool IsUsedByMe);

    private sealed record Address(InvitationId Id, string Email, MemberId? UsedBy);

    private sealed class Addresses : Specification<Invitation, Address>
    {
        public Addresses() => Query.Select(i => new Address(i.Id, i.Email, i.UsedBy)).Where(i => i.Email != Texts.Erased);
    }
}
