namespace Hexitime.Ledger;

/// <summary>
/// Where seals are kept, beside the ledger. It can append and read, never edit or delete. Commands join the transaction of the use case that is running. An instance
/// belongs to one scope and is not thread-safe; many may share one database.
/// </summary>
public interface ISealStore
{
    /// <summary>The newest seal; <c>null</c> before the first.</summary>
    Task<Seal?> FindLastAsync(CancellationToken cancellationToken);

    /// <summary>The seal of that number; <c>null</c> if there is none.</summary>
    Task<Seal?> FindAsync(long number, CancellationToken cancellationToken);

    /// <summary>Seals from the newest to the oldest: at most <paramref name="limit"/> of those before number <paramref name="before"/> (all if <c>null</c>).</summary>
    Task<IReadOnlyList<Seal>> ReadAsync(long? before, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the heads of all accounts that have grown since they were last sealed, of one instant, for a seal that is added in the same transaction. Says how many.
    /// </summary>
    Task<int> KeepHeadsAsync(long number, CancellationToken cancellationToken);

    /// <summary>The heads that a seal is made of: of each account, by id, the newest that was kept for this seal or one before it.</summary>
    IAsyncEnumerable<SealedHead> ReadHeadsAsync(long number, CancellationToken cancellationToken);

    /// <summary>The head of one account in a seal; <c>null</c> if the account had no entries then.</summary>
    Task<SealedHead?> FindHeadAsync(AccountId account, long number, CancellationToken cancellationToken);

    /// <summary>Keeps a seal, whose heads have been kept.</summary>
    Task AddAsync(Seal seal, CancellationToken cancellationToken);
}
