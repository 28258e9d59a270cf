using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>An administrator founds a network and makes a member its first host.</summary>
/// <param name="Charter">What it is and how it is run.</param>
/// <param name="Host">Who runs it.</param>
[MaySend(Who.Administrator)]
public sealed record FoundNetwork(NetworkCharter Charter, MemberId Host) : ICommand<NetworkView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Charter.Check();
}

/// <summary>An administrator makes a member a host of a network, such as one whose hosts have all left the bank.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Host">Whom.</param>
[MaySend(Who.Administrator)]
public sealed record AppointHost(NetworkId Network, MemberId Host) : ICommand<Done>;

internal sealed class FoundNetworkHandler(
    IRepositoryBase<Network> networks, IRepositoryBase<Membership> memberships, IReadRepositoryBase<Member> members, ILedgerStore ledger, NetworkDesk desk, IClock clock)
    : IRequestHandler<FoundNetwork, Result<NetworkView>>, IRequestHandler<AppointHost, Result<Done>>
{
    public async Task<Result<NetworkView>> Handle(FoundNetwork request, CancellationToken cancellationToken)
    {
        if (await members.GetByIdAsync(request.Host, cancellationToken) is not { State: MemberState.Active })
            return MemberRefusals.NotFound;
        var network = await networks.AddAsync(Network.Found(request.Charter, clock.GetCurrentInstant()), cancellationToken);
        await ledger.OpenAsync(Account.Open(network.Pot, AccountKind.Pot), cancellationToken);
        return (await AppointAsync(network, request.Host, cancellationToken)).TryGet(out _, out var refusal) ? NetworkView.Of(network, null) : refusal;
    }

    public async Task<Result<Done>> Handle(AppointHost request, CancellationToken cancellationToken) =>
        await members.GetByIdAsync(request.Host, cancellationToken) is not { State: MemberState.Active } ? MemberRefusals.NotFound
        : await networks.GetByIdAsync(request.Network, cancellationToken) is not { } network ? NetworkRefusals.NotFound
        : await AppointAsync(network, request.Host, cancellationToken);

    private async Task<Result<Done>> AppointAsync(Network network, MemberId host, CancellationToken cancellationToken)
    {
        await ledger.LockAsync([network.Pot], cancellationToken);
        var now = clock.GetCurrentInstant();
        var membership = await memberships.FirstOrDefaultAsync(new MembershipIn(network.Id, host), cancellationToken)
            ?? await memberships.AddAsync(Membership.For(network.Id, host, now), cancellationToken);
        if (!membership.Appoint(now).TryGet(out var done, out var refusal))
            return refusal;
        desk.Tell(membership);
        return done;
    }
}
