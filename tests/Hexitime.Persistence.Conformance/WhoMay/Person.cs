namespace Hexitime.Persistence.Conformance.WhoMay;

/// <summary>Everybody who might try. The sides of an exchange and the owner of a listing are "on a side"; everybody else is not.</summary>
public enum Person
{
    Member,
    SuspendedMember,
    FormerMember,
    Outsider,
    Broker,
    BrokerOnASide,
    SuspendedBroker,
    Administrator,
    Bank,
    Unregistered,
    Anonymous,
}

/// <summary>
/// What each person is answered: <c>null</c> for "yes", or the code of the refusal. Nobody who is not signed in is ever answered "yes". And whether what they do is noted
/// because they could only do it by a role in the thing at hand, such as that of a network's host.
/// </summary>
internal sealed record Verdicts(
    string? Member, string? SuspendedMember, string? Outsider, string? Broker, string? BrokerOnASide, string? SuspendedBroker,
    string? Administrator, string? Bank, string? Unregistered, bool IsNoted = false, bool FormerToo = false)
{
    private const string NotAMember = "actor.not-a-member";
    private const string NotAllowed = "actor.not-allowed";
    private const string Suspended = "actor.suspended";

    public static Verdicts Everybody { get; } = new(null, null, null, null, null, null, null, null, null);

    public static Verdicts AnyMember { get; } = new(null, null, null, null, null, null, NotAMember, NotAMember, NotAMember);

    public static Verdicts MemberInGoodStanding { get; } = AnyMember.InGoodStanding();

    public static Verdicts Administrators { get; } =
        new(NotAllowed, NotAllowed, NotAllowed, NotAllowed, NotAllowed, NotAllowed, null, NotAllowed, NotAllowed);

    /// <summary>Brokers of the platform. Others may be brokers or hosts of the network at hand; see <see cref="BrokersHere"/>.</summary>
    public static Verdicts Brokers { get; } = new Verdicts(NotAllowed, NotAllowed, NotAllowed, null, null, NotAllowed, NotAMember, NotAMember, NotAMember).InGoodStanding().Noted();

    /// <summary>Brokers of the platform, and whoever runs the network at hand.</summary>
    public static Verdicts BrokersHere { get; } = Brokers with { Member = null };

    public static Verdicts BrokersAndAdministrators { get; } = (Administrators with { Broker = null, BrokerOnASide = null }).InGoodStanding().Noted();

    public static Verdicts OneSide { get; } = AnyMember.Only("exchange.not-found");

    public static Verdicts BrokerOnNoSide { get; } = Brokers with { BrokerOnASide = "exchange.own-case" };

    public static Verdicts SeatOnly { get; } = AnyMember.Only("session.no-seat");

    public static Verdicts GiverOnly { get; } = AnyMember.Only("session.only-giver");

    public static Verdicts Owner { get; } = AnyMember.Only("listing.not-yours");

    public static Verdicts OwnerOfAHidden { get; } = AnyMember.Only("listing.not-found");

    /// <summary>Whoever runs a network that anybody can see.</summary>
    public static Verdicts Host { get; } = AnyMember.Only("network.not-allowed").InGoodStanding().Noted();

    /// <summary>Whoever runs a network of which nobody else knows, or is in it.</summary>
    public static Verdicts HostOfSecret { get; } = AnyMember.Only("network.not-found");

    public string? this[Person person] => person switch
    {
        Person.Member => Member,
        Person.SuspendedMember => SuspendedMember,
        Person.Outsider => Outsider,
        Person.Broker => Broker,
        Person.BrokerOnASide => BrokerOnASide,
        Person.SuspendedBroker => SuspendedBroker,
        Person.Administrator => Administrator,
        Person.Bank => Bank,
        Person.FormerMember when FormerToo => null,
        Person.Unregistered or Person.FormerMember => Unregistered,
        Person.Anonymous => "actor.not-signed-in",
        _ => throw new ArgumentOutOfRangeException(nameof(person)),
    };

    public Verdicts InGoodStanding() => this with { SuspendedMember = Suspended, SuspendedBroker = Suspended };

    public Verdicts Noted() => this with { IsNoted = true };

    /// <summary>Whoever is on no side is refused with this code.</summary>
    public Verdicts Only(string code) => this with { Outsider = code, Broker = code, SuspendedBroker = code };

    /// <summary>Whoever is on a side is refused with this code.</summary>
    public Verdicts NotForSides(string code) => this with { Member = code, SuspendedMember = code, BrokerOnASide = code };
}
