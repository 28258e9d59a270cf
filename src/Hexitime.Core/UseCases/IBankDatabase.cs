namespace Hexitime.UseCases;

/// <summary>The state of the database that keeps the bank, for health checks.</summary>
public interface IBankDatabase
{
    /// <summary>Whether it can be reached.</summary>
    Task<bool> IsReachableAsync(CancellationToken cancellationToken);

    /// <summary>The names of the migrations that this version of the bank needs and the database lacks; none when it is up to date.</summary>
    Task<IReadOnlyList<string>> FindPendingMigrationsAsync(CancellationToken cancellationToken);
}
