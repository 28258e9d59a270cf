using Hexitime.Ledger;
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
        .ToDictionary(m => m.Id, Shown);

    /// <summary>Whose wallets some accounts are; those that are nobody's wallet are left out.</summary>
    public static async Task<Dictionary<AccountId, Person>> OwnersAsync(
        this IReadRepositoryBase<Member> members, IEnumerable<AccountId> wallets, CancellationToken cancellationToken) =>
        (await members.ListAsync(new OwnersOf([.. wallets.Distinct()]), cancellationToken)).ToDictionary(m => m.Wallet, m => new Person(m.Id, Shown(m)));

    private static string Shown(NamedMember member) => member.State is MemberState.Left or MemberState.LeftSuspended or MemberState.Erased ? "a former member" : member.Name;
}

/// <summary>What members are called, and whether they still take part.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">The name that they gave.</param>
/// <param name="State">Whether they take part.</param>
/// <param name="Wallet">Their account.</param>
public sealed record NamedMember(MemberId Id, string Name, MemberState State, AccountId Wallet);

/// <summary>The names of some members.</summary>
public sealed class NamesOf : Specification<Member, NamedMember>
{
    /// <summary>Looks by the ids.</summary>
    public NamesOf(IReadOnlyCollection<MemberId> ids)
    {
        var wanted = ids.ToList();
        Query.Select(m => new NamedMember(m.Id, m.Name, m.State, m.Wallet)).Where(m => wanted.Contains(m.Id));
    }
}

/// <summary>The names of those whose wallets some accounts are.</summary>
public sealed class OwnersOf : Specification<Member, NamedMember>
{
    /// <summary>Looks by the accounts.</summary>
    public OwnersOf(IReadOnlyCollection<AccountId> wallets)
    {
        var wanted = wallets.ToList();
        Query.Select(m => new NamedMember(m.Id, m.Name, m.State, m.Wallet)).Where(m => wanted.Contains(m.Wallet));
    }
}
