using System.Diagnostics.CodeAnalysis;

namespace Hexitime;

/// <summary>The answer to a request: a value, or a <see cref="Hexitime.Refusal"/>. Never both, never neither. Immutable.</summary>
/// <typeparam name="T">What a granted request answers.</typeparam>
public sealed class Result<T> : IResult<Result<T>> where T : notnull
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Whether the request was granted.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsGranted => Refusal is null;

    /// <summary>Why not; <c>null</c> when the request was granted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The answer. Reading it from a refused result is a bug and throws <see cref="InvalidOperationException"/>.</summary>
    public T Value => IsGranted ? _value! : throw new InvalidOperationException($"Refused ({Refusal.Code}): {Refusal.Sentence}");

    /// <inheritdoc />
    public static Result<T> Refused(Refusal refusal) => new(default, refusal ?? throw new ArgumentNullException(nameof(refusal)));

    /// <summary>Reads the answer if there is one, the refusal if not.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (_value, Refusal);
        return IsGranted;
    }

    /// <summary>A granted result.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refused result.</summary>
    public static implicit operator Result<T>(Refusal refusal) => Refused(refusal);
}

/// <summary>What the decorator around every use case needs of an answer: that it can be a refusal.</summary>
/// <typeparam name="TSelf">The result's own type.</typeparam>
public interface IResult<TSelf> where TSelf : IResult<TSelf>
{
    /// <summary>Why not; <c>null</c> when the request was granted.</summary>
    Refusal? Refusal { get; }

    /// <summary>A refused result.</summary>
    static abstract TSelf Refused(Refusal refusal);
}

/// <summary>"It is done", where there is nothing more to say.</summary>
public readonly record struct Done;
