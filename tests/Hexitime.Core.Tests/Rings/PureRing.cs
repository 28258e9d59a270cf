using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Rings;
using NodaTime;

namespace Hexitime.Tests.Rings;

/// <summary>How one leg of a ring ends.</summary>
public enum LegEnd
{
    Confirmed,
    Decided,
    Unanswered,
    Cancelled,
}

/// <summary>One of those in a ring, and the leg that they give.</summary>
/// <param name="Balance">What they have before.</param>
/// <param name="Spends">What they try to spend while it runs.</param>
/// <param name="End">How their leg ends.</param>
/// <param name="Given">The minutes given, where some are; never more than the ring's.</param>
/// <param name="Earns">What they earn afterwards.</param>
public sealed record RingPerson(int Balance, int Spends, LegEnd End, int Given, int Earns);

/// <summary>A ring's whole life, drawn at random.</summary>
public sealed record RingLife(int Minutes, IReadOnlyList<RingPerson> People);

/// <summary>A ring over one book, with the ledger doing its part as the use cases have it done.</summary>
internal sealed class PureRing
{
    public static readonly BankRules Rules = new();

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 9, 0);
    private readonly LedgerBook _book = new();
    private readonly RingLife _life;
    private readonly Member[] _people;
    private readonly Member _broker = MemberOf("broker");
    private Exchange[] _legs = [];

    public PureRing(RingLife life)
    {
        _life = life;
        _book.Open(Account.OpenIssuer());
        _people = [.. life.People.Select((_, i) => MemberOf($"m{i}"))];
        foreach (var (person, member) in life.People.Zip(_people))
        {
            _book.Open(Account.Open(member.Wallet, AccountKind.Member));
            Pay(AccountId.Issuer, member.Wallet, person.Balance, "start");
        }

        Ring = Ring.Propose(
            [.. _people.Select((p, i) => new RingLink(p.Id, Next(i).Id, ListingOf(p).Id))], Credits.FromMinutes(life.Minutes), Rules, Start).Value;
    }

    public Ring Ring { get; }

    public IReadOnlyList<Exchange> Legs => _legs;

    public long Sum => _book.Accounts.Sum(a => a.Posted.Minutes);

    public Account WalletOf(int person) => _book.TryGet(_people[person].Wallet, out var account) ? account : throw new InvalidOperationException("Every member has a wallet.");

    public void Begin()
    {
        foreach (var (person, i) in _people.Select((p, i) => (p, i)))
            Ring.Accept(person.Id, Start).Value.ShouldBe(i == _people.Length - 1);
        var joined = _people.Select((p, i) => Exchange.JoinRing(Ring.Id, ListingOf(p), p, Next(i), Ring.Hours, Rules, Start).Value).ToList();
        _legs = [.. joined.Select(j => j.Exchange)];
        Apply([.. Ring.Begin(_legs, Wallets()), .. joined.SelectMany(j => j.Move.Orders)]).ShouldBeTrue();
    }

    /// <summary>Pays what the person would like to spend, if it is there.</summary>
    public bool Spend(int person) => Pay(_people[person].Wallet, AccountId.Issuer, _life.People[person].Spends, $"spend.{person}");

    public void Earn(int person)
    {
        Pay(AccountId.Issuer, _people[person].Wallet, _life.People[person].Earns, $"earn.{person}");
        var orders = Ring.Repay(_people[person].Id, WalletOf(person));
        if (orders.Count > 0)
            Apply([.. orders]).ShouldBeTrue();
    }

    /// <summary>One leg ends as it does in this life; its credits must not move yet.</summary>
    public void EndLeg(int i)
    {
        var (leg, given) = (_legs[i], Credits.FromMinutes(_life.People[i].Given));
        switch (_life.People[i].End)
        {
            case LegEnd.Confirmed:
                Quietly(leg.Record(leg.Giver, given, null, Rules, Start));
                Quietly(leg.Confirm(leg.Receiver, null, Start));
                break;
            case LegEnd.Unanswered:
                Quietly(leg.Record(leg.Receiver, given, null, Rules, Start));
                Quietly(leg.CompleteUnanswered(Start + Duration.FromDays(365)));
                break;
            case LegEnd.Decided:
                Quietly(leg.Record(leg.Giver, Ring.Hours, null, Rules, Start));
                if (given == Ring.Hours)
                    goto case LegEnd.Confirmed;
                Quietly(leg.Dispute(leg.Receiver, Credits.Zero, "nobody came", Rules, Start));
                Quietly(leg.Decide(_broker.Id, given, "heard both", Rules, Start));
                break;
            default:
                Quietly(leg.Cancel(leg.Receiver, isNoShow: true, "nobody came", Start));
                break;
        }
    }

    public bool TryEnd()
    {
        if (!Ring.End(_legs, Wallets(), Start).TryGet(out var move, out _))
            return false;
        Apply([.. move.Orders]).ShouldBeTrue();
        return true;
    }

    private static void Quietly(Result<ExchangeMove> step) => step.Value.Orders.ShouldBeEmpty("credits of a ring move together, at its end");

    private Member Next(int i) => _people[(i + 1) % _people.Length];

    private Dictionary<AccountId, Account> Wallets() => _book.Accounts.ToDictionary(a => a.Id);

    private bool Pay(AccountId from, AccountId to, int minutes, string why) =>
        minutes == 0 || Apply([Order.Transfer(OrderId.For(why, to.Value == Guid.Empty ? from.Value : to.Value), from, to, Credits.FromMinutes(minutes), Purpose.Donation)]);

    private bool Apply(Order[] orders)
    {
        var outcomes = new Outcome[orders.Length];
        _book.Apply(orders, BatchMode.Linked, Start, outcomes);
        _book.TakeChanges();
        return outcomes.All(o => o.Stands);
    }

    private static Listing ListingOf(Member owner) =>
        Listing.Publish(owner.Id, ListingType.Offer, new ListingText { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) }, [], Start + Duration.FromDays(90), Start);

    private static Member MemberOf(string subject) => Member.Register(
        subject, new Profile { Name = subject, Email = $"{subject}@example.org", Profession = "Nurse", Organisation = "Riverside" }, OrganisationId.New(Start), Start);
}
