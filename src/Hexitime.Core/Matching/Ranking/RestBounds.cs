using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hexitime.Matching.Places;
using Hexitime.Matching.Words;

namespace Hexitime.Matching.Ranking;

/// <summary>
/// What the rows of a block bring at most, beside words and skills: by what their owners' standing is at best, whether one of them is new, and how near their places are. May be
/// too much, never too little; floating numbers are therefore no harm. Immutable and thread-safe.
/// </summary>
internal sealed class RestBounds
{
    private const float Nowhere = 1e9f;

    private readonly float[] _standing;
    private readonly float[] _isNew;
    private readonly float[] _isRemote;
    private readonly float[] _south;
    private readonly float[] _north;
    private readonly float[] _west;
    private readonly float[] _east;
    private readonly float[] _cosine;
    private readonly float[] _reach;

    public RestBounds(MatchRow[] rows)
    {
        var blocks = Padded((rows.Length + WordIndex.BlockSize - 1) >> WordIndex.BlockShift);
        float[] All(float value) => [.. Enumerable.Repeat(value, blocks)];
        (_standing, _isNew, _isRemote, _reach) = (All(0), All(0), All(0), All(0));
        (_south, _north, _west, _east, _cosine) = (All(Nowhere), All(-Nowhere), All(Nowhere), All(-Nowhere), All(1));
        for (var row = 0; row < rows.Length; row++)
            Add(row >> WordIndex.BlockShift, rows[row]);
    }

    /// <summary>How many numbers are written for so many blocks.</summary>
    public static int Padded(int blocks) => (blocks + Vector512<ushort>.Count - 1) & -Vector512<ushort>.Count;

    /// <summary>For each block, what the rest brings at most, in the unit of a scale.</summary>
    public void Write(RankQuery query, in RankParts weights, RankScale scale, ushort[] to)
    {
        var always = (query.Kind is null ? 0 : weights.Kind) + (query.Asker.SharedHours is null ? 0 : weights.Time);
        var boundary = Fit.Boundary(otherOrganisation: true, otherProfession: true, otherPayBand: query.Asker.PayBand.Length > 0) * weights.Boundary;
        var constant = Vector512.Create((float)((always * Fit.Perfect) + boundary));
        var (standing, isNew, place) = ((float)weights.Standing, (float)(weights.Fairness * Fit.Perfect), (float)(weights.Place * Fit.Perfect));
        for (var at = 0; at < _standing.Length; at += Vector512<ushort>.Count)
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            Vector512<uint> Half(int from)
            {
                var rest = constant + (Load(_standing, from) * standing) + (Load(_isNew, from) * isNew) + (Place(query.Whereabouts, from) * place);
                return Vector512.ConvertToUInt32(Vector512.Min((rest * scale.UnitsPerPoint) + Vector512.Create(1.5f), Vector512.Create((float)ushort.MaxValue)));
            }

            Vector512.Narrow(Half(at), Half(at + Vector512<float>.Count)).CopyTo(to, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Load(float[] column, int at) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)at);

    private void Add(int block, in MatchRow row)
    {
        _standing[block] = Math.Max(_standing[block], row.Standing);
        _isNew[block] = Math.Max(_isNew[block], row.IsNew ? 1 : 0);
        _isRemote[block] = Math.Max(_isRemote[block], row.Whereabouts.Remotely ? 1 : 0);
        if (row.Whereabouts.Site is not { } site)
            return;
        (_south[block], _north[block]) = (Math.Min(_south[block], site.TenThousandthsNorth), Math.Max(_north[block], site.TenThousandthsNorth));
        (_west[block], _east[block]) = (Math.Min(_west[block], site.TenThousandthsEast), Math.Max(_east[block], site.TenThousandthsEast));
        _cosine[block] = Math.Min(_cosine[block], NearDistance.Cosine(site));
        _reach[block] = Math.Max(_reach[block], row.Whereabouts.TravelKilometres * 1_000);
    }

    /// <summary>1 for each block of which somebody can perhaps meet a row (<see cref="PlaceFit"/>).</summary>
    private Vector512<float> Place(in Whereabouts asker, int at)
    {
        var remotely = asker.Remotely ? Load(_isRemote, at) : Vector512<float>.Zero;
        if (asker.Site is not { } site)
            return remotely;
        var distance = NearDistance.SquareAtLeast(site, Load(_south, at), Load(_north, at), Load(_west, at), Load(_east, at), Load(_cosine, at));
        var reach = Vector512.Max(Load(_reach, at), Vector512.Create(Math.Max(PlaceFit.SameSite, asker.TravelKilometres * 1_000f))) + Vector512<float>.One;
        return Vector512.ConditionalSelect(Vector512.LessThanOrEqual(distance, reach * reach), Vector512<float>.One, remotely);
    }
}
