using System.Linq.Expressions;
using Hexitime.Queries;
using Microsoft.EntityFrameworkCore;

namespace Hexitime.Persistence;

/// <summary>
/// Entities in a context. Within a transaction they are tracked, so that the unit of work saves what becomes of them. Outside one they are for looking at:
/// untracked, hence never older than the query, however long the scope has been alive.
/// </summary>
internal sealed class Repository<T>(HexitimeContext hexitime) : IRepositoryBase<T> where T : class
{
    private readonly DbContext _context = hexitime.Value;

    private bool IsTracking => _context.Database.CurrentTransaction is not null;

    private PreparedQueries<T, T> Prepared => new(_context, null, IsTracking);

    private IQueryable<T> Entities => (IsTracking ? _context.Set<T>() : _context.Set<T>().AsNoTracking()).WithCollections();

    public async Task<T?> GetByIdAsync<TId>(TId id, CancellationToken cancellationToken = default) where TId : notnull =>
        (IsTracking ? FindTracked(id) : null) ?? await Prepared.Answer(WithId<TId>.Criterion, id, order: null, most: null).FirstOrDefaultAsync(cancellationToken);

    public async Task<T?> FirstOrDefaultAsync(ISpecification<T> specification, CancellationToken cancellationToken = default) =>
        specification is IPreparedSpecification<T> prepared
            ? await prepared.AskOf(Prepared).FirstOrDefaultAsync(cancellationToken)
            : await specification.Apply(Entities).FirstOrDefaultAsync(cancellationToken);

    public async Task<List<T>> ListAsync(ISpecification<T> specification, CancellationToken cancellationToken = default) =>
        specification is IPreparedSpecification<T> prepared
            ? await prepared.AskOf(Prepared).ToListAsync(cancellationToken)
            : await specification.Apply(Entities).ToListAsync(cancellationToken);

    public async Task<List<TResult>> ListAsync<TResult>(ISpecification<T, TResult> specification, CancellationToken cancellationToken = default) =>
        specification is IPreparedSpecification<T, TResult> prepared
            ? await prepared.AskOf(new PreparedQueries<T, TResult>(_context, prepared.Selector, isTracking: false)).ToListAsync(cancellationToken)
            : await specification.ApplySelecting(Entities).ToListAsync(cancellationToken);

    public Task<int> CountAsync(ISpecification<T> specification, CancellationToken cancellationToken = default) =>
        specification.Apply(Entities).CountAsync(cancellationToken);

    public Task<bool> AnyAsync(ISpecification<T> specification, CancellationToken cancellationToken = default) =>
        specification.Apply(Entities).AnyAsync(cancellationToken);

    public Task<T> AddAsync(T entity, CancellationToken cancellationToken = default)
    {
        _context.Set<T>().Add(entity);
        return Task.FromResult(entity);
    }

    public Task DeleteAsync(T entity, CancellationToken cancellationToken = default)
    {
        _context.Set<T>().Remove(entity);
        return Task.CompletedTask;
    }

    /// <summary>What was read or added in this transaction, saved or not. FindAsync would find it too, but asks the database by an expression that it makes anew.</summary>
    private T? FindTracked<TId>(TId id) where TId : notnull => _context.Set<T>().Local.FindEntry(id)?.Entity;

    private static class WithId<TId> where TId : notnull
    {
        public static readonly Expression<Func<T, TId, bool>> Criterion = (entity, id) => EF.Property<TId>(entity, "Id").Equals(id);
    }
}
