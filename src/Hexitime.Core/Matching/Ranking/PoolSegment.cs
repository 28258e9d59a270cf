using Hexitime.Listings;
using Hexitime.Matching.Availability;
using Hexitime.Matching.Places;
using Hexitime.Matching.Words;
using Hexitime.Members;
using Hexitime.Networks;

namespace Hexitime.Matching.Ranking;

/// <summary>What is asked of every row that may be among the best, in one place, so that asking costs one look into memory and not eight.</summary>
internal readonly record struct MatchRow
{
    public required WeekHours Hours { get; init; }

    public required Whereabouts Whereabouts { get; init; }

    public required int Organisation { get; init; }

    public required int Profession { get; init; }

    public required int PayBand { get; init; }

    public required short Standing { get; init; }

    public required byte Type { get; init; }

    public required byte Kind { get; init; }

    public required bool IsNew { get; init; }
}

/// <summary>
/// Listings and their owners. What lies near each other is alike: rows are in the order of type, then those whose owner is new, those that can meet remotely, and by place, so that
/// whole blocks of them cannot be among the best and need not be looked into. A row's number by listing id, by which ties are broken, is its rank. Immutable and thread-safe.
/// </summary>
internal sealed class PoolSegment
{
    private readonly ListingId[] _byRank;

    private PoolSegment((MatchListing Listing, MatchMember Owner)[] byRank)
    {
        Ranks = RowOrder.Of(byRank);
        var rows = Array.ConvertAll(Ranks, rank => byRank[rank]);
        RowsByRank = new int[Ranks.Length];
        for (var row = 0; row < Ranks.Length; row++)
            RowsByRank[Ranks[row]] = row;
        _byRank = Array.ConvertAll(byRank, r => r.Listing.Id);
        FirstRequest = rows.Count(r => r.Listing.Type == ListingType.Offer);
        Words = WordIndex.Of(Array.ConvertAll(rows, r => r.Listing.Words));
        Owners = Array.ConvertAll(rows, r => r.Owner.Id);
        Minutes = Array.ConvertAll(rows, r => r.Listing.Hours.Minutes);
        Networks = new NumberedLists<NetworkId>(rows.Select(r => r.Listing.Networks));
        SkillKeys = new NumberedLists<string>(rows.Select(r => r.Listing.Skills.Select(s => s.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        SkillLabels = new string[SkillKeys.Count];
        foreach (var skill in byRank.SelectMany(r => r.Listing.Skills))
            SkillLabels[SkillKeys.NumberOf(skill.Key)] = skill.Label;
        Skills = new SkillColumns(SkillKeys, Words.BlockCount);
        Rows = Array.ConvertAll(rows, r => new MatchRow
        {
            Hours = r.Owner.SharedHours ?? default,
            Whereabouts = r.Listing.Whereabouts,
            Organisation = Organisations.Number(r.Owner.Organisation),
            Profession = Professions.Number(r.Owner.Profession),
            PayBand = PayBands.Number(r.Owner.PayBand),
            Standing = (short)Fit.Standing(r.Owner.Record),
            Type = (byte)r.Listing.Type,
            Kind = (byte)r.Listing.Kind,
            IsNew = r.Owner.Record.IsNew,
        });
        Bounds = new RestBounds(Rows);
    }

    public static PoolSegment Empty { get; } = new([]);

    public int Count => Rows.Length;

    public WordIndex Words { get; }

    public MatchRow[] Rows { get; }

    public RestBounds Bounds { get; }

    /// <summary>The ranks of the rows.</summary>
    public int[] Ranks { get; }

    public int[] RowsByRank { get; }

    /// <summary>Offers are before it.</summary>
    public int FirstRequest { get; }

    public MemberId[] Owners { get; }

    public long[] Minutes { get; }

    public Numbered<OrganisationId> Organisations { get; } = new();

    public Numbered<string> Professions { get; } = new();

    /// <summary>Pay bands; an empty one is not told.</summary>
    public Numbered<string> PayBands { get; } = new();

    public NumberedLists<NetworkId> Networks { get; }

    public NumberedLists<string> SkillKeys { get; }

    public string[] SkillLabels { get; }

    public SkillColumns Skills { get; }

    /// <summary>The ids, in order.</summary>
    public ReadOnlySpan<ListingId> Ids => _byRank;

    /// <summary>A segment of these rows, in whatever order they come.</summary>
    public static PoolSegment Of(IEnumerable<(MatchListing Listing, MatchMember Owner)> rows) => rows.OrderBy(r => r.Listing.Id).ToArray() is { Length: > 0 } some ? new(some) : Empty;

    /// <summary>The row of a listing; -1 if it is not here.</summary>
    public int RowOf(ListingId listing) => Array.BinarySearch(_byRank, listing) is >= 0 and var rank ? RowsByRank[rank] : -1;
}

/// <summary>Values that many rows share, numbered.</summary>
internal sealed class Numbered<T> where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];

    /// <summary>A value's number; -1 if no row has it.</summary>
    public int NumberOf(T value) => _numbers.GetValueOrDefault(value, -1);

    /// <summary>The number of a row's value.</summary>
    public int Number(T value)
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
