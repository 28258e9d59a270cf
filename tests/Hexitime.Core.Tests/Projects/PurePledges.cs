using System.Reflection;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Projects;
using NodaTime;

namespace Hexitime.Tests.Projects;

/// <summary>One try at a step with one of the pledges.</summary>
/// <param name="Pledge">Which of them.</param>
/// <param name="Action">The step.</param>
/// <param name="Side">Who tries, where it matters.</param>
/// <param name="Minutes">The figure, where there is one.</param>
/// <param name="IsGift">What a change of the gift asks for.</param>
/// <param name="DaysLater">How long after the step before.</param>
public sealed record PledgeStep(int Pledge, PledgeAction Action, PledgeSide Side, int Minutes, bool IsGift, int DaysLater);

/// <summary>The pledges to one project over one book, with the ledger doing its part as the use cases have it done.</summary>
internal sealed class PurePledges
{
    public const int Members = 3;
    public static readonly BankRules Rules = new();

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 9, 0);
    private readonly Project _project;
    private readonly Member _broker = MemberOf("broker");
    private readonly List<Pledge> _pledges = [];
    private LedgerBook _book = new();

    public PurePledges(int funded, IReadOnlyList<int> hours)
    {
        _project = Project.Devise(MemberOf("lead"), null, new ProjectText { Title = "Shorter waits", Aim = "Half of it." }, Start);
        _project.AddTask(new TaskText { Title = "Measure", Hours = Credits.FromHours(4) });
        _project.Open();
        _book.Open(Account.OpenIssuer());
        _book.Open(Account.Open(_project.Account, AccountKind.Project));
        if (funded > 0)
            TryOrder([Order.Transfer(OrderId.For("funded", _project.Id.Value), AccountId.Issuer, _project.Account, Credits.FromMinutes(funded), Purpose.Grant)]);
        foreach (var (minutes, i) in hours.Select((m, i) => (m, i)))
        {
            var member = MemberOf($"m{i}");
            _book.Open(Account.Open(member.Wallet, AccountKind.Member));
            _pledges.Add(Pledge.Offer(_project, 1, member, Credits.FromMinutes(minutes), isGift: i % 3 == 2, null, Rules, Start).Value);
        }
    }

    public Instant Now { get; private set; } = Start;

    public IReadOnlyList<Pledge> Pledges => _pledges;

    public Account Account => AccountOf(_project.Account);

    public Account AccountOf(AccountId id) => _book.TryGet(id, out var account) ? account : throw new InvalidOperationException("Every account is opened.");

    /// <summary>Tries a step. When it is refused, by the pledge or by the ledger, nothing has changed.</summary>
    public bool Try(PledgeStep step)
    {
        var copy = (Pledge)typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(_pledges[step.Pledge], null)!;
        if (!Take(copy, step).TryGet(out var move, out _))
        {
            Picture(copy).ShouldBe(Picture(_pledges[step.Pledge]), $"refused and yet changed: {step}");
            return false;
        }

        if (!TryOrder([.. move.Orders]))
            return false;
        _pledges[step.Pledge] = copy;
        return true;
    }

    public void Wait(int days) => Now += Duration.FromDays(days);

    private Result<PledgeMove> Take(Pledge p, PledgeStep step)
    {
        var figure = Credits.FromMinutes(step.Minutes);
        return step.Action switch
        {
            PledgeAction.Accept => p.Accept(step.Side),
            PledgeAction.Decline => p.Decline(step.Side, "enough people"),
            PledgeAction.Withdraw => p.Withdraw(step.Side),
            PledgeAction.ChangeGift => p.ChangeGift(step.Side, step.IsGift),
            PledgeAction.Record => p.Record(step.Side, step.Side == PledgeSide.Lead ? _project.Lead : p.Member, figure, null, Rules, Now),
            PledgeAction.Confirm => p.Confirm(step.Side, null, Now),
            PledgeAction.Dispute => p.Dispute(step.Side, figure, "not what I have", Rules),
            PledgeAction.Decide => p.Decide(_broker.Id, _project.Lead, figure, "heard both", Rules, Now),
            PledgeAction.CompleteUnanswered => p.CompleteUnanswered(Now),
            PledgeAction.End => p.End(),
            _ => throw new InvalidOperationException($"Nobody tries to {step.Action}."),
        };
    }

    /// <summary>A refusal of the ledger is rolled back with its use case: judged on a copy, which takes the book's place if all stands.</summary>
    private bool TryOrder(Order[] orders)
    {
        if (orders.Length == 0)
            return true;
        var book = new LedgerBook();
        foreach (var account in _book.Accounts)
            book.Open(account);
        foreach (var order in _book.Orders)
            book.Recall(order);
        var outcomes = new Outcome[orders.Length];
        book.Apply(orders, BatchMode.Linked, Now, outcomes);
        if (outcomes.Any(o => !o.Stands))
            return false;
        book.TakeChanges();
        _book = book;
        return true;
    }

    private static string Picture(Pledge pledge) => string.Join(", ", typeof(Pledge).GetProperties().Select(p => $"{p.Name}={p.GetValue(pledge)}"));

    private static Member MemberOf(string subject) => Member.Register(
        subject, new Profile { Name = subject, Email = $"{subject}@example.org", Profession = "Nurse", Organisation = "Riverside" }, OrganisationId.New(Start), Start);
}
