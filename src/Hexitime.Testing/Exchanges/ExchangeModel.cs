using Hexitime.Exchanges;

namespace Hexitime.Testing.Exchanges;

/// <summary>
/// The life of exchanges written a second time, naively, from the table in docs/architecture.md: plain numbers, and nothing of the code under test but the names
/// of states and actions. Days are counted from the start. Not thread-safe.
/// </summary>
public sealed class ExchangeModel
{
    private const int Broker = ExchangeLife.Members - 1;
    private readonly List<OneExchange> _exchanges = [];
    private readonly int[] _balances;

    /// <summary>Members with so many minutes each, and the proposals made.</summary>
    public ExchangeModel(int startMinutes, ExchangeLife life)
    {
        _balances = [.. Enumerable.Repeat(startMinutes, ExchangeLife.Members)];
        for (var i = 0; i < life.Proposals.Count; i++)
        {
            var (giver, receiver, minutes) = life.Proposals[i];
            _exchanges.Add(new OneExchange { Giver = giver, Receiver = receiver, Hours = minutes, Turn = ProposerOf(life, i) == giver ? receiver : giver, Deadline = 30 });
        }
    }

    /// <summary>The day it is.</summary>
    public int Day { get; private set; }

    /// <summary>Each member's balance in minutes.</summary>
    public IReadOnlyList<int> Balances => _balances;

    /// <summary>Who proposed an exchange.</summary>
    public static int ProposerOf(ExchangeLife life, int exchange) => exchange % 2 == 0 ? life.Proposals[exchange].Giver : life.Proposals[exchange].Receiver;

    /// <summary>Each exchange's state.</summary>
    public IReadOnlyList<ExchangeState> States => [.. _exchanges.Select(e => e.State)];

    /// <summary>The minutes that a member's open holds set aside.</summary>
    public int HeldBy(int member) => _exchanges.Where(e => e.Receiver == member).Sum(e => e.Held);

    /// <summary>The minutes that an exchange sets aside.</summary>
    public int HeldFor(int exchange) => _exchanges[exchange].Held;

    /// <summary>Who a step's part is.</summary>
    public int Who(LifeStep step)
    {
        var exchange = _exchanges[step.Exchange];
        return step.By switch
        {
            Part.Giver => exchange.Giver,
            Part.Receiver => exchange.Receiver,
            Part.Awaited => exchange.Turn ?? exchange.Giver,
            Part.NotAwaited => exchange.Turn == exchange.Receiver ? exchange.Giver : exchange.Receiver,
            Part.Broker => Broker,
            _ => Enumerable.Range(0, ExchangeLife.Members).First(m => m != exchange.Giver && m != exchange.Receiver),
        };
    }

    /// <summary>Tries a step; says whether it was taken. One of the bank's own is tried on every exchange that is overdue, and counts as taken.</summary>
    public bool Try(LifeStep step)
    {
        Day += step.DaysLater;
        if (step.IsHousekeeping)
        {
            foreach (var overdue in _exchanges.Where(e => e.Deadline <= Day))
                Overdue(overdue);
            return true;
        }

        return Take(_exchanges[step.Exchange], step, Who(step));
    }

    private bool Take(OneExchange e, LifeStep step, int who)
    {
        var isSide = who == e.Giver || who == e.Receiver;
        if (step.Action is ExchangeAction.Decide or ExchangeAction.Reverse ? isSide || who != Broker : !isSide)
            return false;
        var fits = step.Minutes is > 0 and <= ExchangeLife.LargestMinutes;
        return (step.Action, e.State) switch
        {
            (ExchangeAction.Accept, ExchangeState.Proposed) => who == e.Turn && Day < e.Deadline && Accept(e),
            (ExchangeAction.CounterPropose, ExchangeState.Proposed) => who == e.Turn && Day < e.Deadline && fits && Propose(e, step.Minutes, who),
            (ExchangeAction.Decline, ExchangeState.Proposed) => who == e.Turn && Finish(e, ExchangeState.Declined),
            (ExchangeAction.Withdraw, ExchangeState.Proposed) => who != e.Turn && Finish(e, ExchangeState.Withdrawn),
            (ExchangeAction.Arrange, ExchangeState.Accepted or ExchangeState.Arranged) => Arrange(e),
            (ExchangeAction.Cancel or ExchangeAction.ReportNoShow, ExchangeState.Accepted or ExchangeState.Arranged) => Finish(e, ExchangeState.Cancelled),
            (ExchangeAction.Record, ExchangeState.Accepted or ExchangeState.Arranged) => fits && Record(e, step.Minutes, who),
            (ExchangeAction.Record, ExchangeState.Recorded) => fits && who == e.Recorder && Record(e, step.Minutes, who),
            (ExchangeAction.Confirm, ExchangeState.Recorded) => who == e.Turn && Complete(e, e.Recorded),
            (ExchangeAction.Dispute, ExchangeState.Recorded) =>
                who == e.Turn && (fits || step.Minutes == 0) && step.Minutes != e.Recorded && Dispute(e, step.Minutes),
            (ExchangeAction.Agree, ExchangeState.Disputed) => (fits || step.Minutes == 0) && Agree(e, step.Minutes, who),
            (ExchangeAction.Decide, ExchangeState.Disputed) => (fits || step.Minutes == 0) && Decide(e, step.Minutes),
            (ExchangeAction.Reverse, ExchangeState.Completed) => Reverse(e),
            (ExchangeAction.GiveFeedback, ExchangeState.Completed) => e.Heard.Add(who),
            (ExchangeAction.Waive, ExchangeState.Proposed or ExchangeState.Accepted or ExchangeState.Arranged or ExchangeState.Recorded or ExchangeState.Disputed) =>
                who == e.Giver && !e.IsGift && Waive(e),
            _ => false,
        };
    }

