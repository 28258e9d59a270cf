using System.Reflection;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Sessions;
using NodaTime;

namespace Hexitime.Tests.Sessions;

/// <summary>The pure session of a life over one book, with the ledger doing its part as the use cases have it done.</summary>
internal sealed class PureSession
{
    public static readonly BankRules Rules = new();

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 9, 0);
    private readonly List<Member> _members;
    private Instant _now = Start;
    private int _earned;

    public PureSession(SessionLife life)
    {
        Book.Open(Account.OpenIssuer());
        _members = [.. Enumerable.Range(0, SessionLife.Members).Select(i => Member.Register($"m{i}", ProfileOf(i), OrganisationId.New(Start), Start))];
        foreach (var (member, minutes) in _members.Zip(life.Balances))
        {
            Book.Open(Account.Open(member.Wallet, AccountKind.Member));
            Earn(member, minutes);
        }

        var plan = new SessionPlan(
            "Run charts", null, ExchangeKind.Teaching, Credits.FromMinutes(life.Minutes), Start + Duration.FromHours(SessionLife.StartsAtHour), null, life.Capacity,
            life.Minimum, life.Cost);
        Session = GroupSession.Schedule(_members[0], plan, Rules, Start).Value;
    }

    public LedgerBook Book { get; } = new();

    public GroupSession Session { get; private set; }

    public Instant Now => _now;

    public bool HasBegun => _now >= Session.StartsAt;

    public Dictionary<MemberId, Credits> Received { get; } = [];

    public IEnumerable<MemberId> Members => _members.Select(m => m.Id);

    public Account WalletOf(MemberId member) =>
        Book.TryGet(_members.Single(m => m.Id == member).Wallet, out var account) ? account : throw new InvalidOperationException("Every member has a wallet.");

    public Credits AvailableTo(Seat seat) => WalletOf(seat.Member).Available;

    /// <summary>Tries a step; <c>null</c> if it is refused, by the session or by the ledger, and then nothing has changed.</summary>
    public SessionMove? Try(SessionStep step)
    {
        _now += Duration.FromHours(step.HoursLater);
        if (step.Act == Act.Earn)
        {
            Earn(_members[step.Who], step.Minutes);
            return null;
        }

        var copy = Copy(Session);
        if (!Take(copy, step, _members[step.Who]).TryGet(out var move, out _))
        {
            Picture(copy).ShouldBe(Picture(Session), $"refused and yet changed: {step}");
            return null;
        }

        if (!TryOrder([.. move.Orders]))
            return null;
        Session = copy;
        return move;
    }

    private Result<SessionMove> Take(GroupSession session, SessionStep step, Member who)
    {
        bool CanMoveUp(Seat seat) => AvailableTo(seat) >= session.HoldEach;
        return step.Act switch
        {
            Act.Join => session.Join(who, CanMoveUp, _now),
            Act.Leave => session.Leave(who.Id, _now, CanMoveUp, _now),
            Act.LeaveBank => session.EndForLeaver(who.Id, _now - Duration.FromHours(step.Die % 30), CanMoveUp, _now),
            Act.Cancel => session.Cancel(who.Id, "ill"),
            Act.Record => session.Record(who.Id, Credits.FromMinutes(step.Minutes), Attendance(session, step.Die), Rules, _now),
            Act.Confirm => session.Confirm(who.Id, _now),
            Act.Object => session.Object(who.Id, "I was not told"),
            Act.Decide => session.Decide(
                who.Id, _members[1 + (step.Die % (SessionLife.Members - 2))].Id, Enum.GetValues<SeatState>()[4 - (step.Die % 2) + (step.Die / 7 % 3)], "heard both", _now),
            _ => session.State == SessionState.Recorded ? session.CloseAnswers(_now) : session.Lapse(_now),
        };
    }

    private static List<Attendance> Attendance(GroupSession session, int die)
    {
        var named = session.Seats.Where(s => s.State is SeatState.Joined or SeatState.Attended or SeatState.NoShow)
            .Select((s, i) => new Attendance(s.Member, (die >> i) % 2 == 0)).ToList();
        // Now and then somebody is left out, or named twice.
        if (die % 11 == 0 && named.Count > 0)
            named.RemoveAt(0);
        if (die % 13 == 0 && named.Count > 0)
            named.Add(named[0]);
        return named;
    }

    private void Earn(Member member, int minutes)
    {
        Received[member.Id] = Received.GetValueOrDefault(member.Id) + Credits.FromMinutes(minutes);
        if (minutes > 0)
            TryOrder(Order.Transfer(OrderId.For($"grant-{++_earned}", member.Id.Value), AccountId.Issuer, member.Wallet, Credits.FromMinutes(minutes), Purpose.Grant)).ShouldBeTrue();
    }

    /// <summary>A refusal is rolled back with its use case, so that its key is not burnt: judged on the side first.</summary>
    private bool TryOrder(params Order[] orders)
    {
        var rehearsal = new LedgerBook();
        foreach (var account in Book.Accounts)
            rehearsal.Open(account);
        foreach (var order in Book.Orders)
            rehearsal.Recall(order);
        var outcomes = new Outcome[orders.Length];
        rehearsal.Apply(orders, BatchMode.Linked, _now, outcomes);
        if (outcomes.Any(o => o.Kind != OutcomeKind.Applied))
            return false;
        Book.Apply(orders, BatchMode.Linked, _now, outcomes);
        Book.TakeChanges();
        return true;
    }

    private static string Picture(GroupSession s) => string.Join(
        '\n', s.Seats.Select(x => $"{x.Number} {x.State} {x.Held} {x.Answer} {x.Charged}").Prepend($"{s.Version} {s.State} {s.Joined} {s.Given} {s.Deadline} {s.CancelReason}"));

    private static GroupSession Copy(GroupSession session)
    {
        var copy = Clone(session);
        typeof(GroupSession).GetField("_seats", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(copy, session.Seats.Select(Clone).ToList());
        return copy;
    }

    private static T Clone<T>(T one) => (T)typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(one, null)!;

    private static Profile ProfileOf(int i) => new() { Name = $"Member {i}", Email = $"m{i}@example.org", Profession = "Nurse", Organisation = "Riverside" };
}
