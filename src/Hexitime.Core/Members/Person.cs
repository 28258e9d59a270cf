using Hexitime.Queries;

namespace Hexitime.Members;

/// <summary>A member, by name.</summary>
/// <param name="Member">Who.</param>
/// <param name="Name">Their name; somebody who has left is "a former member".</param>
public sealed record Person(MemberId Member, string Name);

internal static class MemberNames
{
    /// <summary>Names by id; somebody who has left is "a former member".</summary>
    public static async Task<Dictionary<MemberId, string>> NamesAsync(
        this IReadRepositoryBase<Member> members, IEnumerable<MemberId> ids, CancellationToken cancellationToken) =>
        (await members.ListAsync(new NamesOf([.. ids.Distinct()]), cancellationToken))
        .ToDictionary(m => m.Id, m => m.State is MemberState.Left or MemberState.LeftSuspended ? "a former member" : m.Name);
}

/// <summary>What members are called, and whether they still take part.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">The name that they gave.</param>
/// <param name="State">Whether they take part.</param>
public sealed record NamedMember(MemberId Id, string Name, MemberState State);

/// <summary>The names of some members.</summary>
public sealed class NamesOf : Specification<Member, NamedMember>
{
    /// <summary>Looks by the ids.</summary>
    public NamesOf(IReadOnlyCollection<MemberId> ids)
    {
        var wanted = ids.ToList();
        Query.Select(m => new NamedMember(m.Id, m.Name, m.State)).Where(m => wanted.Contains(m.Id));
    }
}
