using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Hexitime.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hexitime.Persistence;

/// <summary>Specifications that EF Core has compiled, which it does once for each model: it need then neither read the expression anew, nor look for what it made of it before.</summary>
/// <param name="context">Where to look.</param>
/// <param name="selector">What of each is wanted; always the same object.</param>
/// <param name="isTracking">Whether what is found is tracked.</param>
internal readonly struct PreparedQueries<T, TResult>(DbContext context, Expression<Func<T, TResult>>? selector, bool isTracking) : IPreparedAnswers<T, IAsyncEnumerable<TResult>> where T : class
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<(Expression, Expression?, bool), Delegate>> Compiled = [];

    public IAsyncEnumerable<TResult> Answer<TValue>(Expression<Func<T, TValue, bool>> criterion, TValue value)
    {
        var known = Compiled.GetOrCreateValue(context.Model);
        if (!known.TryGetValue((criterion, selector, isTracking), out var compiled))
            compiled = known.GetOrAdd((criterion, selector, isTracking), Compile(criterion));
        return ((Func<DbContext, TValue, IAsyncEnumerable<TResult>>)compiled)(context, value);
    }

    private Func<DbContext, TValue, IAsyncEnumerable<TResult>> Compile<TValue>(Expression<Func<T, TValue, bool>> criterion)
    {
        Expression<Func<DbContext, IQueryable<T>>> all = isTracking ? c => c.Set<T>().WithCollections() : c => c.Set<T>().AsNoTracking().WithCollections();
        var wanted = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(T)], all.Body, Expression.Lambda<Func<T, bool>>(criterion.Body, criterion.Parameters[0]));
        if (selector is not null)
            wanted = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(T), typeof(TResult)], wanted, selector);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, TValue, IQueryable<TResult>>>(wanted, all.Parameters[0], criterion.Parameters[1]));
    }
}
