using Hexitime.Exchanges;
using Hexitime.Impact;
using Hexitime.Impact.Evidence;
using Hexitime.UseCases;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal sealed partial class Scene
{
    /// <summary>A computation that an administrator has asked for.</summary>
    public async Task<ImpactRunId> RebuildAsync() => (await _bank.SendAsync("root", new RebuildFigures(), roles: Roles.Administrator)).Value.Id;

    /// <summary>The map's figures, which an administrator has asked for.</summary>
    public async Task<ImpactRunId> MeasuredAsync()
    {
        var run = (await _bank.SendAsync("root", new MeasureMap(), roles: Roles.Administrator)).Value.Id;
        while (await _bank.DispatchAsync() > 0)
        {
        }

        return run;
    }

    /// <summary>An exchange of Ada and Ben whose hours are counted.</summary>
    public async Task<ExchangeId> CountedAsync()
    {
        var id = await CompletedAsync();
        while (await _bank.DispatchAsync() > 0)
        {
        }

        return id;
    }

    /// <summary>What Ada has written of an exchange with Ben, and shared.</summary>
    public async Task<CountersignReflection> SharedByAdaAsync()
    {
        var written = await DoAsync(AdasSubject, new WriteReflection((await CountedAsync()).Value, "I plot the median first.", IsShared: true));
        return new CountersignReflection(written.Id, written.Version);
    }
}
