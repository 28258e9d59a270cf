namespace Hexitime.Queries;

/// <summary>Reads entities. Belongs to one scope; not thread-safe.</summary>
/// <typeparam name="T">The entity.</typeparam>
public interface IReadRepositoryBase<T> where T : class
{
    /// <summary>The entity with this id; <c>null</c> if there is none.</summary>
    Task<T?> GetByIdAsync<TId>(TId id, CancellationToken cancellationToken = default) where TId : notnull;

    /// <summary>The first that is wanted; <c>null</c> if there is none.</summary>
    Task<T?> FirstOrDefaultAsync(ISpecification<T> specification, CancellationToken cancellationToken = default);

    /// <summary>All that are wanted.</summary>
    Task<List<T>> ListAsync(ISpecification<T> specification, CancellationToken cancellationToken = default);

    /// <summary>What is wanted of all that are.</summary>
    Task<List<TResult>> ListAsync<TResult>(ISpecification<T, TResult> specification, CancellationToken cancellationToken = default);

    /// <summary>How many are wanted.</summary>
    Task<int> CountAsync(ISpecification<T> specification, CancellationToken cancellationToken = default);

    /// <summary>Whether any is wanted.</summary>
    Task<bool> AnyAsync(ISpecification<T> specification, CancellationToken cancellationToken = default);
}

/// <summary>Reads entities and takes new ones. Changes to what was read are saved by the unit of work.</summary>
/// <typeparam name="T">The entity.</typeparam>
public interface IRepositoryBase<T> : IReadRepositoryBase<T> where T : class
{
    /// <summary>Adds an entity, to be saved by the unit of work.</summary>
    Task<T> AddAsync(T entity, CancellationToken cancellationToken = default);

    /// <summary>Deletes an entity that was read in this transaction, when the unit of work saves. What is history the database does not let go.</summary>
    Task DeleteAsync(T entity, CancellationToken cancellationToken = default);
}
