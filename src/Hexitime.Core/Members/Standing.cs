using Hexitime.Ledger;
using Hexitime.Queries;

namespace Hexitime.Members;

/// <summary>
/// Whether people can begin something together when it is committed: all take part, and the one who begins and the others have not blocked each other. Beginning
/// something, leaving and blocking lock the wallets, so that one waits for the other: what was begun before is there to be ended when the leaving is told, and afterwards
/// nothing can be begun.
/// </summary>
internal sealed class Standing(IReadRepositoryBase<Member> members, IReadRepositoryBase<Block> blocks, ILedgerStore ledger)
{
    /// <summary>
    /// Keeps members from leaving, and from blocking or being blocked by the first of them, until the transaction ends. <c>false</c> if one of them takes part no longer,
    /// or if there is such a block: which of the two, nobody is to be told.
    /// </summary>
    public async Task<bool> HoldAsync(IReadOnlyCollection<Member> people, CancellationToken cancellationToken)
    {
        await LockAsync(people, cancellationToken);
        var ids = people.Select(p => p.Id).Distinct().ToList();
        return (await members.ActiveAmongAsync(ids, cancellationToken)).Count == ids.Count
            && (ids.Count == 1 || !await blocks.AreApartAsync(ids[0], ids, cancellationToken));
    }

    /// <summary>
    /// Keeps members from leaving, and from blocking or being blocked by one of them, until the transaction ends. Answers those with whom that one is still in touch: who have
    /// not left (but may be suspended), and between whom and that one there is no block.
    /// </summary>
    public async Task<IReadOnlyList<MemberId>> HoldInTouchAsync(Member member, IReadOnlyCollection<MemberId> others, CancellationToken cancellationToken)
    {
        var asked = others.Where(o => o != member.Id).Distinct().ToList();
        await LockAsync([member, .. await members.ListAsync(new MembersAmong(asked), cancellationToken)], cancellationToken);
        var apart = await blocks.ListAsync(new BlocksBetween(member.Id, asked), cancellationToken);
        var states = await members.ListAsync(new NamesOf(asked), cancellationToken);
        return [.. states.Where(s => s.State is MemberState.Active or MemberState.Suspended).Select(s => s.Id)
            .Where(id => !apart.Exists(b => b.Blocker == id || b.Blocked == id))];
    }

    /// <summary>Keeps what members begin, end and block waiting until the transaction ends.</summary>
    public Task LockAsync(IReadOnlyCollection<Member> people, CancellationToken cancellationToken) =>
        ledger.LockAsync([.. people.Select(p => p.Wallet).Distinct()], cancellationToken);
}

/// <summary>Some members, whether they take part or not.</summary>
public sealed class MembersAmong : Specification<Member>
{
    /// <summary>Looks by the ids.</summary>
    public MembersAmong(IReadOnlyCollection<MemberId> ids)
    {
        var wanted = ids.ToList();
        Query.Where(m => wanted.Contains(m.Id));
    }
}
