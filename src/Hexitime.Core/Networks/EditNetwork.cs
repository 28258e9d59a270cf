using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Networks;

/// <summary>A host changes what a network is and how it is run. Who belongs to it already stays, and so does what was published there.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Charter">All of it, as it shall be.</param>
/// <param name="Version">The version that was read; another one is refused (<c>version.stale</c>). <c>null</c> overwrites whatever is there.</param>
[MaySend(Who.Member)]
public sealed record EditNetwork(NetworkId Network, NetworkCharter Charter, int? Version = null) : ICommand<NetworkView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Charter.Check();
}

internal sealed class EditNetworkHandler(NetworkDesk desk) : IRequestHandler<EditNetwork, Result<NetworkView>>
{
    public async Task<Result<NetworkView>> Handle(EditNetwork request, CancellationToken cancellationToken)
    {
        if (!(await desk.AsAsync(request.Network, NetworkRoles.Host, cancellationToken)).TryGet(out var network, out var refusal))
            return refusal;
        if (network.CheckVersion(request.Version) is { } stale)
            return stale;
        network.Edit(request.Charter);
        return NetworkView.Of(network, (await desk.FindAsync(network.Id, cancellationToken)).Value.Mine);
    }
}
