using Hexitime.Ledger;
using Hexitime.Queries;

namespace Hexitime.Members;

/// <summary>
/// Whether people still take part when what they begin is committed. Beginning something and leaving lock the wallet, so that one waits for the other: what was begun
/// before is there to be ended when the leaving is told, and afterwards nothing can be begun.
/// </summary>
internal sealed class Standing(IReadRepositoryBase<Member> members, ILedgerStore ledger)
{
    /// <summary>Keeps members from leaving until the transaction ends. <c>false</c> if one of them takes part no longer.</summary>
    public async Task<bool> HoldAsync(IReadOnlyCollection<Member> people, CancellationToken cancellationToken)
    {
        await ledger.LockAsync([.. people.Select(p => p.Wallet)], cancellationToken);
        return await members.CountAsync(new ActiveMembers([.. people.Select(p => p.Id)]), cancellationToken) == people.Count;
    }
}

/// <summary>Those of some members who are in good standing.</summary>
public sealed class ActiveMembers : Specification<Member>
{
    /// <summary>Looks among these.</summary>
    public ActiveMembers(IReadOnlyCollection<MemberId> among)
    {
        var wanted = among.ToList();
        Query.Where(m => wanted.Contains(m.Id) && m.State == MemberState.Active);
    }
}
