using System.Linq.Expressions;
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

    /// <summary>Those of some members who are in good standing.</summary>
    public static async Task<HashSet<MemberId>> ActiveAmongAsync(this IReadRepositoryBase<Member> members, IReadOnlyCollection<MemberId> ids, CancellationToken cancellationToken) =>
        [.. (await members.ListAsync(new NamesOf(ids), cancellationToken)).Where(m => m.State == MemberState.Active).Select(m => m.Id)];

    private static string Shown(NamedMember member) => member.State is MemberState.Left or MemberState.LeftSuspended or MemberState.Erased ? "a former member" : member.Name;
}

/// <summary>What members are called, and whether they still take part.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">The name that they gave.</param>
/// <param name="State">Whether they take part.</param>
/// <param name="Wallet">Their account.</param>
public sealed record NamedMember(MemberId Id, string Name, MemberState State, AccountId Wallet)
{
    internal static readonly Expression<Func<Member, NamedMember>> Of = member => new NamedMember(member.Id, member.Name, member.State, member.Wallet);
}

/// <summary>The names of some members.</summary>
/// <param name="ids">Of whom.</param>
public sealed class NamesOf(IReadOnlyCollection<MemberId> ids) : PreparedSpecification<Member, List<MemberId>, NamedMember>(IsWanted, NamedMember.Of, [.. ids])
{
    private static readonly Expression<Func<Member, List<MemberId>, bool>> IsWanted = (member, wanted) => wanted.Contains(member.Id);
}

/// <summary>The names of those whose wallets some accounts are.</summary>
/// <param name="wallets">The accounts.</param>
public sealed class OwnersOf(IReadOnlyCollection<AccountId> wallets) : PreparedSpecification<Member, List<AccountId>, NamedMember>(IsWanted, NamedMember.Of, [.. wallets])
{
    private static readonly Expression<Func<Member, List<AccountId>, bool>> IsWanted = (member, wanted) => wanted.Contains(member.Wallet);
}
