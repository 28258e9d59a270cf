using Hexitime.Members;

namespace Hexitime.UseCases;

/// <summary>
/// What one room keeps about members: what it hands out when they ask for their data, and what goes when they are erased. Every room whose tables name members has one.
/// A host that keeps data of its own about members can register another. Belongs to one scope; not thread-safe.
/// </summary>
public interface IPersonalData
{
    /// <summary>The entities for which it answers, with all that they own.</summary>
    IReadOnlyCollection<Type> Entities { get; }

    /// <summary>All that is kept about a member, one list after the other. What others have written to each other or in confidence is not handed out.</summary>
    IAsyncEnumerable<PersonalFile> ExportAsync(Member member, CancellationToken cancellationToken);

    /// <summary>Why the member cannot be erased now, or <c>null</c>.</summary>
    Task<Refusal?> FindObstacleAsync(Member member, CancellationToken cancellationToken) => Task.FromResult<Refusal?>(null);

    /// <summary>
    /// Takes out, in the running transaction, what tells who the member is and what they wrote. What others need, such as hours, stays under the member's id. It is called
    /// again for somebody who was erased already, for what came late.
    /// </summary>
    Task EraseAsync(Member member, CancellationToken cancellationToken);
}

/// <summary>One list in the export of somebody's data.</summary>
/// <param name="Name">What it is called: lower-case words with hyphens, such as <c>messages</c>.</param>
/// <param name="Rows">What is in it.</param>
public sealed record PersonalFile(string Name, IReadOnlyList<object> Rows)
{
    /// <summary>One of each.</summary>
    public static PersonalFile Of<T>(string name, IEnumerable<T> rows) where T : class => new(name, [.. rows]);
}
