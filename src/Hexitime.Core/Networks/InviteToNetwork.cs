using System.Net.Mail;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>A host or an ambassador invites somebody to a network. The answer has the code with which they join; the bank keeps only its digest.</summary>
/// <param name="Network">To which network.</param>
/// <param name="Email">Whom: where the code will be sent. It is not checked when the code is used.</param>
/// <param name="Category">The category in which they will be, in a network that has some.</param>
/// <param name="ValidDays">For how many days: 1 to 90.</param>
[MaySend(Who.Member)]
public sealed record InviteToNetwork(NetworkId Network, string Email, string? Category = null, int ValidDays = 14) : ICommand<NewInvitation>, IChecked, ITellsASecret
{
    /// <inheritdoc />
    public Refusal? Check() =>
        Email is not { Length: <= 254 } || !MailAddress.TryCreate(Email, out _) ? Refusal.Invalid("network.email", "Write the e-mail address as name@example.org.")
        : ValidDays is < 1 or > 90 ? Refusal.Invalid("network.invitation-days", "An invitation can be used for 1 to 90 days.")
        : null;
}

/// <summary>An invitation that was just made.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Code">The code with which one joins.</param>
public sealed record NewInvitation(InvitationView Invitation, string Code);

/// <summary>An invitation that can be used.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Email">To whom.</param>
/// <param name="Category">In which category.</param>
/// <param name="At">When it was made.</param>
/// <param name="ExpiresAt">From when on it can no longer be used.</param>
public sealed record InvitationView(InvitationId Id, string Email, string? Category, Instant At, Instant ExpiresAt)
{
    /// <summary>Shows an invitation.</summary>
    public static InvitationView Of(Invitation i) => new(i.Id, i.Email, i.Category, i.At, i.ExpiresAt);
}

/// <summary>A host or an ambassador withdraws an invitation.</summary>
/// <param name="Network">Of which network.</param>
/// <param name="Invitation">Which.</param>
[MaySend(Who.Member)]
public sealed record WithdrawInvitation(NetworkId Network, InvitationId Invitation) : ICommand<Done>;

/// <summary>A host or an ambassador looks through the invitations that can still be used: the newest 100.</summary>
/// <param name="Network">Of which network.</param>
[MaySend(Who.Member)]
public sealed record ListInvitations(NetworkId Network) : IQuery<Page<InvitationView>>;

internal sealed class InviteToNetworkHandler(IRepositoryBase<Invitation> invitations, NetworkDesk desk)
    : IRequestHandler<InviteToNetwork, Result<NewInvitation>>, IRequestHandler<WithdrawInvitation, Result<Done>>,
      IRequestHandler<ListInvitations, Result<Page<InvitationView>>>
{
    private const int MostListed = 100;

    public async Task<Result<NewInvitation>> Handle(InviteToNetwork request, CancellationToken cancellationToken)
    {
        if (!(await FindAsync(request.Network, cancellationToken)).TryGet(out var network, out var refusal))
            return refusal;
        if (network.CheckCategory(request.Category) is { } category)
            return category;
        var (invitation, code) = Invitation.Invite(network.Id, request.Email, request.Category, desk.Me, Duration.FromDays(request.ValidDays), desk.Now);
        await invitations.AddAsync(invitation, cancellationToken);
        return new NewInvitation(InvitationView.Of(invitation), code);
    }

    public async Task<Result<Done>> Handle(WithdrawInvitation request, CancellationToken cancellationToken)
    {
        if (!(await FindAsync(request.Network, cancellationToken)).TryGet(out var network, out var refusal))
            return refusal;
        return await invitations.GetByIdAsync(request.Invitation, cancellationToken) is { } invitation && invitation.Network == network.Id
            ? invitation.Withdraw(desk.Now)
            : NetworkRefusals.UnknownInvitation;
    }

    public async Task<Result<Page<InvitationView>>> Handle(ListInvitations request, CancellationToken cancellationToken)
    {
        if (!(await FindAsync(request.Network, cancellationToken)).TryGet(out var network, out var refusal))
            return refusal;
        var open = await invitations.ListAsync(new OpenInvitations(network.Id, desk.Now, MostListed), cancellationToken);
        return new Page<InvitationView>([.. open.Select(InvitationView.Of)], null);
    }

    private Task<Result<Network>> FindAsync(NetworkId network, CancellationToken cancellationToken) =>
        desk.AsAsync(network, NetworkRoles.Host | NetworkRoles.Ambassador, cancellationToken);
}
