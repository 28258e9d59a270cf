using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Hexitime.Queries;

/// <summary>Puts into expressions what they leave open.</summary>
internal static class Putting
{
    /// <summary>The criterion with a value, captured as the compiler captures a variable: so a database takes it as a parameter.</summary>
    public static Expression<Func<T, bool>> With<T, TValue>(this Expression<Func<T, TValue, bool>> criterion, TValue value)
    {
        Expression<Func<TValue>> captured = () => value;
        return Expression.Lambda<Func<T, bool>>(new Put(captured.Body, criterion.Parameters[1]).Visit(criterion.Body), criterion.Parameters[0]);
    }

    public static IQueryable<T> In<T>(this IQueryable<T> source, Expression<Func<IQueryable<T>, IQueryable<T>>> order) =>
        source.Provider.CreateQuery<T>(new Put(source.Expression, order.Parameters[0]).Visit(order.Body));

    private sealed class Put(Expression now, Expression inPlaceOf) : ExpressionVisitor
    {
        [return: NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node) => node == inPlaceOf ? now : base.Visit(node);
    }
}
