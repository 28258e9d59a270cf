using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Testing.Ledger;

/// <summary>Turns what people have in mind into orders, by playing it through with the model: amounts and targets then meet what there is.</summary>
internal sealed class HistoryBuilder
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 9, 0);

    private readonly Guid _seed;
    private readonly List<Account> _accounts;
    private readonly LedgerModel _model;
    private readonly List<Order> _past = [];
    private LedgerModel _trial;
    private Instant _now = Start;
    private int _ids;

    public HistoryBuilder(int seed, IEnumerable<(AccountKind Kind, long Floor)> accounts)
    {
        _seed = new Guid(seed, 0, 0, new byte[8]);
        _accounts = [Account.OpenIssuer(), .. accounts.Select(account => Account.Open(new AccountId(NewId()), account.Kind, Credits.FromMinutes(account.Floor)))];
        _model = new LedgerModel(_accounts);
        _trial = _model;
    }

    public LedgerHistory Build(IEnumerable<PlannedBatch> plan, int count)
    {
        var batches = new List<LedgerBatch>();
        foreach (var planned in plan)
        {
            if (count == 0)
                break;
            _now += planned.ClockStep;
            _trial = _model.Copy();
            var orders = planned.Moves.SelectMany(move => Resolve(move).Where(order => Try(order) || !planned.IsCareful || move.Kind == MoveKind.Circle)).Take(count).ToList();

            count -= orders.Count;
            _past.AddRange(orders);
            var batch = new LedgerBatch(_now, planned.Mode, orders);
            _model.Apply(batch);
            batches.Add(batch);
        }

        return new LedgerHistory(_accounts, batches);
    }

    private bool Try(Order order) => _trial.Apply([order], BatchMode.Independent, _now)[0].Stands;

    private IEnumerable<Order> Resolve(Move move) => move.Kind switch
    {
        MoveKind.Fund => [Order.Transfer(NextOrder(), AccountId.Issuer, Person(move.A), Choose(move, 600), Purpose.Grant, EffectiveAt(move), MemoOf(move))],
        MoveKind.Welcome => [Order.Welcome(NextOrder(), Person(move.A), Credits.FromHours(2))],
        MoveKind.Transfer => [Order.Transfer(NextOrder(), Giver(move.A), Taker(move), Choose(move, Free(Giver(move.A))), PurposeOf(move), EffectiveAt(move), MemoOf(move))],
        MoveKind.Hold => [Order.Hold(NextOrder(), Giver(move.A), Taker(move), Choose(move, Free(Giver(move.A))), PurposeOf(move), ExpiresAt(move), MemoOf(move))],
        MoveKind.Settle => [Settle(move)],
        MoveKind.Release => [Order.Release(NextOrder(), Hold(move))],
        MoveKind.Reverse => [Order.Reverse(NextOrder(), Transfer(move), MemoOf(move))],
        MoveKind.SetFloor => [Order.SetFloor(NextOrder(), Anyone(move.A), NewFloor(move))],
        MoveKind.RepeatSame => [Earlier(move)],
        MoveKind.RepeatOther => [Alter(Earlier(move), move)],
        MoveKind.Circle => Circle(move),
        _ => [Nonsense(move)],
    };

    private Order Settle(Move move)
    {
        var hold = Hold(move);
        return Order.Settle(NextOrder(), hold, Choose(move, _trial.Find(hold)?.Moved.Minutes ?? 60), EffectiveAt(move), MemoOf(move));
    }

    /// <summary>Everybody pays the next one what nobody has in hand.</summary>
    private IEnumerable<Order> Circle(Move move)
    {
        var people = _accounts.Skip(1).Select(account => account.Id).OrderBy(id => id.Value.GetHashCode() ^ move.A).Take(2 + move.B % 4).ToList();
        for (var i = 0; i < people.Count; i++)
            yield return Order.Transfer(NextOrder(), people[i], people[(i + 1) % people.Count], Credits.FromMinutes(Math.Max(0, Free(people[i])) % 1_000_000 + 1), Purpose.Exchange);
    }

    private Order Nonsense(Move move) => (move.A % 6) switch
    {
        0 => Order.Transfer(default, Anyone(move.B), Anyone(move.C), Credits.FromMinutes(1), Purpose.Donation),
        1 => Order.Transfer(NextOrder(), Anyone(move.B), new AccountId(NewId()), Choose(move, 60), Purpose.Donation),
        2 => Order.Hold(NextOrder(), new AccountId(NewId()), Anyone(move.B), Choose(move, 60), Purpose.Exchange),
        3 => Order.Settle(NextOrder(), Earlier(move).Id, Choose(move, 60)),
        4 => Order.Hold(NextOrder(), AccountId.Issuer, Person(move.B), Choose(move, 60), move.C % 2 == 0 ? Purpose.Welcome : Purpose.Grant, ExpiresAt(move)),
        _ => Order.Reverse(NextOrder(), new OrderId(NewId())),
    };

    private Order Alter(Order order, Move move) => (move.C % 3) switch
    {
        0 => Order.Recall(order.Kind, order.Id, order.Purpose, order.From, order.To, Credits.FromMinutes(order.Amount.Minutes / 2 + 7), order.Target, order.EffectiveAt, order.ExpiresAt, order.Memo),
        1 => Order.Release(order.Id, Hold(move)),
        _ => Order.Transfer(order.Id, Giver(move.A), Taker(move), order.Amount, Purpose.Donation),
    };

    private Order Earlier(Move move)
    {
        if (_past.Count == 0)
            return Order.Release(NextOrder(), new OrderId(NewId()));
        var order = _past[move.B % _past.Count];
        return move.C % 2 == 0 ? order
            : Order.Recall(order.Kind, order.Id, order.Purpose, order.From, order.To, order.Amount, order.Target, order.EffectiveAt, order.ExpiresAt, MemoOf(move));
    }

    private static Credits Choose(Move move, long all) => Credits.FromMinutes(move.Amount switch
    {
        AmountKind.Small => Math.Max(1, Math.Min(all, 1 + move.C % 180)),
        AmountKind.Part => Math.Max(1, all / (2 + move.C % 3)),
        AmountKind.All => Math.Clamp(all, 0, Credits.LargestMinutes),
        AmountKind.AllAndOne => Math.Clamp(all + 1, 1, Credits.LargestMinutes),
        AmountKind.One => 1,
        AmountKind.Zero => 0,
        AmountKind.Negative => -1 - move.C,
        _ => Credits.LargestMinutes - move.C % 3,
    });

    private static Credits NewFloor(Move move) => move.Amount switch
    {
        AmountKind.All or AmountKind.AllAndOne or AmountKind.Huge => -Choose(move, Credits.LargestMinutes),
        AmountKind.One => Credits.FromMinutes(1),
        _ => Credits.FromMinutes(-60 * (move.C % 10)),
    };

    /// <summary>Mostly an open hold, at times one that has ended, at times what is no hold at all.</summary>
    private OrderId Hold(Move move)
    {
        var open = _trial.OpenHolds;
        if (open.Count > 0 && move.B % 10 < 7)
            return open[move.B / 10 % open.Count].Order.Id;
        var holds = _past.FindAll(order => order.Kind == OrderKind.Hold || move.B % 10 == 9);
        return holds.Count > 0 ? holds[move.B / 10 % holds.Count].Id : new OrderId(NewId());
    }

    private OrderId Transfer(Move move) =>
        _trial.Movements.Count > 0 && move.B % 10 < 9 ? _trial.Movements[move.B / 10 % _trial.Movements.Count].Order : Earlier(move).Id;

    /// <summary>Mostly somebody who has something to give.</summary>
    private AccountId Giver(int pick)
    {
        var able = _accounts.FindAll(account => !account.IsIssuer && Free(account.Id) > 0);
        return able.Count > 0 && pick % 10 < 8 ? able[pick / 10 % able.Count].Id : Anyone(pick / 10);
    }

    private AccountId Taker(Move move) => move.B % 12 == 0 ? Anyone(move.B / 12) : Person(move.B) is var taker && taker == Giver(move.A) ? Person(move.B + 1) : taker;

    private AccountId Person(int pick) => _accounts[1 + pick % (_accounts.Count - 1)].Id;

    private AccountId Anyone(int pick) => _accounts[pick % _accounts.Count].Id;

    private long Free(AccountId account) => _trial.Available(account).Minutes;

    private static Purpose PurposeOf(Move move) => (move.C % 20) switch { 0 => Purpose.Welcome, < 5 => Purpose.Donation, < 8 => Purpose.ProjectWork, _ => Purpose.Exchange };

    private Instant? EffectiveAt(Move move) => move.C % 4 == 0 ? _now - Duration.FromMinutes(move.C % 5000) : null;

    private Instant? ExpiresAt(Move move) => (move.C % 8) switch { 0 => _now, < 4 => _now + Duration.FromMinutes(1 + move.C % 500), _ => null };

    private static Digest MemoOf(Move move) => move.A % 5 == 0 ? Digest.OfMemo([1, 2, 3, 4], $"memo {move.A}") : default;

    private OrderId NextOrder() => new(NewId());

    private Guid NewId() => OrderId.For($"{_ids++}", _seed).Value;
}
