using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Hexitime.Ledger;

/// <summary>
/// An amount of time as the bank counts it: whole minutes, 60 to a credit; 1 credit is 1 hour of anyone's time. Signed, because a
/// balance can be negative. Exact: there is no fraction of a minute and no floating point. <c>default</c> is <see cref="Zero"/>.
/// Arithmetic that leaves <see cref="MinValue"/> to <see cref="MaxValue"/> throws <see cref="OverflowException"/>; the ledger's rules
/// refuse such orders before they get there. Immutable and thread-safe.
/// </summary>
[JsonConverter(typeof(CreditsJsonConverter))]
public readonly partial record struct Credits : IComparable<Credits>, ISpanFormattable, ISpanParsable<Credits>, ITold
{
    /// <summary>The number of minutes in one credit.</summary>
    public const int MinutesPerCredit = 60;

    /// <summary>The bound on either side, in minutes: 10¹⁵, which every JSON reader holds exactly and whose sums cannot overflow.</summary>
    public const long LargestMinutes = 1_000_000_000_000_000;

    private Credits(long minutes) => Minutes = minutes;

    /// <summary>The amount in whole minutes.</summary>
    public long Minutes { get; }

    string ITold.In(Wording words) => words.Time(Minutes);

    /// <summary>No time at all.</summary>
    public static Credits Zero => default;

    /// <summary>The largest amount: <see cref="LargestMinutes"/>.</summary>
    public static Credits MaxValue => new(LargestMinutes);

    /// <summary>The smallest amount: minus <see cref="LargestMinutes"/>.</summary>
    public static Credits MinValue => new(-LargestMinutes);

    /// <summary>Whether this is more than zero, as every order's amount must be.</summary>
    public bool IsPositive => Minutes > 0;

    /// <summary>Whether this is less than zero.</summary>
    public bool IsNegative => Minutes < 0;

    /// <summary>That many minutes.</summary>
    /// <exception cref="OverflowException">It is beyond the bounds.</exception>
    public static Credits FromMinutes(long minutes) =>
        TryFromMinutes(minutes, out var credits) ? credits : throw new OverflowException($"{minutes} minutes is beyond what the bank can hold.");

    /// <summary>That many whole credits (hours).</summary>
    /// <exception cref="OverflowException">It is beyond the bounds.</exception>
    public static Credits FromHours(long hours) => FromMinutes(hours * MinutesPerCredit);

    /// <summary>That many minutes, if within the bounds.</summary>
    public static bool TryFromMinutes(long minutes, out Credits credits)
    {
        var fits = minutes is >= -LargestMinutes and <= LargestMinutes;
        credits = fits ? new Credits(minutes) : default;
        return fits;
    }

    /// <summary>The sum.</summary>
    public static Credits operator +(Credits left, Credits right) => FromMinutes(left.Minutes + right.Minutes);

    /// <summary>The difference.</summary>
    public static Credits operator -(Credits left, Credits right) => FromMinutes(left.Minutes - right.Minutes);

    /// <summary>The opposite.</summary>
    public static Credits operator -(Credits credits) => new(-credits.Minutes);

    /// <summary>Whether the left is less.</summary>
    public static bool operator <(Credits left, Credits right) => left.Minutes < right.Minutes;

    /// <summary>Whether the left is more.</summary>
    public static bool operator >(Credits left, Credits right) => left.Minutes > right.Minutes;

    /// <summary>Whether the left is not more.</summary>
    public static bool operator <=(Credits left, Credits right) => left.Minutes <= right.Minutes;

    /// <summary>Whether the left is not less.</summary>
    public static bool operator >=(Credits left, Credits right) => left.Minutes >= right.Minutes;

    /// <summary>The smaller of two.</summary>
    public static Credits Min(Credits left, Credits right) => left < right ? left : right;

    /// <summary>The larger of two.</summary>
    public static Credits Max(Credits left, Credits right) => left > right ? left : right;

    /// <inheritdoc />
    public int CompareTo(Credits other) => Minutes.CompareTo(other.Minutes);

    /// <summary>
    /// Splits the amount into <paramref name="parts"/> that differ by a minute at most and always add up to the whole; the larger parts come first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one part was asked for.</exception>
    public IReadOnlyList<Credits> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var (each, left) = long.DivRem(Minutes, parts);
        return [.. Enumerable.Range(0, parts).Select(i => new Credits(each + (i < Math.Abs(left) ? Math.Sign(left) : 0)))];
    }

    /// <summary>As people write it: "1 h 30 min", "2 h", "45 min", "0 min"; negative amounts with a leading minus.</summary>
    public override string ToString()
    {
        var (hours, minutes) = Math.DivRem(Math.Abs(Minutes), MinutesPerCredit);
        var sign = Minutes < 0 ? "-" : "";
        return (hours, minutes) switch
        {
            (0, _) => string.Create(CultureInfo.InvariantCulture, $"{sign}{minutes} min"),
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{sign}{hours} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{sign}{hours} h {minutes} min"),
        };
    }

    /// <inheritdoc />
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc />
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = ToString();
        var fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    [GeneratedRegex(@"^\s*(?<sign>-)?\s*(?:(?<hours>[0-9]{1,15})(?:\.(?<fraction>[0-9]{1,9}))?\s*(?:hours?|hrs?|h))?\s*(?:(?<minutes>[0-9]{1,16})\s*(?:minutes?|mins?|m))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();

    /// <summary>
    /// Reads "1.5 h", "1 h 30 min", "2 hours", "90 min", each with an optional leading minus. A bare number is refused, because it does not
    /// say its unit; so is a fraction that is not a whole minute ("0.01 h") and an amount beyond the bounds.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Credits credits) => TryParse(text.AsSpan(), null, out credits);

    /// <inheritdoc cref="TryParse(string?, out Credits)" />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Credits result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out Credits)" />
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Credits result)
    {
        result = default;
        if (s.Length > 64 || Written().Match(s.ToString()) is not { Success: true } match)
            return false;
        var (hours, minutes) = (match.Groups["hours"], match.Groups["minutes"]);
        if (!hours.Success && !minutes.Success)
            return false;

        var total = Int128.Zero;
        if (hours.Success)
            total += Int128.Parse(hours.ValueSpan, CultureInfo.InvariantCulture) * MinutesPerCredit;
        if (match.Groups["fraction"] is { Success: true } fraction)
        {
            var (whole, rest) = Math.DivRem(
                long.Parse(fraction.ValueSpan, CultureInfo.InvariantCulture) * MinutesPerCredit, (long)Math.Pow(10, fraction.Length));
            if (rest != 0)
                return false;
            total += whole;
        }

        if (minutes.Success)
            total += Int128.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture);
        return total <= LargestMinutes && TryFromMinutes(match.Groups["sign"].Success ? -(long)total : (long)total, out result);
    }

    /// <inheritdoc cref="TryParse(string?, out Credits)" />
    /// <exception cref="FormatException">The text is not an amount of time.</exception>
    public static Credits Parse(string text) => Parse(text.AsSpan(), null);

    /// <inheritdoc cref="TryParse(string?, out Credits)" />
    /// <exception cref="FormatException">The text is not an amount of time.</exception>
    public static Credits Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="TryParse(string?, out Credits)" />
    /// <exception cref="FormatException">The text is not an amount of time.</exception>
    public static Credits Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var credits) ? credits : throw new FormatException("Write the time as \"1.5 h\", \"1 h 30 min\" or \"90 min\".");
}
