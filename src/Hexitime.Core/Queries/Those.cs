using System.Linq.Expressions;

namespace Hexitime.Queries;

/// <summary>Those for which one criterion holds, in no order.</summary>
internal sealed class Those<T> : Specification<T> where T : class
{
    public Those(Expression<Func<T, bool>> criterion) => Query.Where(criterion);
}
