using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Sessions;

/// <summary>
/// What every step of a group session has in common: the wallets concerned are locked before the session is read, the giver's among them, so that many who join at
/// once queue up instead of getting in each other's way; the ledger does its part; the others are told.
/// </summary>
internal sealed class SessionDesk(
    IReadRepositoryBase<GroupSession> sessions, IReadRepositoryBase<Member> members, IReadRepositoryBase<Block> blocks,
    IReadRepositoryBase<Membership> memberships, NetworkDesk networks, ILedgerStore ledger, IOutbox outbox, CurrentActor actor, IClock clock)
{
    public MemberId Me => actor.Me;

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Where the actor settles what others do not agree about.</summary>
    public Task<Reach> BrokerageAsync(CancellationToken cancellationToken) => networks.BrokerageAsync(cancellationToken);

    public Refusal RefuseUnlessBroker() => actor.Value.RefuseUnless(Who.Broker);

    /// <summary>The networks to which the actor belongs.</summary>
    public Task<List<NetworkId>> NetworksOfMineAsync(CancellationToken cancellationToken) => memberships.NetworksOfAsync(actor.Me, cancellationToken);

    /// <summary>Whether the actor finds a session: not one of a network that they are not in, nor, without a part in it, one whose giver they have blocked or that has blocked them.</summary>
    public async Task<bool> IsFoundAsync(GroupSession session, CancellationToken cancellationToken) =>
        session.IsFoundBy(actor.Me, await NetworksOfMineAsync(cancellationToken))
        && (session.IsPartOf(actor.Me) || !await blocks.AreApartAsync(actor.Me, [session.Giver], cancellationToken));

    /// <summary>Whose sessions the actor does not find among those that can be joined.</summary>
    public async Task<IReadOnlyCollection<MemberId>> HiddenGiversAsync(CancellationToken cancellationToken) =>
        await blocks.ApartFromAsync(actor.Me, cancellationToken);

    /// <summary>Somebody takes a step who settles what others do not agree about. What is not theirs to settle is not there.</summary>
    public async Task<Result<SessionView>> TakeAsBrokerAsync(SessionId id, Func<GroupSession, Result<SessionMove>> step, CancellationToken cancellationToken)
    {
        var brokerage = await BrokerageAsync(cancellationToken);
        if (brokerage.IsNowhere)
            return RefuseUnlessBroker();
        actor.UseRole();
        return await TakeAsync(id, session => brokerage.Covers(session.Network) ? step(session) : SessionRefusals.NotFound, cancellationToken);
    }

    /// <summary>A member takes a step with what they have.</summary>
    public Task<Result<SessionView>> TakeAsync(SessionId id, Func<GroupSession, Result<SessionMove>> step, CancellationToken cancellationToken) =>
        TakeAsync(id, null, (session, _) => step(session), cancellationToken);

    /// <summary>A member takes a step upon which somebody may move up from the waiting list.</summary>
    /// <param name="id">Which session.</param>
    /// <param name="joiner">Whoever is about to join; refused if they take part no longer, or if there is a block between them and the giver.</param>
    /// <param name="step">The step, given who can move up.</param>
    /// <param name="cancellationToken">To give up waiting.</param>
    public async Task<Result<SessionView>> TakeAsync(
        SessionId id, Member? joiner, Func<GroupSession, Predicate<Seat>, Result<SessionMove>> step, CancellationToken cancellationToken) =>
        (await StepAsync(id, joiner, actor.Me, step, cancellationToken)).TryGet(out var session, out var refusal)
            ? (await ViewAsync([session], cancellationToken))[0]
            : refusal;

    /// <summary>The bank itself takes a step.</summary>
    public Task<Result<GroupSession>> TakeAsBankAsync(
        SessionId id, Func<GroupSession, Predicate<Seat>, Result<SessionMove>> step, CancellationToken cancellationToken) =>
        StepAsync(id, null, null, step, cancellationToken);

    public void Tell(GroupSession session, SessionMove move, MemberId? by)
    {
        outbox.Add(new SessionMoved(session.Id, move.Action, session.State, by, session.Version));
        foreach (var member in move.MovedUp)
            outbox.Add(new PersonMovedUp(session.Id, member, session.Version));
    }

    /// <summary>Shows sessions to whoever is acting.</summary>
    public async Task<IReadOnlyList<SessionView>> ViewAsync(IReadOnlyCollection<GroupSession> found, CancellationToken cancellationToken)
    {
        var me = actor.Me;
        var brokerage = await BrokerageAsync(cancellationToken);
        bool SeesAll(GroupSession s) => s.Giver == me || brokerage.Covers(s.Network);
        var shown = found.SelectMany(s => s.Seats.Select(seat => seat.Member).Where(m => m == me || SeesAll(s)).Append(s.Giver));
        var names = await members.NamesAsync(shown, cancellationToken);
        return [.. found.Select(s => SessionView.Of(s, me, SeesAll(s), names))];
    }

    private async Task<Result<GroupSession>> StepAsync(
        SessionId id, Member? joiner, MemberId? by, Func<GroupSession, Predicate<Seat>, Result<SessionMove>> step, CancellationToken cancellationToken)
    {
        if ((await sessions.ListAsync(new WalletsOfSession(id), cancellationToken)).SingleOrDefault() is not { } wallets)
            return SessionRefusals.NotFound;
        var accounts = await LockAsync(joiner is null ? wallets.All : wallets.All.Append(joiner.Wallet), cancellationToken);
        var session = (await sessions.GetByIdAsync(id, cancellationToken))!;
        // Whoever joined while the locks were waited for.
        foreach (var (wallet, account) in await LockAsync(session.Waiting.Select(s => s.Wallet).Except(accounts.Keys), cancellationToken))
            accounts.Add(wallet, account);

        var maybe = session.Waiting.Select(s => s.Member);
        var active = await FindActiveAsync(joiner is null ? maybe : maybe.Append(joiner.Id), cancellationToken);
        if (joiner is not null && !active.Contains(joiner.Id))
            return MemberRefusals.NotFound;
        if (joiner is not null && (await blocks.AreApartAsync(joiner.Id, [session.Giver], cancellationToken) || !await IsFoundAsync(session, cancellationToken)))
            return SessionRefusals.NotFound;
        if (!step(session, seat => active.Contains(seat.Member) && accounts[seat.Wallet].Available >= session.HoldEach).TryGet(out var move, out var refusal))
            return refusal;
        if (await ledger.TryApplyAsync(move.Orders, cancellationToken) is { } refused)
            return refused;
        Tell(session, move, by);
        return session;
    }

    private async Task<Dictionary<AccountId, Account>> LockAsync(IEnumerable<AccountId> wallets, CancellationToken cancellationToken)
    {
        var wanted = wallets.Distinct().ToList();
        return wanted.Count == 0 ? [] : (await ledger.LockAsync(wanted, cancellationToken)).ToDictionary(a => a.Id);
    }

    private async Task<HashSet<MemberId>> FindActiveAsync(IEnumerable<MemberId> among, CancellationToken cancellationToken)
    {
        var asked = among.Distinct().ToList();
        return asked.Count == 0 ? [] : await members.ActiveAmongAsync(asked, cancellationToken);
    }
}

/// <summary>The wallets that a step of a session may touch.</summary>
/// <param name="Giver">The giver's.</param>
/// <param name="Seats">Those of everybody who waits or has credits set aside.</param>
public sealed record SessionWallets(AccountId Giver, IReadOnlyList<AccountId> Seats)
{
    /// <summary>All of them.</summary>
    public IEnumerable<AccountId> All => Seats.Append(Giver);
}

/// <summary>The wallets that a step of one session may touch; none if there is no such session.</summary>
public sealed class WalletsOfSession : Specification<GroupSession, SessionWallets>
{
    /// <summary>Looks by the session's id.</summary>
    public WalletsOfSession(SessionId session) => Query
        .Select(s => new SessionWallets(s.GiverWallet, s.Seats.Where(seat => seat.State != SeatState.Left).Select(seat => seat.Wallet).ToList()))
        .Where(s => s.Id == session);
}
