using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Hexitime.Queries;

/// <summary>
/// A specification of which only a value differs from one time to the next, such as the id of whoever asks. What it says is an expression that is made once, so that a
/// database can prepare its answer once, where it would else read and translate the expression each time. For what nearly every request asks; immutable.
/// </summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TValue">The value: one that a column can have, a list of such, or a record of several, whose properties the criterion asks.</typeparam>
/// <param name="criterion">Which are wanted; always the same object, from a static field.</param>
/// <param name="value">The value this time.</param>
/// <param name="order">In which order; always the same object, from a static field. <c>null</c> for any.</param>
/// <param name="most">The first so many of them; <c>null</c> for all. An answer is prepared for each number.</param>
public abstract class PreparedSpecification<T, TValue>(
    Expression<Func<T, TValue, bool>> criterion, TValue value, Expression<Func<IQueryable<T>, IQueryable<T>>>? order = null, int? most = null) : IPreparedSpecification<T> where T : class
{
    /// <inheritdoc />
    public IQueryable<T> Apply(IQueryable<T> source)
    {
        var wanted = source.Where(criterion.With(value));
        var ordered = order is null ? wanted : wanted.In(order);
        return most is { } count ? ordered.Take(count) : ordered;
    }

    /// <inheritdoc />
    [RequiresUnreferencedCode(InMemory.Needs), RequiresDynamicCode(InMemory.Needs)]
    public IEnumerable<T> Evaluate(IEnumerable<T> entities) => Apply(entities.AsQueryable());

    /// <inheritdoc />
    public TAnswer AskOf<TAnswer>(IPreparedAnswers<T, TAnswer> answers) => answers.Answer(criterion, value, order, most);
}

/// <summary>A prepared specification that says what of each is wanted.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TValue">The value: one that a column can have, a list of such, or a record of several, whose properties the criterion asks.</typeparam>
/// <typeparam name="TResult">What is wanted of each.</typeparam>
/// <param name="criterion">Which are wanted; always the same object, from a static field.</param>
/// <param name="selector">What of each; always the same object, from a static field.</param>
/// <param name="value">The value this time.</param>
public abstract class PreparedSpecification<T, TValue, TResult>(Expression<Func<T, TValue, bool>> criterion, Expression<Func<T, TResult>> selector, TValue value)
    : PreparedSpecification<T, TValue>(criterion, value), IPreparedSpecification<T, TResult> where T : class
{
    /// <inheritdoc />
    public Expression<Func<T, TResult>> Selector => selector;

    /// <inheritdoc />
    public IQueryable<TResult> ApplySelecting(IQueryable<T> source) => Apply(source).Select(selector);
}

/// <summary>A prepared specification, whatever its value is.</summary>
/// <typeparam name="T">The entity.</typeparam>
public interface IPreparedSpecification<T> : ISpecification<T> where T : class
{
    /// <summary>Has somebody answer who knows the type of the value no more than whoever asks.</summary>
    TAnswer AskOf<TAnswer>(IPreparedAnswers<T, TAnswer> answers);
}

/// <summary>A prepared specification that selects, whatever its value is.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TResult">What is wanted of each.</typeparam>
public interface IPreparedSpecification<T, TResult> : IPreparedSpecification<T>, ISpecification<T, TResult> where T : class
{
    /// <summary>What of each is wanted.</summary>
    Expression<Func<T, TResult>> Selector { get; }
}

/// <summary>Answers prepared specifications.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
public interface IPreparedAnswers<T, out TAnswer> where T : class
{
    /// <summary>Finds those for which the criterion holds with this value: in this order, if there is one, and at most so many.</summary>
    TAnswer Answer<TValue>(Expression<Func<T, TValue, bool>> criterion, TValue value, Expression<Func<IQueryable<T>, IQueryable<T>>>? order, int? most);
}
