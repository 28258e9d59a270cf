using Hexitime.Listings;
using Hexitime.Matching.Availability;
using Hexitime.Matching.Places;
using Hexitime.Matching.Words;
using Hexitime.Members;
using Hexitime.Networks;

namespace Hexitime.Matching.Ranking;

/// <summary>Listings and their owners, column by column, by listing id. Names that many share are numbered. Immutable and thread-safe.</summary>
internal sealed class PoolSegment
{
    private PoolSegment(IReadOnlyList<(MatchListing Listing, MatchMember Owner)> rows)
    {
        Words = WordIndex.Of([.. rows.Select(r => r.Listing.Words)]);
        Ids = [.. rows.Select(r => r.Listing.Id)];
        Owners = [.. rows.Select(r => r.Owner.Id)];
        Types = [.. rows.Select(r => (byte)r.Listing.Type)];
        Kinds = [.. rows.Select(r => (byte)r.Listing.Kind)];
        Minutes = [.. rows.Select(r => r.Listing.Hours.Minutes)];
        Organisations = new Numbered<OrganisationId>(rows.Select(r => r.Owner.Organisation));
        Professions = new Numbered<string>(rows.Select(r => r.Owner.Profession));
        PayBands = new Numbered<string>(rows.Select(r => r.Owner.PayBand));
        Networks = new NumberedLists<NetworkId>(rows.Select(r => r.Listing.Networks));
        SkillKeys = new NumberedLists<string>(rows.Select(r => r.Listing.Skills.Select(s => s.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        SkillLabels = new string[SkillKeys.Count];
        foreach (var skill in rows.SelectMany(r => r.Listing.Skills))
            SkillLabels[SkillKeys.NumberOf(skill.Key)] = skill.Label;
        RowsWithSkill = SkillKeys.RowsByValue();
        Hours = [.. rows.Select(r => r.Owner.SharedHours ?? default)];
        Whereabouts = [.. rows.Select(r => r.Listing.Whereabouts)];
        Standing = [.. rows.Select(r => (short)Fit.Standing(r.Owner.Record))];
        IsNew = [.. rows.Select(r => r.Owner.Record.IsNew)];
    }

    public static PoolSegment Empty { get; } = new([]);

    public int Count => Ids.Length;

    public WordIndex Words { get; }

    public ListingId[] Ids { get; }

    public MemberId[] Owners { get; }

    public byte[] Types { get; }

    public byte[] Kinds { get; }

    public long[] Minutes { get; }

    public Numbered<OrganisationId> Organisations { get; }

    public Numbered<string> Professions { get; }

    /// <summary>Pay bands; an empty one is not told.</summary>
    public Numbered<string> PayBands { get; }

    public NumberedLists<NetworkId> Networks { get; }

    public NumberedLists<string> SkillKeys { get; }

    public string[] SkillLabels { get; }

    /// <summary>For each skill, the rows that have it.</summary>
    public int[][] RowsWithSkill { get; }

    public WeekHours[] Hours { get; }

    public Whereabouts[] Whereabouts { get; }

    public short[] Standing { get; }

    public bool[] IsNew { get; }

    /// <summary>A segment of these rows, in whatever order they come.</summary>
    public static PoolSegment Of(IEnumerable<(MatchListing Listing, MatchMember Owner)> rows) => new([.. rows.OrderBy(r => r.Listing.Id)]);

    public int RowOf(ListingId listing) => Array.BinarySearch(Ids, listing);
}

/// <summary>A column in which many rows share a value: numbers instead of values.</summary>
internal sealed class Numbered<T> where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];

    public Numbered(IEnumerable<T> column) => Column = [.. column.Select(Number)];

    public int[] Column { get; }

    /// <summary>A value's number; -1 if no row has it.</summary>
    public int NumberOf(T value) => _numbers.GetValueOrDefault(value, -1);

    private int Number(T value)
    {
        if (!_numbers.TryGetValue(value, out var number))
            _numbers[value] = number = _numbers.Count;
        return number;
    }
}

/// <summary>A column of lists, one behind the other, of values that many rows share.</summary>
internal sealed class NumberedLists<T> where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly int[] _starts;
    private readonly int[] _values;

    public NumberedLists(IEnumerable<IEnumerable<T>> column)
    {
        var (starts, values) = (new List<int> { 0 }, new List<int>());
        foreach (var list in column)
        {
            foreach (var value in list)
            {
                if (!_numbers.TryGetValue(value, out var number))
                    _numbers[value] = number = _numbers.Count;
                values.Add(number);
            }

            starts.Add(values.Count);
        }

        (_starts, _values) = ([.. starts], [.. values]);
    }

    /// <summary>How many values there are.</summary>
    public int Count => _numbers.Count;

    /// <summary>The numbers of a row's values, in the order given.</summary>
    public ReadOnlySpan<int> this[int row] => _values.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    public int NumberOf(T value) => _numbers.GetValueOrDefault(value, -1);

    /// <summary>For each value, the rows that have it, in order.</summary>
    public int[][] RowsByValue()
    {
        var rows = new List<int>[Count];
        for (var row = 0; row < _starts.Length - 1; row++)
        {
            foreach (var number in this[row])
                (rows[number] ??= []).Add(row);
        }

        return [.. rows.Select(r => r.ToArray())];
    }
}
