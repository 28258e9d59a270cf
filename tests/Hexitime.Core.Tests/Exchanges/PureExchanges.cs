using System.Reflection;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Testing.Exchanges;
using NodaTime;

namespace Hexitime.Tests.Exchanges;

/// <summary>The pure exchanges of a life over one book, with the ledger doing its part as the use cases have it done.</summary>
internal sealed class PureExchanges
{
    public const int StartMinutes = 120;
    public static readonly BankRules Rules = new() { LargestExchangeMinutes = ExchangeLife.LargestMinutes };

    /// <summary>
    /// What a life of two who settle by themselves does not have: a broker's record is another beginning, proposed times change nothing but what can be arranged, and rings have
    /// rules of their own.
    /// </summary>
    public static readonly ExchangeAction[] Elsewhere =
        [ExchangeAction.RecordForOthers, ExchangeAction.ProposeTimes, ExchangeAction.WithdrawTimes, ExchangeAction.JoinRing, ExchangeAction.EndRing];

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 9, 0);
    private readonly List<Exchange> _exchanges = [];
    private readonly List<Member> _members;

    public PureExchanges(ExchangeLife life)
    {
        Book.Open(Account.OpenIssuer());
        _members = [.. Enumerable.Range(0, ExchangeLife.Members).Select(i => Member.Register($"m{i}", ProfileOf(i), OrganisationId.New(Start), Start))];
        foreach (var member in _members)
        {
            Book.Open(Account.Open(member.Wallet, AccountKind.Member));
            Order(Hexitime.Ledger.Order.Welcome(OrderId.For("welcome", member.Id.Value), member.Wallet, Credits.FromMinutes(StartMinutes)));
        }

        for (var i = 0; i < life.Proposals.Count; i++)
        {
            var (giver, receiver, minutes) = life.Proposals[i];
            _exchanges.Add(Exchange.Propose(null, ExchangeKind.Coaching, "Run charts", _members[giver], _members[receiver],
                _members[ExchangeModel.ProposerOf(life, i)].Id, new ExchangeTerms(Credits.FromMinutes(minutes)), Rules, Start).Value);
        }
    }

    public LedgerBook Book { get; } = new();

    public IReadOnlyList<Exchange> Exchanges => _exchanges;

    public Account WalletOf(int member) => Book.TryGet(_members[member].Wallet, out var account) ? account : throw new InvalidOperationException("Every member has a wallet.");

    public bool Try(LifeStep step, int who, int day)
    {
        var now = Start + Duration.FromDays(day);
        if (step.IsHousekeeping)
        {
            for (var i = 0; i < _exchanges.Count; i++)
            {
                if (_exchanges[i].Deadline <= now)
                    Take(i, e => e.State switch
                    {
                        ExchangeState.Proposed => e.Expire(now),
                        ExchangeState.Recorded => e.CompleteUnanswered(now),
                        _ => e.Lapse(now),
                    }, now);
            }

            return true;
        }

        var by = _members[who].Id;
        var mayTry = step.Action is ExchangeAction.Decide or ExchangeAction.Reverse ? who == ExchangeLife.Members - 1 : _exchanges[step.Exchange].IsSide(by);
        return mayTry && Take(step.Exchange, e => Step(e, step, by, now), now);
    }

    private static Result<ExchangeMove> Step(Exchange e, LifeStep step, MemberId by, Instant now)
    {
        var figure = Credits.FromMinutes(step.Minutes);
        return step.Action switch
        {
            ExchangeAction.Accept => e.Accept(by, Rules, now),
            ExchangeAction.CounterPropose => e.CounterPropose(by, new ExchangeTerms(figure), Rules, now),
            ExchangeAction.Decline => e.Decline(by, null, now),
            ExchangeAction.Withdraw => e.Withdraw(by, null, now),
            ExchangeAction.Arrange => e.Arrange(by, now + Duration.FromDays(1), "Library", Rules, now),
            ExchangeAction.Cancel => e.Cancel(by, isNoShow: false, "ill", now),
            ExchangeAction.ReportNoShow => e.Cancel(by, isNoShow: true, "did not come", now),
            ExchangeAction.Waive => e.Waive(by, now),
            ExchangeAction.Record => e.Record(by, figure, null, Rules, now),
            ExchangeAction.Confirm => e.Confirm(by, null, now),
            ExchangeAction.Dispute => e.Dispute(by, figure, "not what I have", Rules, now),
            ExchangeAction.Agree => e.Agree(by, figure, Rules, now),
            ExchangeAction.Decide => e.Decide(by, figure, "heard both", Rules, now),
            ExchangeAction.Reverse => e.Reverse(by, "a mistake", now),
            ExchangeAction.GiveFeedback => e.GiveFeedback(by, 5, null, now),
            ExchangeAction.Approve => e.Approve(by, "the ward manager", now),
            ExchangeAction.Undertake => e.Undertake(by, now),
            _ => throw new InvalidOperationException($"Nobody tries to {step.Action}."),
        };
    }

    /// <summary>A step whose orders the ledger refuses has not been taken: as in a use case, the exchange stays as it was.</summary>
    private bool Take(int index, Func<Exchange, Result<ExchangeMove>> step, Instant now)
    {
        var copy = Copy(_exchanges[index]);
        if (!step(copy).TryGet(out var move, out _))
            return false;
        if (move.Orders.Count > 0)
        {
            // A refusal of the ledger is rolled back with its use case, so that its key is not burnt: judged on the side first.
            var rehearsal = Rehearse();
            var outcomes = new Outcome[move.Orders.Count];
            rehearsal.Apply([.. move.Orders], BatchMode.Linked, now, outcomes);
            if (outcomes.Any(o => !o.Stands))
                return false;
            Order([.. move.Orders]);
        }

        _exchanges[index] = copy;
        return true;
    }

    private LedgerBook Rehearse()
    {
        var book = new LedgerBook();
        foreach (var account in Book.Accounts)
            book.Open(account);
        foreach (var order in Book.Orders)
            book.Recall(order);
        return book;
    }

    private void Order(params Order[] orders)
    {
        Book.Apply(orders, BatchMode.Linked, Start, new Outcome[orders.Length]);
        Book.TakeChanges();
    }

    private static Exchange Copy(Exchange exchange)
    {
        var copy = (Exchange)typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(exchange, null)!;
        typeof(Exchange).GetField("_history", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(copy, exchange.History.ToList());
        typeof(Exchange).GetField("_feedback", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(copy, exchange.Feedback.ToList());
        return copy;
    }

    private static Profile ProfileOf(int i) => new() { Name = $"Member {i}", Email = $"m{i}@example.org", Profession = "Nurse", Organisation = "Riverside" };
}
