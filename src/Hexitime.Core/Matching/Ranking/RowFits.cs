using Hexitime.Matching.Places;

namespace Hexitime.Matching.Ranking;

/// <summary>A row that can be among the best.</summary>
/// <param name="Row">The row.</param>
/// <param name="WordScore">The score of its words.</param>
/// <param name="Steps">How like its skills are to those that are looked for, in steps.</param>
internal readonly record struct FoundRow(int Row, ushort WordScore, ushort Steps);

/// <summary>How well the rows of one segment fit a query, row by row. Reused from query to query; not thread-safe.</summary>
internal sealed class RowFits
{
    private PoolSegment _segment = PoolSegment.Empty;
    private RankQuery _query = null!;
    private RankParts _weights;
    private bool[] _isMember = [];
    private int _organisation;
    private int _profession;
    private int _payBand;
    private int _payBandNotTold;
    private int _mostOfTimeAndPlace;
    private long _fetched;

    /// <summary>Takes up a query.</summary>
    public void Begin(PoolSegment segment, RankQuery query, in RankParts weights)
    {
        (_segment, _query, _weights) = (segment, query, weights);
        var asker = query.Asker;
        _organisation = segment.Organisations.NumberOf(asker.Organisation);
        _profession = segment.Professions.NumberOf(asker.Profession);
        (_payBand, _payBandNotTold) = (segment.PayBands.NumberOf(asker.PayBand), segment.PayBands.NumberOf(""));
        _mostOfTimeAndPlace = (weights.Place + (asker.SharedHours is null ? 0 : weights.Time)) * Fit.Perfect;
        if (_isMember.Length < segment.Networks.Count)
            _isMember = new bool[segment.Networks.Count];
        _isMember.AsSpan().Clear();
        for (var i = 0; i < asker.Networks.Count; i++)
        {
            if (segment.Networks.NumberOf(asker.Networks[i]) is >= 0 and var number)
                _isMember[number] = query.Within is not { } within || within == asker.Networks[i];
        }
    }

    /// <summary>Has rows fetched from memory, all at once (<see cref="Words.WordScores.Fetch"/>).</summary>
    public void Fetch(ReadOnlySpan<FoundRow> rows)
    {
        var all = _segment.Rows;
        foreach (ref readonly var found in rows)
        {
            ref readonly var it = ref all[found.Row];
            _fetched ^= it.Standing ^ it.Hours.FirstHours;
        }
    }

    /// <summary>Every part of a row, of which that of skills and words is known.</summary>
    public RankParts Of(int row, int skills, int words, out int? metres)
    {
        ref readonly var it = ref _segment.Rows[row];
        (_, var place, metres) = PlaceFit.Of(_query.Whereabouts, it.Whereabouts);
        return new RankParts(skills, words, Kind(it), Time(it), place, Boundary(it), it.Standing, Fairness(it));
    }

    public int TotalOf(int row, int skills, int words) => Of(row, skills, words, out _).Times(_weights).Sum;

    /// <summary>Whether a row's total can come to what is needed. Looks at one part after the other, those first that cost least, as long as the rest can still make up for what is missing.</summary>
    public bool CanReach(int row, int skills, int words, int needed)
    {
        ref readonly var it = ref _segment.Rows[row];
        if (_query.Wanted is { } wanted && it.Type != (byte)wanted)
            return false;
        var total = (skills * _weights.Skills) + (words * _weights.Words) + _mostOfTimeAndPlace
            + (it.Standing * _weights.Standing) + (Fairness(it) * _weights.Fairness) + (Boundary(it) * _weights.Boundary) + (Kind(it) * _weights.Kind);
        if (total < needed)
            return false;
        if (_query.Asker.SharedHours is not null)
            total -= (Fit.Perfect - Time(it)) * _weights.Time;
        return total >= needed && total - ((Fit.Perfect - PlaceFit.AtMost(_query.Whereabouts, it.Whereabouts)) * _weights.Place) >= needed;
    }

    public bool IsFromOtherOrganisation(int row) => _segment.Rows[row].Organisation != _organisation;

    public bool IsOfOtherProfession(int row) => _segment.Rows[row].Profession != _profession;

    /// <summary>Whether the asker may see it where they look.</summary>
    public bool IsVisible(int row)
    {
        var networks = _segment.Networks[row];
        foreach (var network in networks)
        {
            if (_isMember[network])
                return true;
        }

        return networks.IsEmpty && _query.Within is null;
    }

    private int Kind(in MatchRow row) => Fit.Kind(_query.Kind, (ExchangeKind)row.Kind);

    private int Time(in MatchRow row) => _query.Asker.SharedHours is { } hours ? Fit.Time(hours, row.Hours) : 0;

    private int Boundary(in MatchRow row) => Fit.Boundary(row.Organisation != _organisation, row.Profession != _profession,
        _query.Asker.PayBand.Length > 0 && row.PayBand != _payBand && row.PayBand != _payBandNotTold);

    private static int Fairness(in MatchRow row) => row.IsNew ? Fit.Perfect : 0;
}
