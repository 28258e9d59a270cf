namespace Hexitime.UseCases;

/// <summary>
/// One transaction around one use case, whatever the database. If the host has begun a transaction on the same context, the use case joins it and the
/// host commits.
/// </summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs the work in a transaction, saves and commits; or rolls everything back when <paramref name="isRefused"/> says so or an exception leaves it.
    /// When another writer got in between, the work is run again on fresh data, a bounded number of times; so it must do nothing outside the database.
    /// </summary>
    /// <exception cref="ConcurrencyException">Other writers kept getting in between; nothing has changed.</exception>
    Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, Func<T, bool> isRefused, CancellationToken cancellationToken);

    /// <summary>Runs work that only reads, without a transaction, all of it over one connection: to take another from the pool for each question costs, and queues behind others.</summary>
    Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}

/// <summary>Where events wait until their transaction has committed.</summary>
public interface IOutbox
{
    /// <summary>Adds an event to the running transaction.</summary>
    void Add(IDomainEvent domainEvent);

    /// <summary>Forgets the events that arrived before an instant; says how many. Those that wait are never forgotten.</summary>
    Task<int> ForgetAsync(NodaTime.Instant before, CancellationToken cancellationToken);
}

/// <summary>Answers to commands, kept under their idempotency keys in the transaction of what they did.</summary>
public interface ICommandLog
{
    /// <summary>The answer given under this key before; <c>null</c> if there is none. Throws nothing; another request under the same key is told apart.</summary>
    Task<CommandAnswer<T>?> FindAsync<T>(string subject, string key, object command, CancellationToken cancellationToken) where T : notnull;

    /// <summary>Keeps an answer.</summary>
    Task KeepAsync<T>(string subject, string key, object command, Result<T> answer, CancellationToken cancellationToken) where T : notnull;

    /// <summary>
    /// Forgets all answers to somebody, and takes out of those to others what names that person; sent again, these commands are refused (<c>command.answer-erased</c>), and
    /// done no second time.
    /// </summary>
    /// <param name="subject">The host's name for the person.</param>
    /// <param name="names">What an answer that names the person has in it: an id, an address.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task EraseAsync(string subject, IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>Forgets the answers recorded before an instant; says how many.</summary>
    Task<int> ForgetAsync(NodaTime.Instant before, CancellationToken cancellationToken);
}

/// <summary>An answer found under an idempotency key.</summary>
/// <param name="IsSameCommand">Whether it was given to the same command with the same content.</param>
/// <param name="Answer">The answer, if so.</param>
/// <typeparam name="T">What a granted command answers.</typeparam>
public sealed record CommandAnswer<T>(bool IsSameCommand, Result<T>? Answer) where T : notnull;
