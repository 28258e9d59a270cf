using System.Globalization;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Rings;

/// <summary>
/// Two to five people of whom each helps the next, and the last the first, for the same hours: so everybody gains and nobody needs credit. It is accepted by all or by none.
/// Its legs are exchanges; their credits move together, in one linked batch, when each is confirmed or called off. Pure: no I/O and no clock.
/// </summary>
public sealed class Ring : IVersioned
{
    /// <summary>The fewest people.</summary>
    public const int Smallest = 2;

    /// <summary>The most people.</summary>
    public const int Largest = 5;

    private readonly List<RingLeg> _legs = [];

    private Ring() { }

    /// <summary>The ring's id.</summary>
    public RingId Id { get; private set; }

    /// <summary>Where it is in its life. A proposal whose <see cref="Deadline"/> is over cannot be accepted any more.</summary>
    public RingState State { get; private set; }

    /// <summary>The hours that each gives and each gets.</summary>
    public Credits Hours { get; private set; }

    /// <summary>Whether matching found it, and not a broker: if one says no, others are looked for.</summary>
    public bool IsFound { get; private set; }

    /// <summary>When it was proposed.</summary>
    public Instant ProposedAt { get; private set; }

    /// <summary>Until when all have to accept.</summary>
    public Instant Deadline { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>Who helps whom: the receiver of each is the giver of the next, and of the last that of the first.</summary>
    public IReadOnlyList<RingLeg> Legs => _legs;

    /// <summary>Proposes a ring.</summary>
    /// <param name="legs">Who helps whom with what, each leg beginning where the one before ends.</param>
    /// <param name="hours">The hours that each gives and each gets.</param>
    /// <param name="rules">The rules of the bank.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="isFound">Whether matching found it.</param>
    public static Result<Ring> Propose(IReadOnlyList<RingLink> legs, Credits hours, BankRules rules, Instant now, bool isFound = false)
    {
        if (legs.Count is < Smallest or > Largest || legs.Select(l => l.Giver).Distinct().Count() < legs.Count
            || legs.Where((l, i) => l.Receiver != legs[(i + 1) % legs.Count].Giver).Any())
            return Refusal.Invalid("ring.closed", $"In a ring each of {Smallest} to {Largest} people helps the next, and the last the first.");
        if (!hours.IsPositive || hours.Minutes > Math.Min(rules.RingGuaranteeMinutes, rules.LargestExchangeMinutes))
            return RingRefusals.Limit(rules);
        var ring = new Ring
        {
            Id = RingId.New(now),
            State = RingState.Proposed,
            Hours = hours,
            IsFound = isFound,
            ProposedAt = now,
            Deadline = now + Duration.FromDays(rules.DaysUntilProposalExpires),
        };
        ring._legs.AddRange(legs.Select((l, i) => new RingLeg(i + 1, l)));
        return ring;
    }

    /// <summary>Whether somebody is in it.</summary>
    public bool Has(MemberId member) => _legs.Exists(l => l.Giver == member);

    /// <summary>Where it is, seen at an instant: a proposal whose time is over has expired.</summary>
    public RingState StateAt(Instant now) => State == RingState.Proposed && now >= Deadline ? RingState.Expired : State;

    /// <summary>One of them accepts. Answers whether all have, so that it can begin.</summary>
    public Result<bool> Accept(MemberId by, Instant now)
    {
        if (StateAt(now) != RingState.Proposed)
            return this.WrongState("This ring is not open to an answer any more.", now);
        var leg = LegGivenBy(by);
        if (leg.AcceptedAt is null)
        {
            leg.Accept(now);
            Version++;
        }

        return _legs.TrueForAll(l => l.AcceptedAt is not null);
    }

    /// <summary>One of them says no, to all of it. Others may be found for the rest.</summary>
    public Result<Done> Decline(MemberId by, Instant now)
    {
        if (!Has(by) || StateAt(now) != RingState.Proposed)
            return this.WrongState("This ring is not open to an answer any more.", now);
        LegGivenBy(by).Decline(now);
        State = RingState.Declined;
        Version++;
        return new Done();
    }

    /// <summary>All have accepted: each leg is an exchange now, behind which stands the guarantee.</summary>
    /// <param name="exchanges">The exchanges, in the order of the legs.</param>
    /// <param name="wallets">The givers' wallets as they stand.</param>
    /// <returns>The orders that lower the floors; to be linked with those of the exchanges.</returns>
    public IReadOnlyList<Order> Begin(IReadOnlyList<Exchange> exchanges, IReadOnlyDictionary<AccountId, Account> wallets)
    {
        State = RingState.Running;
        Version++;
        foreach (var (leg, exchange) in _legs.Zip(exchanges))
            leg.BecomesExchange(exchange.Id);
        return [.. exchanges.Select((e, i) => Order.SetFloor(OrderOf("guarantee", i + 1), e.GiverWallet, RingGuarantee.FloorDuring(wallets[e.GiverWallet], Hours)))];
    }

    /// <summary>
    /// Every leg is confirmed or called off: what was confirmed is settled, all at once, and the guarantee is taken back. Whoever gave is credited; whoever got more than they
    /// gave and does not have it owes it.
    /// </summary>
    /// <param name="exchanges">The exchanges, in the order of the legs.</param>
    /// <param name="wallets">The givers' wallets as they stand.</param>
    /// <param name="now">The current instant.</param>
    public Result<RingMove> End(IReadOnlyList<Exchange> exchanges, IReadOnlyDictionary<AccountId, Account> wallets, Instant now)
    {
        if (State != RingState.Running || !exchanges.All(e => e.IsReadyForRing))
            return this.WrongState("A ring ends when each of its legs is confirmed or called off.", now);
        var after = wallets.ToDictionary();
        var moves = new List<ExchangeMove>();
        foreach (var exchange in exchanges)
        {
            var (held, given) = (exchange.Held, exchange.State == ExchangeState.Confirmed ? exchange.Given!.Value : Credits.Zero);
            moves.Add(exchange.EndRing(now).Value);
            var (giver, receiver) = (after[exchange.GiverWallet], after[exchange.ReceiverWallet]);
            after[giver.Id] = giver with { Posted = giver.Posted + given };
            after[receiver.Id] = receiver with { Posted = receiver.Posted - given, Held = receiver.Held - held };
        }

        State = RingState.Ended;
        Version++;
        return new RingMove(moves, [.. moves.SelectMany(m => m.Orders), .. _legs.Zip(exchanges).Select(pair => TakeBack(pair.First, after[pair.Second.GiverWallet], Hours))]);
    }

    /// <summary>Whoever owes has earned: their floor comes up with it.</summary>
    /// <param name="member">Who.</param>
    /// <param name="wallet">Their wallet as it stands.</param>
    /// <returns>The order that raises the floor; none if nothing can be taken back.</returns>
    public IReadOnlyList<Order> Repay(MemberId member, Account wallet)
    {
        var leg = LegGivenBy(member);
        if (State != RingState.Ended || RingGuarantee.FloorAfter(wallet, leg.Owed).Owed == leg.Owed)
            return [];
        Version++;
        return [TakeBack(leg, wallet, leg.Owed)];
    }

    private RingLeg LegGivenBy(MemberId member) => _legs.Find(l => l.Giver == member) ?? throw new ArgumentException("They are not in this ring.", nameof(member));

    private Order TakeBack(RingLeg leg, Account wallet, Credits guaranteed)
    {
        var (floor, owed) = RingGuarantee.FloorAfter(wallet, guaranteed);
        leg.Owe(owed);
        return Order.SetFloor(OrderOf($"take-back.{leg.TakenBack}", leg.Number), wallet.Id, floor);
    }

    private OrderId OrderOf(string step, int number) => OrderId.For(string.Create(CultureInfo.InvariantCulture, $"ring.{step}.{number}"), Id.Value);
}

/// <summary>What the end of a ring asks of the ledger: linked orders, all of which must be applied.</summary>
/// <param name="Legs">The steps of its exchanges.</param>
/// <param name="Orders">The orders.</param>
public sealed record RingMove(IReadOnlyList<ExchangeMove> Legs, IReadOnlyList<Order> Orders);
