namespace Hexitime.Queries;

/// <summary>One page of a longer list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The page.</param>
/// <param name="Next">Send this back to get what follows; <c>null</c> on the last page. Opaque.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>The most that one page can have.</summary>
    public const int LargestSize = 100;

    /// <summary>The size of a page when none is asked for.</summary>
    public const int DefaultSize = 20;
}
