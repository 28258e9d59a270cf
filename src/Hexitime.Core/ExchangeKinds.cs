namespace Hexitime;

/// <summary>
/// The kinds of exchange there are in this process, and what they are called: the bank's, and those that a host has declared. What a number means must be the same
/// wherever it is read, so it is said once for the process. Thread-safe.
/// </summary>
public static class ExchangeKinds
{
    private static readonly Lock OneDeclares = new();

    // Read without the lock: another takes its place, with one kind more.
    private static volatile ExchangeKindWords?[] _byNumber = OfTheBank();

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<ExchangeKindWords> All => [.. _byNumber.OfType<ExchangeKindWords>()];

    /// <summary>Whether there is such a kind.</summary>
    public static bool Exists(ExchangeKind kind) => Find(kind) is not null;

    /// <summary>What a kind is called; <c>null</c> if there is none.</summary>
    public static ExchangeKindWords? Find(ExchangeKind kind) => (int)kind is >= 0 and <= ExchangeKindWords.LastOwn ? _byNumber[(int)kind] : null;

    /// <summary>The kind with a name for programs, whatever its case; <c>null</c> if there is none.</summary>
    public static ExchangeKindWords? Find(string? name) =>
        Array.Find(_byNumber, kind => string.Equals(kind?.Name, name, StringComparison.OrdinalIgnoreCase) && name is not null);

    /// <summary>
    /// What a kind is called, also one whose declaration is gone while the database still has it: that is <c>kind64</c>, and help.
    /// </summary>
    public static ExchangeKindWords Of(ExchangeKind kind) =>
        Find(kind) ?? new ExchangeKindWords(kind, FormattableString.Invariant($"kind{(int)kind}"), "Help", "helps with", "looks for help with");

    /// <summary>Adds a kind. Declaring the same again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">Its number or its name means another kind already.</exception>
    internal static void Declare(ExchangeKindWords kind)
    {
        lock (OneDeclares)
        {
            if (Find(kind.Kind) is { } known && known == kind)
                return;
            if ((Find(kind.Kind) ?? Find(kind.Name)) is { } other)
                throw new InvalidOperationException($"The kind of exchange \"{kind.Name}\" ({(int)kind.Kind}) cannot be declared: there is \"{other.Name}\" ({(int)other.Kind}) already.");
            var more = (ExchangeKindWords?[])_byNumber.Clone();
            more[(int)kind.Kind] = kind;
            _byNumber = more;
        }
    }

    private static ExchangeKindWords?[] OfTheBank()
    {
        var kinds = new ExchangeKindWords?[ExchangeKindWords.LastOwn + 1];
        foreach (var kind in new ExchangeKindWords[]
        {
            new(ExchangeKind.Shadowing, "shadowing", "Shadowing", "can be shadowed in", "would like to shadow somebody in", "shadowing"),
            new(ExchangeKind.Coaching, "coaching", "Coaching", "coaches", "looks for coaching in", "coaching"),
            new(ExchangeKind.Teaching, "teaching", "Teaching", "teaches", "would like to learn", "teaching", "training"),
            new(ExchangeKind.Mentoring, "mentoring", "Mentoring", "mentors in", "looks for a mentor in", "mentoring"),
            new(ExchangeKind.Advice, "advice", "Advice", "advises on", "looks for advice on", "advice", "advise"),
            new(ExchangeKind.HandsOnHelp, "handsOnHelp", "Hands-on help", "helps with", "looks for help with", "help"),
        })
            kinds[(int)kind.Kind] = kind;
        return kinds;
    }
}
