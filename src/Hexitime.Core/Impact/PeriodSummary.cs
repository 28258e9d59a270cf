using Hexitime.Impact.Indicators;

namespace Hexitime.Impact;

/// <summary>The figures of a period as they were summed up. They hold as long as none of its months has changed since; they can always be computed anew.</summary>
public sealed class PeriodSummary
{
    private PeriodSummary() { }

    internal PeriodSummary(string scope, int firstMonth, int months) => (Scope, FirstMonth, Months) = (scope, firstMonth, months);

    /// <summary>Of which hours: <c>everything</c>, or <c>network:</c> with its id.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>The first month of the period; see <see cref="Impact.Months"/>.</summary>
    public int FirstMonth { get; private set; }

    /// <summary>How many months it has: 1, 3 or 12.</summary>
    public int Months { get; private set; }

    /// <summary>How often its months had changed.</summary>
    public long Changes { get; private set; }

    /// <summary>The figures.</summary>
    public PeriodFigures Figures { get; private set; } = null!;

    internal void Keep(PeriodFigures figures, long changes) => (Figures, Changes) = (figures, changes);
}
