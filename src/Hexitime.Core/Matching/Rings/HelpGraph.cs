using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>The helps that count, as rows: person <c>u</c> can help <c>Targets[i]</c> for the <c>i</c> from <c>Starts[u]</c> to <c>Starts[u + 1]</c>, targets ascending.</summary>
/// <param name="Starts">Where each person's row starts, and one more.</param>
/// <param name="Targets">Who is helped.</param>
/// <param name="Scores">How well it fits.</param>
/// <param name="Labels">Which of the problem's helps it is.</param>
internal sealed record HelpGraph(int[] Starts, int[] Targets, int[] Scores, int[] Labels)
{
    public int People => Starts.Length - 1;

    public static HelpGraph Of(MemberId[] people, Help[] sorted)
    {
        var index = new Dictionary<MemberId, int>(people.Length);
        for (var p = 0; p < people.Length; p++)
            index.Add(people[p], p);

        var (starts, targets, scores, labels) = (new int[people.Length + 1], new int[sorted.Length], new int[sorted.Length], new int[sorted.Length]);
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            // Sorted by helper, helped and the best first: of each pair the first is the one that counts.
            if (i > 0 && sorted[i].Helper == sorted[i - 1].Helper && sorted[i].Helped == sorted[i - 1].Helped)
                continue;
            (targets[count], scores[count], labels[count]) = (index[sorted[i].Helped], sorted[i].Score, i);
            starts[index[sorted[i].Helper] + 1]++;
            count++;
        }

        for (var p = 0; p < people.Length; p++)
            starts[p + 1] += starts[p];
        return new HelpGraph(starts, targets[..count], scores[..count], labels[..count]);
    }

    /// <summary>Where the help from one person to another is; -1 if there is none.</summary>
    public int Find(int helper, int helped)
    {
        var at = Array.BinarySearch(Targets, Starts[helper], Starts[helper + 1] - Starts[helper], helped);
        return at < 0 ? -1 : at;
    }
}
