namespace Hexitime.Impact.Disclosure;

/// <summary>
/// Counts of people, each of whom stands in one cell, by rows and columns; with one column it is a list. Its margins, the totals of rows and columns and of all, are published with it.
/// Immutable.
/// </summary>
public sealed class CountTable
{
    private readonly long[] _counts;

    private CountTable(int rows, int columns, long[] counts) => (Rows, Columns, _counts) = (rows, columns, counts);

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>Whether it is a list, whose rows' totals are its cells.</summary>
    public bool IsList => Columns == 1;

    /// <summary>How many figures are published: cells by rows, then the rows' totals, the columns' totals, and the total; of a list the cells and the total.</summary>
    public int Figures => IsList ? Rows + 1 : ((Rows + 1) * (Columns + 1));

    /// <summary>A list of counts.</summary>
    public static CountTable List(IEnumerable<long> counts)
    {
        long[] all = [.. counts];
        return Of(all.Length, 1, (row, _) => all[row]);
    }

    /// <summary>A table of counts, none of which is negative.</summary>
    public static CountTable Of(int rows, int columns, Func<int, int, long> count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var counts = new long[rows * columns];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = count(i / columns, i % columns);
            ArgumentOutOfRangeException.ThrowIfNegative(counts[i], nameof(count));
        }

        return new CountTable(rows, columns, counts);
    }

    /// <summary>The figure with a number; see <see cref="Figures"/>.</summary>
    public long this[int figure] => CellsOf(figure).Sum(cell => _counts[cell]);

    /// <summary>How many people there are.</summary>
    public long Total => this[Figures - 1];

    internal bool IsMargin(int figure) => figure >= _counts.Length;

    /// <summary>The cells of which a figure is the sum: itself, a row, a column, or all.</summary>
    internal IEnumerable<int> CellsOf(int figure) =>
        figure < _counts.Length ? [figure]
        : figure == Figures - 1 ? Enumerable.Range(0, _counts.Length)
        : figure < _counts.Length + Rows ? Enumerable.Range((figure - _counts.Length) * Columns, Columns)
        : Enumerable.Range(0, Rows).Select(r => (r * Columns) + (figure - _counts.Length - Rows));
}
