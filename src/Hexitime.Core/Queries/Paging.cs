using System.Globalization;
using NodaTime;

namespace Hexitime.Queries;

/// <summary>Keyset paging: a cursor is the key of the last item seen, so that a page costs the same however far down it is.</summary>
internal static class Paging
{
    public static Refusal UnknownCursor => Refusal.Invalid("page.cursor", "Send back the \"next\" of the page before, unchanged.");

    public static Refusal? Check(int size) => size is >= 1 and <= Page<object>.LargestSize
        ? null
        : Refusal.Invalid("page.size", $"A page has 1 to {Page<object>.LargestSize} items.");

    public static string Cursor(Instant at, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeTicks()}.{id:N}");

    public static bool TryRead(string? cursor, out (Instant At, Guid Id)? position)
    {
        position = null;
        if (cursor is null)
            return true;
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0
            || !long.TryParse(cursor.AsSpan(0, dot), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks)
            || ticks < Instant.MinValue.ToUnixTimeTicks() || ticks > Instant.MaxValue.ToUnixTimeTicks()
            || !Guid.TryParseExact(cursor.AsSpan(dot + 1), "N", out var id))
            return false;
        position = (Instant.FromUnixTimeTicks(ticks), id);
        return true;
    }

    /// <summary>Cuts one item more than asked for down to a page that knows whether there is another.</summary>
    public static Page<TView> ToPage<T, TView>(IReadOnlyList<T> oneMore, int size, Func<T, TView> view, Func<T, string> cursor) =>
        new([.. oneMore.Take(size).Select(view)], oneMore.Count > size ? cursor(oneMore[size - 1]) : null);
}
