using System.Text.RegularExpressions;

namespace Hexitime;

/// <summary>A kind of exchange and what it is called. Immutable.</summary>
public sealed partial record ExchangeKindWords
{
    /// <summary>The least number of a kind of a host's own.</summary>
    public const int FirstOwn = 64;

    /// <summary>The greatest.</summary>
    public const int LastOwn = 255;

    internal ExchangeKindWords(ExchangeKind kind, string name, string title, string offers, string seeks, params IReadOnlyList<string> askedAs) =>
        (Kind, Name, Title, Offers, Seeks, AskedAs) = (kind, name, title, offers, seeks, askedAs);

    /// <summary>The kind.</summary>
    public ExchangeKind Kind { get; }

    /// <summary>The name for programs, in JSON and in addresses: <c>handsOnHelp</c>.</summary>
    public string Name { get; }

    /// <summary>The name for people: "Hands-on help".</summary>
    public string Title { get; }

    /// <summary>What whoever offers it does, before a skill: "helps with".</summary>
    public string Offers { get; }

    /// <summary>What whoever requests it does, before a skill: "looks for help with".</summary>
    public string Seeks { get; }

    /// <summary>Words with which people ask for it when they search, in any of their forms.</summary>
    public IReadOnlyList<string> AskedAs { get; }

    /// <summary>A kind of a host's own.</summary>
    /// <param name="number">The number that databases keep: 64 to 255. Never give it to another kind.</param>
    /// <param name="name">The name for programs: a lower-case letter, then letters and digits, at most 40 in all.</param>
    /// <param name="title">The name for people: 1 to 60 characters.</param>
    /// <param name="offers">What whoever offers it does, before a skill, such as "shows round a place known for": 1 to 60 characters.</param>
    /// <param name="seeks">What whoever requests it does, before a skill, such as "would like to be shown": 1 to 60 characters.</param>
    /// <exception cref="ArgumentException">One of these is not as it must be.</exception>
    public static ExchangeKindWords Own(int number, string name, string title, string offers, string seeks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, FirstOwn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, LastOwn);
        if (!NameForm().IsMatch(name))
            throw new ArgumentException("The name of a kind is a lower-case letter, then letters and digits, at most 40 in all.", nameof(name));
        if ((Texts.Check(title, 60, "exchange.kind", "The title") ?? Texts.Check(offers, 60, "exchange.kind", "What it offers") ?? Texts.Check(seeks, 60, "exchange.kind", "What it seeks")) is { } fault)
            throw new ArgumentException(fault.Sentence, nameof(title));
        return new ExchangeKindWords((ExchangeKind)number, name, title, offers, seeks, title);
    }

    /// <inheritdoc />
    public bool Equals(ExchangeKindWords? other) =>
        other is not null && (Kind, Name, Title, Offers, Seeks) == (other.Kind, other.Name, other.Title, other.Offers, other.Seeks);

    /// <inheritdoc />
    public override int GetHashCode() => (int)Kind;

    [GeneratedRegex("^[a-z][a-zA-Z0-9]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NameForm();
}
