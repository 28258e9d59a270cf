using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Hexitime.Queries;

/// <summary>
/// Says which <typeparamref name="T"/> are wanted and in which order, without saying where they are kept: EF Core evaluates it in a database,
/// <see cref="Evaluate"/> in memory. The shape is that of Ardalis.Specification, which can take its place. Build it in the constructor of a derived class;
/// from then on it is immutable.
/// </summary>
/// <typeparam name="T">The entity.</typeparam>
public abstract class Specification<T> : ISpecification<T> where T : class
{
    private readonly List<Func<IQueryable<T>, IQueryable<T>>> _steps = [];

    /// <summary>Starts a specification.</summary>
    protected Specification() => Query = new SpecificationBuilder<T>(_steps);

    /// <summary>Where the specification is built.</summary>
    protected SpecificationBuilder<T> Query { get; }

    /// <inheritdoc />
    public IQueryable<T> Apply(IQueryable<T> source) => _steps.Aggregate(source, (query, step) => step(query));

    /// <inheritdoc />
    [RequiresUnreferencedCode(InMemory.Needs), RequiresDynamicCode(InMemory.Needs)]
    public IEnumerable<T> Evaluate(IEnumerable<T> entities) => Apply(entities.AsQueryable());
}

/// <summary>Says which <typeparamref name="T"/> are wanted, and what of each.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TResult">What is wanted of each.</typeparam>
public abstract class Specification<T, TResult> : Specification<T>, ISpecification<T, TResult> where T : class
{
    /// <summary>Starts a specification.</summary>
    protected Specification() => Query = new SpecificationBuilder<T, TResult>(base.Query);

    /// <summary>Where the specification is built.</summary>
    protected new SpecificationBuilder<T, TResult> Query { get; }

    /// <inheritdoc />
    public IQueryable<TResult> ApplySelecting(IQueryable<T> source) =>
        Apply(source).Select(Query.Selector ?? throw new InvalidOperationException($"{GetType().Name} does not say what of each is wanted."));
}

/// <summary>Which entities are wanted, and in which order.</summary>
/// <typeparam name="T">The entity.</typeparam>
public interface ISpecification<T> where T : class
{
    /// <summary>Narrows and orders a query.</summary>
    IQueryable<T> Apply(IQueryable<T> source);

    /// <summary>Narrows and orders what is in memory.</summary>
    [RequiresUnreferencedCode(InMemory.Needs), RequiresDynamicCode(InMemory.Needs)]
    IEnumerable<T> Evaluate(IEnumerable<T> entities);
}

/// <summary>Which entities are wanted, in which order, and what of each.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TResult">What is wanted of each.</typeparam>
public interface ISpecification<T, TResult> : ISpecification<T> where T : class
{
    /// <summary>Narrows and orders a query, and selects what is wanted.</summary>
    IQueryable<TResult> ApplySelecting(IQueryable<T> source);
}

/// <summary>A specification of which there is at most one.</summary>
/// <typeparam name="T">The entity.</typeparam>
public interface ISingleResultSpecification<T> : ISpecification<T> where T : class;

/// <summary>Builds a specification step by step.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class SpecificationBuilder<T>(List<Func<IQueryable<T>, IQueryable<T>>> steps) where T : class
{
    /// <summary>Keeps those for which the criterion holds.</summary>
    public SpecificationBuilder<T> Where(Expression<Func<T, bool>> criterion) => Add(query => query.Where(criterion));

    /// <summary>Keeps those for which the criterion holds, if <paramref name="condition"/> does.</summary>
    public SpecificationBuilder<T> Where(Expression<Func<T, bool>> criterion, bool condition) => condition ? Where(criterion) : this;

    /// <summary>Keeps those for which the criterion holds with this value.</summary>
    public SpecificationBuilder<T> Where<TValue>(Expression<Func<T, TValue, bool>> criterion, TValue value) => Where(criterion.With(value));

    /// <summary>Orders as somebody else says.</summary>
    public SpecificationBuilder<T> In(Expression<Func<IQueryable<T>, IQueryable<T>>> order) => Add(query => query.In(order));

    /// <summary>Orders from the least.</summary>
    public SpecificationBuilder<T> OrderBy<TKey>(Expression<Func<T, TKey>> key) => Add(query => query.OrderBy(key));

    /// <summary>Orders from the greatest.</summary>
    public SpecificationBuilder<T> OrderByDescending<TKey>(Expression<Func<T, TKey>> key) => Add(query => query.OrderByDescending(key));

    /// <summary>Orders equals from the least.</summary>
    public SpecificationBuilder<T> ThenBy<TKey>(Expression<Func<T, TKey>> key) => Add(query => ((IOrderedQueryable<T>)query).ThenBy(key));

    /// <summary>Orders equals from the greatest.</summary>
    public SpecificationBuilder<T> ThenByDescending<TKey>(Expression<Func<T, TKey>> key) => Add(query => ((IOrderedQueryable<T>)query).ThenByDescending(key));

    /// <summary>Passes over the first few.</summary>
    public SpecificationBuilder<T> Skip(int count) => Add(query => query.Skip(count));

    /// <summary>Takes at most that many.</summary>
    public SpecificationBuilder<T> Take(int count) => Add(query => query.Take(count));

    private SpecificationBuilder<T> Add(Func<IQueryable<T>, IQueryable<T>> step)
    {
        steps.Add(step);
        return this;
    }
}

/// <summary>Builds a specification that selects.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TResult">What is wanted of each.</typeparam>
public sealed class SpecificationBuilder<T, TResult>(SpecificationBuilder<T> query) where T : class
{
    internal Expression<Func<T, TResult>>? Selector { get; private set; }

    /// <summary>Says what of each is wanted.</summary>
    public SpecificationBuilder<T> Select(Expression<Func<T, TResult>> selector)
    {
        Selector = selector;
        return query;
    }
}

internal static class InMemory
{
    public const string Needs = "A query over what is in memory is compiled at run time.";
}
