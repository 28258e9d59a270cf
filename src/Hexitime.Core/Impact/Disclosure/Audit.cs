namespace Hexitime.Impact.Disclosure;

/// <summary>Whether readers of some figures could know too much of one of them. Sees every change of what is published.</summary>
internal abstract class Audit(DisclosureRule rule)
{
    protected DisclosureRule Rule { get; } = rule;

    /// <summary>How many figures there are.</summary>
    protected abstract int Figures { get; }

    /// <summary>The first of which they would; <c>null</c> if there is none.</summary>
    public int? FirstTold()
    {
        var knows = Look();
        for (var figure = 0; figure < Figures; figure++)
        {
            if (knows(figure))
                return figure;
        }

        return null;
    }

    /// <summary>Whether they would of one.</summary>
    public bool IsTold(int figure) => Look()(figure);

    /// <summary>Takes what is published now, and answers of any figure whether it tells too much of it.</summary>
    protected abstract Func<int, bool> Look();

    /// <summary>What is known of a count by how it is published. That it has not moved since an earlier report cannot be seen in it.</summary>
    protected Bounds Known(PublishedCount published) => published.State switch
    {
        CountState.Hidden => Bounds.AtLeast(1),
        CountState.Shown => Rule.Behind(published.Figure),
        _ => Rule.Behind(published.Figure) is var then ? new Bounds(Math.Max(1, then.Least - Rule.HideUpTo), then.Most + Rule.HideUpTo) : default,
    };

    /// <summary>Of a small count no more may be known than that it is small, and of a total that it is one for each cell in which there is somebody; of another that is hidden not to within as many.</summary>
    protected bool IsTooNarrow(long count, Bounds range, int cells, int others = 0) =>
        Rule.IsSmall(count) ? range.Least > Math.Max(1, cells) || range.Most < Rule.HideUpTo - others : range.Most - range.Least < Rule.HideUpTo;

    /// <summary>In how many cells of a figure there is somebody: where nobody is, that is shown.</summary>
    protected static int CellsWithPeople(CountTable table, int figure) => table.CellsOf(figure).Count(cell => table[cell] > 0);
}

/// <summary>Of one table by itself.</summary>
internal sealed class TableAudit(CountTable table, PublishedCount[] published, DisclosureRule rule) : Audit(rule)
{
    protected override int Figures => table.Figures;

    protected override Func<int, bool> Look()
    {
        var knowledge = Knowledge.Of(table, [.. published.Select(Known)]);
        // Of what has not moved, that it has by few must not be told by the rest.
        return f => published[f].State != CountState.Shown && IsTooNarrow(table[f], knowledge.RangeOf(f, Rule.HideUpTo), CellsWithPeople(table, f));
    }
}

/// <summary>Of two lists, one of whose people are among the other's: of both and of what lies between them. Figures: those of the part, of the whole, of the rest.</summary>
internal sealed class ListsAudit(CountTable table, PublishedCount[] published, EarlierReport earlier, DisclosureRule rule) : Audit(rule)
{
    private readonly bool _isWhole = earlier.Overlap == Overlap.Within;

    protected override int Figures => 3 * table.Figures;

    protected override Func<int, bool> Look()
    {
        var (part, whole) = _isWhole ? (earlier.Counts, table) : (table, earlier.Counts);
        var (ofPart, ofWhole) = _isWhole ? (earlier.Published, (IReadOnlyList<PublishedCount>)published) : (published, earlier.Published);
        var knowledge = Knowledge.Of(part, [.. ofPart.Select(Known)], whole, [.. ofWhole.Select(Known)], f => Between(whole[f] - part[f], ofPart[f], ofWhole[f]));
        var n = table.Figures;

        // Where the whole is small, and it is known that there is somebody in the part, the rest is smaller.
        bool IsTooMuchOfRest(int f) => Rule.IsSmall(whole[f] - part[f]) && IsTooNarrow(
            whole[f] - part[f], knowledge.RangeOf((2 * n) + f, Rule.HideUpTo), whole.CellsOf(f).Count(cell => part[cell] == 0 && whole[cell] > 0),
            Rule.IsSmall(whole[f]) ? CellsWithPeople(part, f) : 0);

        return f => f < n ? ofPart[f].State == CountState.Hidden && IsTooNarrow(part[f], knowledge.RangeOf(f, Rule.HideUpTo), CellsWithPeople(part, f))
            : f < 2 * n ? ofWhole[f - n].State == CountState.Hidden && IsTooNarrow(whole[f - n], knowledge.RangeOf(f, Rule.HideUpTo), CellsWithPeople(whole, f - n))
            : IsTooMuchOfRest(f - (2 * n));
    }

    /// <summary>A figure that is the same stands for few between them, one that has moved for more: that is the rule, and readers know it.</summary>
    private Bounds Between(long difference, PublishedCount one, PublishedCount other) =>
        one.State == CountState.Hidden || other.State == CountState.Hidden ? Bounds.AtLeast(0)
        : one.Figure == other.Figure ? new Bounds(0, Math.Max(Rule.HideUpTo, Rule.RoundTo - 1))
        : difference > Rule.HideUpTo ? Bounds.AtLeast(Rule.HideUpTo + 1)
        : Bounds.AtLeast(0);
}

/// <summary>Of two tables: of what lies between each two figures. Also of two lists of which neither is a part of the other, because somebody has left or is told of otherwise.</summary>
internal sealed class FiguresAudit(CountTable table, PublishedCount[] published, EarlierReport earlier, DisclosureRule rule) : Audit(rule)
{
    protected override int Figures => table.Figures;

    protected override Func<int, bool> Look() => f =>
    {
        var (then, now) = (Known(earlier.Published[f]), Known(published[f]));
        var (part, whole) = earlier.Counts[f] <= table[f] ? (then, now) : (now, then);
        var difference = Math.Abs(table[f] - earlier.Counts[f]);
        return published[f].State == CountState.Shown && Rule.IsSmall(difference) && IsTooNarrow(difference, new Bounds(Math.Max(0, whole.Least - part.Most), whole.Most - part.Least), 1);
    };
}
