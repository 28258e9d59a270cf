using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;

namespace Hexitime.Persistence;

internal sealed class BankDatabase(HexitimeContext context) : IBankDatabase
{
    public Task<bool> IsReachableAsync(CancellationToken cancellationToken) => context.Value.Database.CanConnectAsync(cancellationToken);

    public async Task<IReadOnlyList<string>> FindPendingMigrationsAsync(CancellationToken cancellationToken) =>
        [.. await context.Value.Database.GetPendingMigrationsAsync(cancellationToken)];
}
