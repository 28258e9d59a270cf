namespace Hexitime;

/// <summary>Why a request was refused, in the few ways a caller can react to.</summary>
public enum RefusalKind
{
    /// <summary>What was sent is malformed or breaks a stated limit; correct it and send it again.</summary>
    Invalid = 1,

    /// <summary>Nobody is signed in, or the signed-in person is not a member yet.</summary>
    NotSignedIn,

    /// <summary>The actor may not do this.</summary>
    NotAllowed,

    /// <summary>It does not exist, or the actor may not know that it does.</summary>
    NotFound,

    /// <summary>It cannot be done in the present state; look again and decide anew.</summary>
    Conflict,

    /// <summary>What was edited has changed since it was read (a stale version).</summary>
    Stale,
}

/// <summary>
/// A "no" as a value: a stable code for programs, a sentence for the member who asked, and the figures behind it.
/// Two refusals are equal when kind, code and sentence are. Immutable and thread-safe.
/// </summary>
/// <param name="Kind">How a caller can react.</param>
/// <param name="Code">A stable, dotted code such as <c>ledger.insufficient-credit</c>; codes never change their meaning.</param>
/// <param name="Sentence">What the member reads.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Sentence)
{
    /// <summary>Figures behind the sentence by name (credits as whole minutes), for programs.</summary>
    public IReadOnlyDictionary<string, object> Figures { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <inheritdoc />
    public bool Equals(Refusal? other) =>
        other is not null && Kind == other.Kind && string.Equals(Code, other.Code, StringComparison.Ordinal)
        && string.Equals(Sentence, other.Sentence, StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, Code, Sentence);

    /// <summary>What was sent is malformed or breaks a stated limit.</summary>
    public static Refusal Invalid(string code, string sentence) => new(RefusalKind.Invalid, code, sentence);

    /// <summary>The actor may not do this.</summary>
    public static Refusal NotAllowed(string code, string sentence) => new(RefusalKind.NotAllowed, code, sentence);

    /// <summary>It does not exist, or the actor may not know that it does.</summary>
    public static Refusal NotFound(string code, string sentence) => new(RefusalKind.NotFound, code, sentence);

    /// <summary>It cannot be done in the present state.</summary>
    public static Refusal Conflict(string code, string sentence) => new(RefusalKind.Conflict, code, sentence);

    /// <summary>The same refusal with one more figure.</summary>
    public Refusal With(string name, object figure) =>
        this with { Figures = new Dictionary<string, object>(Figures, StringComparer.Ordinal) { [name] = figure } };
}