    private void Overdue(OneExchange e)
    {
        if (e.State == ExchangeState.Proposed)
            Finish(e, ExchangeState.Expired);
        else if (e.State == ExchangeState.Recorded)
            Complete(e, e.IsGift ? e.Recorded : Math.Min(e.Recorded, e.Held));
        else
            Finish(e, ExchangeState.Cancelled);
    }

    private static bool Waive(OneExchange e)
    {
        (e.IsGift, e.Held) = (true, 0);
        return true;
    }

    private bool Propose(OneExchange e, int minutes, int by)
    {
        (e.Hours, e.Turn, e.Deadline) = (minutes, by == e.Giver ? e.Receiver : e.Giver, Day + 30);
        return true;
    }

    private bool Accept(OneExchange e)
    {
        if (!e.IsGift && _balances[e.Receiver] - HeldBy(e.Receiver) < e.Hours)
            return false;
        (e.State, e.Turn, e.Deadline, e.Held) = (ExchangeState.Accepted, null, Day + 180, e.IsGift ? 0 : e.Hours);
        return true;
    }

    private bool Arrange(OneExchange e)
    {
        (e.State, e.Deadline) = (ExchangeState.Arranged, Day + 1 + 180);
        return true;
    }

    private bool Record(OneExchange e, int minutes, int by)
    {
        (e.State, e.Recorded, e.Recorder, e.Turn, e.Deadline) = (ExchangeState.Recorded, minutes, by, by == e.Giver ? e.Receiver : e.Giver, Day + 14);
        return true;
    }

    private static bool Dispute(OneExchange e, int minutes)
    {
        (e.State, e.Disputed, e.Turn, e.Deadline) = (ExchangeState.Disputed, minutes, null, null);
        return true;
    }

    private bool Agree(OneExchange e, int minutes, int by)
    {
        var (recorded, disputed) = by == e.Recorder ? (minutes, e.Disputed) : (e.Recorded, minutes);
        if (recorded == disputed && !Decide(e, minutes))
            return false;
        (e.Recorded, e.Disputed) = (recorded, disputed);
        return true;
    }

    private bool Decide(OneExchange e, int minutes) => minutes == 0 ? Finish(e, ExchangeState.Cancelled) : Complete(e, minutes);

    private bool Complete(OneExchange e, int minutes)
    {
        if (!e.IsGift && _balances[e.Receiver] - (HeldBy(e.Receiver) - e.Held) < minutes)
            return false;
        if (!e.IsGift)
            Pay(e.Receiver, e.Giver, minutes);
        (e.State, e.Turn, e.Deadline, e.Held, e.Given) = (ExchangeState.Completed, null, null, 0, minutes);
        return true;
    }

    private bool Reverse(OneExchange e)
    {
        if (!e.IsGift && _balances[e.Giver] - HeldBy(e.Giver) < e.Given)
            return false;
        if (!e.IsGift)
            Pay(e.Giver, e.Receiver, e.Given);
        e.State = ExchangeState.Reversed;
        return true;
    }

    private static bool Finish(OneExchange e, ExchangeState state)
    {
        (e.State, e.Turn, e.Deadline, e.Held) = (state, null, null, 0);
        return true;
    }

    private void Pay(int from, int to, int minutes) => (_balances[from], _balances[to]) = (_balances[from] - minutes, _balances[to] + minutes);

    private sealed class OneExchange
    {
        public required int Giver { get; init; }
        public required int Receiver { get; init; }
        public ExchangeState State { get; set; } = ExchangeState.Proposed;
        public int? Turn { get; set; }
        public int Hours { get; set; }
        public int Held { get; set; }
        public bool IsGift { get; set; }
        public int Recorded { get; set; }
        public int Recorder { get; set; }
        public int Disputed { get; set; }
        public int Given { get; set; }
        public int? Deadline { get; set; }
        public HashSet<int> Heard { get; } = [];
    }
}
