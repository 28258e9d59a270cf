using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Hexitime.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Hexitime.Persistence;

/// <summary>Specifications that EF Core has compiled, which it does once for each model: it need then neither read the expression anew, nor look for what it made of it before.</summary>
/// <param name="context">Where to look.</param>
/// <param name="selector">What of each is wanted; always the same object.</param>
/// <param name="isTracking">Whether what is found is tracked.</param>
internal readonly struct PreparedQueries<T, TResult>(DbContext context, Expression<Func<T, TResult>>? selector, bool isTracking) : IPreparedAnswers<T, IAsyncEnumerable<TResult>> where T : class
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<(Expression, Expression?, int?, Expression?, bool), Delegate>> Compiled = [];

    public IAsyncEnumerable<TResult> Answer<TValue>(Expression<Func<T, TValue, bool>> criterion, TValue value, Expression<Func<IQueryable<T>, IQueryable<T>>>? order, int? most)
    {
        var known = Compiled.GetOrCreateValue(context.Model);
        var question = (criterion, order, most, selector, isTracking);
        if (!known.TryGetValue(question, out var compiled))
            compiled = known.GetOrAdd(question, Compile(criterion, order, most));
        return ((Func<DbContext, TValue, IAsyncEnumerable<TResult>>)compiled)(context, value);
    }

    private Func<DbContext, TValue, IAsyncEnumerable<TResult>> Compile<TValue>(
        Expression<Func<T, TValue, bool>> criterion, Expression<Func<IQueryable<T>, IQueryable<T>>>? order, int? most)
    {
        Expression<Func<DbContext, IQueryable<T>>> all = isTracking ? c => c.Set<T>().WithCollections() : c => c.Set<T>().AsNoTracking().WithCollections();
        var (database, value) = (all.Parameters[0], criterion.Parameters[1]);
        var asked = new Asked(value);
        Expression wanted = Expression.Call(
            typeof(Queryable), nameof(Queryable.Where), [typeof(T)], all.Body, Expression.Lambda<Func<T, bool>>(asked.Visit(criterion.Body), criterion.Parameters[0]));
        if (order is not null)
            wanted = ReplacingExpressionVisitor.Replace(order.Parameters[0], wanted, order.Body);
        if (most is { } count)
            wanted = Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(T)], wanted, Expression.Constant(count));
        if (selector is not null)
            wanted = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(T), typeof(TResult)], wanted, selector);
        var compiled = CompileMethod([typeof(DbContext), .. asked.Parameters.Select(p => p.Type), typeof(TResult)]).Invoke(null, [Expression.Lambda(wanted, [database, .. asked.Parameters])]);
        return Expression.Lambda<Func<DbContext, TValue, IAsyncEnumerable<TResult>>>(
            Expression.Invoke(Expression.Constant(compiled), [database, .. asked.Values]), database, value).Compile();
    }

    /// <summary>EF Core compiles queries by a method for each number of parameters.</summary>
    private static MethodInfo CompileMethod(Type[] types) => typeof(EF).GetMethods()
        .Where(m => m.Name == nameof(EF.CompileAsyncQuery) && m.GetGenericArguments().Length == types.Length)
        .Select(m => m.MakeGenericMethod(types))
        .Single(m => m.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments()[^1] == typeof(IQueryable<TResult>));

    /// <summary>What a criterion asks of its value, each a parameter of the query: a database knows columns, and no records.</summary>
    private sealed class Asked(ParameterExpression value) : ExpressionVisitor
    {
        public List<Expression> Values { get; } = [];

        public List<ParameterExpression> Parameters { get; } = [];

        protected override Expression VisitMember(MemberExpression node) => node.Expression == value ? ParameterOf(node) : base.VisitMember(node);

        protected override Expression VisitParameter(ParameterExpression node) => node == value ? ParameterOf(node) : node;

        private ParameterExpression ParameterOf(Expression asked)
        {
            var known = Values.FindIndex(v => (v as MemberExpression)?.Member == (asked as MemberExpression)?.Member);
            if (known >= 0)
                return Parameters[known];
            Values.Add(asked);
            Parameters.Add(Expression.Parameter(asked.Type, (asked as MemberExpression)?.Member.Name ?? value.Name));
            return Parameters[^1];
        }
    }
}
