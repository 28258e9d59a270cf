using System.Collections;

namespace Hexitime.Impact.Map;

/// <summary>The columns of ties as a list of rows.</summary>
internal sealed class TieList(TieTable table) : IReadOnlyList<MapTie>
{
    public int Count => table.Count;

    public MapTie this[int index] => table[index];

    public IEnumerator<MapTie> GetEnumerator()
    {
        for (var t = 0; t < table.Count; t++)
            yield return table[t];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
