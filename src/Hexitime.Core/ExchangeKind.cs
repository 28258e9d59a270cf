namespace Hexitime;

/// <summary>
/// What kind of help it is: one of the bank's six, or one that a host has declared (<see cref="HexitimeBuilder.AddExchangeKind"/>). The number is what databases keep, so it
/// never changes its meaning; in JSON a kind is its name. <see cref="ExchangeKinds"/> says which there are.
/// </summary>
public enum ExchangeKind
{
    /// <summary>Being with somebody at work.</summary>
    Shadowing = 1,

    /// <summary>Coaching.</summary>
    Coaching = 2,

    /// <summary>Teaching.</summary>
    Teaching = 3,

    /// <summary>Mentoring.</summary>
    Mentoring = 4,

    /// <summary>Advice.</summary>
    Advice = 5,

    /// <summary>Doing a piece of work together or for somebody.</summary>
    HandsOnHelp = 6,
}
