using System.Linq.Expressions;
using Hexitime.Ledger;

namespace Hexitime.Persistence.Ledger;

/// <summary>Account ids behind one, up to and with another; without bounds where they are <c>null</c>.</summary>
internal sealed record AccountRange(AccountId? After, AccountId? To)
{
    /// <summary>The rows whose accounts come behind the lower bound.</summary>
    public IQueryable<T> Behind<T>(IQueryable<T> rows, Expression<Func<T, AccountId>> account) =>
        After is { } after ? rows.Where(Compare(account, after, Expression.GreaterThan)) : rows;

    /// <summary>The rows whose accounts are in the range.</summary>
    public IQueryable<T> Within<T>(IQueryable<T> rows, Expression<Func<T, AccountId>> account) =>
        To is { } to ? Behind(rows, account).Where(Compare(account, to, Expression.LessThanOrEqual)) : Behind(rows, account);

    /// <summary>All that comes behind this range; without bounds if nothing does.</summary>
    public AccountRange Next() => new(To, null);

    /// <summary><c>row => row.Account.CompareTo(bound) > 0</c> and the like; the bound as a variable, so that the query is planned once.</summary>
    private static Expression<Func<T, bool>> Compare<T>(
        Expression<Func<T, AccountId>> account, AccountId bound, Func<Expression, Expression, BinaryExpression> comparison)
    {
        Expression<Func<AccountId>> variable = () => bound;
        var compared = Expression.Call(account.Body, nameof(AccountId.CompareTo), null, variable.Body);
        return Expression.Lambda<Func<T, bool>>(comparison(compared, Expression.Constant(0)), account.Parameters);
    }
}
