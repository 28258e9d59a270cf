using Hexitime.Members;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Networks;

/// <summary>A host admits somebody who has applied.</summary>
/// <param name="Network">To which network.</param>
/// <param name="Member">Whom.</param>
[MaySend(Who.Member)]
public sealed record AdmitMember(NetworkId Network, MemberId Member) : ICommand<Done>;

/// <summary>A host does not admit somebody who has applied. They may apply anew.</summary>
/// <param name="Network">To which network.</param>
/// <param name="Member">Whom.</param>
/// <param name="Reason">Why; at most 2,000 characters.</param>
[MaySend(Who.Member)]
public sealed record RefuseMember(NetworkId Network, MemberId Member, string? Reason = null) : ICommand<Done>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Reason, 2_000, "network.reason", "The reason");
}

/// <summary>A host removes somebody. What they have agreed with others runs its course; to come back they need a host's approval or an invitation.</summary>
/// <param name="Network">From which network.</param>
/// <param name="Member">Whom.</param>
/// <param name="Reason">Why: 1 to 2,000 characters.</param>
[MaySend(Who.Member)]
public sealed record RemoveMember(NetworkId Network, MemberId Member, string Reason) : ICommand<Done>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "network.reason", "The reason");
}

/// <summary>A host says what somebody is trusted with in the network. Refused (<c>network.last-host</c>) when nobody would run it any more.</summary>
/// <param name="Network">In which network.</param>
/// <param name="Member">Whom.</param>
/// <param name="Roles">All the roles that they shall have; none for none.</param>
[MaySend(Who.Member)]
public sealed record SetNetworkRoles(NetworkId Network, MemberId Member, IReadOnlyList<NetworkRoles> Roles) : ICommand<Done>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Roles.Together() is null ? Refusal.Invalid("network.roles", "Roles are host, broker, ambassador and auditor.") : null;
}

internal sealed class ChangeMembershipHandler(NetworkDesk desk)
    : IRequestHandler<AdmitMember, Result<Done>>, IRequestHandler<RefuseMember, Result<Done>>, IRequestHandler<RemoveMember, Result<Done>>,
      IRequestHandler<SetNetworkRoles, Result<Done>>
{
    public Task<Result<Done>> Handle(AdmitMember request, CancellationToken cancellationToken) =>
        desk.ChangeAsHostAsync(request.Network, request.Member, m => m.Admit(desk.Now), cancellationToken);

    public Task<Result<Done>> Handle(RefuseMember request, CancellationToken cancellationToken) =>
        desk.ChangeAsHostAsync(request.Network, request.Member, m => m.Refuse(request.Reason, desk.Now), cancellationToken);

    public Task<Result<Done>> Handle(RemoveMember request, CancellationToken cancellationToken) =>
        desk.ChangeAsHostAsync(request.Network, request.Member, m => m.Remove(request.Reason, desk.Now), cancellationToken);

    public Task<Result<Done>> Handle(SetNetworkRoles request, CancellationToken cancellationToken) =>
        desk.ChangeAsHostAsync(request.Network, request.Member, m => m.Trust(request.Roles.Together()!.Value, desk.Now), cancellationToken);
}
