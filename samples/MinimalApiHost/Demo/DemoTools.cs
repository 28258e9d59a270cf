using NodaTime;

namespace MinimalApiHost.Demo;

/// <summary>A clock that is set by hand, so that a year goes by in seconds.</summary>
internal sealed class DemoClock(Instant start) : IClock
{
    private Instant _now = start;

    public Instant GetCurrentInstant() => _now;

    public void MoveTo(Instant instant) => _now = Instant.Max(_now, instant);
}

/// <summary>The same numbers on every machine and with every version of .NET (SplitMix64).</summary>
internal sealed class DemoDice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="sides"/> − 1.</summary>
    public int Roll(int sides)
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)sides);
        }
    }

    public T Pick<T>(IReadOnlyList<T> of) => of[Roll(of.Count)];

    /// <summary>Whether something happens that happens so many times in a hundred.</summary>
    public bool Happens(int inHundred) => Roll(100) < inHundred;
}
