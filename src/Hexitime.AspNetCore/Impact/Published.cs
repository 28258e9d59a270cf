namespace Hexitime.Impact;

/// <summary>Published figures as a document writes them: a dash for one that is not shown, a plus where some quarter had more.</summary>
internal static class Published
{
    public static string Of(this Wording words, long? count) => count is { } shown ? words.Number(shown) : "–";

    public static string Of(this Wording words, GroupHours hours) => words.Of(hours.Hours) + (hours is { Hours: not null, HiddenQuarters: > 0 } ? "+" : "");
}
