using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hexitime.Persistence.Conformance;

/// <summary>Sees whether something happens while a transaction runs.</summary>
internal sealed class TransactionWatch
{
    private int _running;

    public int Looks { get; private set; }

    public int LooksWhileLocked { get; private set; }

    /// <summary>Notes a look; as a criterion, it fits nothing.</summary>
    public int Look()
    {
        Looks++;
        LooksWhileLocked += _running > 0 ? 1 : 0;
        return 0;
    }

    /// <summary>Stands around a host's unit of work.</summary>
    public IServiceCollection Over(IServiceCollection services)
    {
        var own = services.Last(s => s.ServiceType == typeof(IUnitOfWork));
        return services.RemoveAll<IUnitOfWork>().AddScoped<IUnitOfWork>(scope => new Watched(this, (IUnitOfWork)ActivatorUtilities.CreateInstance(scope, own.ImplementationType!)));
    }

    private sealed class Watched(TransactionWatch watch, IUnitOfWork own) : IUnitOfWork
    {
        public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, Func<T, bool> isRefused, CancellationToken cancellationToken)
        {
            watch._running++;
            try
            {
                return await own.RunAsync(work, isRefused, cancellationToken);
            }
            finally
            {
                watch._running--;
            }
        }

        public Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) => own.ReadAsync(work, cancellationToken);
    }
}
