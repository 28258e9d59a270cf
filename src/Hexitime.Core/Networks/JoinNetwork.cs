using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Networks;

/// <summary>
/// A member joins a network, or applies to it where its rule does not let them in at once. An invitation lets in whatever the rule, and its user is in the category
/// that it names.
/// </summary>
/// <param name="Network">Which network.</param>
/// <param name="Category">In which category, in a network that has some.</param>
/// <param name="Code">The code of an invitation.</param>
/// <param name="Note">What they write to the hosts: at most 2,000 characters.</param>
[MaySend(Who.Member)]
public sealed record JoinNetwork(NetworkId Network, string? Category = null, string? Code = null, string? Note = null) : ICommand<NetworkView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Note, 2_000, "network.note", "The message") ?? Texts.CheckOptional(Code, 100, "network.code", "The code");
}

/// <summary>A member leaves a network, or takes their application back. Refused (<c>network.last-host</c>) to its last host.</summary>
/// <param name="Network">Which network.</param>
[MaySend(Who.AnyMember)]
public sealed record LeaveNetwork(NetworkId Network) : ICommand<Done>;

internal sealed class JoinNetworkHandler(
    IReadRepositoryBase<Network> networks, IRepositoryBase<Membership> memberships, IRepositoryBase<Invitation> invitations, IReadRepositoryBase<Member> members,
    Standing standing, ILedgerStore ledger, NetworkDesk desk, CurrentActor actor, ICaller caller)
    : IRequestHandler<JoinNetwork, Result<NetworkView>>, IRequestHandler<LeaveNetwork, Result<Done>>
{
    public async Task<Result<NetworkView>> Handle(JoinNetwork request, CancellationToken cancellationToken)
    {
        var invitation = request.Code is null ? null
            : await invitations.FirstOrDefaultAsync(new InvitationWithCode(request.Network, Invitation.DigestOf(request.Code)), cancellationToken);
        if (request.Code is not null && invitation?.IsOpenAt(desk.Now) != true)
            return NetworkRefusals.UnknownInvitation;
        if (await networks.GetByIdAsync(request.Network, cancellationToken) is not { } network || (network.Joining == JoiningRule.ByInvitation && invitation is null))
            return NetworkRefusals.NotFound;
        if (invitation is null && network.CheckCategory(request.Category) is { } category)
            return category;

        await ledger.LockAsync([network.Pot], cancellationToken);
        if (!await standing.HoldAsync([await members.MeAsync(actor, cancellationToken)], cancellationToken))
            return MemberRefusals.HasLeft;
        var mine = await memberships.FirstOrDefaultAsync(new MembershipIn(network.Id, actor.Me), cancellationToken)
            ?? await memberships.AddAsync(Membership.For(network.Id, actor.Me, desk.Now), cancellationToken);
        var joined = mine.Join(network.IsOpenTo(caller.VerifiedEmail), invitation is not null, invitation is null ? request.Category : invitation.Category, request.Note, desk.Now);
        if (!joined.TryGet(out _, out var refusal) || (invitation is not null && !invitation.Use(actor.Me, desk.Now).TryGet(out _, out refusal)))
            return refusal;
        desk.Tell(mine);
        return NetworkView.Of(network, mine);
    }

    public async Task<Result<Done>> Handle(LeaveNetwork request, CancellationToken cancellationToken) =>
        await networks.GetByIdAsync(request.Network, cancellationToken) is { } network
        && await memberships.FirstOrDefaultAsync(new MembershipIn(network.Id, actor.Me), cancellationToken) is not null
            ? await desk.ChangeAsync(network, actor.Me, m => m.Leave(desk.Now), cancellationToken)
            : NetworkRefusals.NotFound;
}
