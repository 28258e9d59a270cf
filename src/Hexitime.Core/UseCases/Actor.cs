using Hexitime.Members;

namespace Hexitime.UseCases;

/// <summary>What a person may be trusted with beyond being a member.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Settles disputes and reverses mistakes.</summary>
    Broker = 1,

    /// <summary>Runs the platform.</summary>
    Administrator = 2,

    /// <summary>The bank itself: housekeeping and the reactions to events. Never a person.</summary>
    Bank = 4,
}

/// <summary>Who may send a request; alternatives may be combined.</summary>
[Flags]
public enum Who
{
    /// <summary>Nobody.</summary>
    Nobody = 0,

    /// <summary>Anybody who is signed in, member or not.</summary>
    SignedIn = 1,

    /// <summary>A member in good standing.</summary>
    Member = 2,

    /// <summary>A suspended member: may look, and end what was begun, but begin nothing new.</summary>
    SuspendedMember = 4,

    /// <summary>A member in good standing who is a broker.</summary>
    Broker = 8,

    /// <summary>An administrator, member or not.</summary>
    Administrator = 16,

    /// <summary>The bank itself.</summary>
    Bank = 32,

    /// <summary>Any member, in good standing or suspended.</summary>
    AnyMember = Member | SuspendedMember,
}

/// <summary>Names who may send a request. A request without it is refused to everybody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class MaySendAttribute(Who who) : Attribute
{
    /// <summary>Who may.</summary>
    public Who Who { get; } = who;
}

/// <summary>Who is acting: the signed-in person, and the member they are, if they are one.</summary>
/// <param name="Subject">The host's stable name for the person (for Entra ID, <c>tid</c> and <c>oid</c>); never an e-mail address.</param>
/// <param name="Roles">What the person is trusted with.</param>
/// <param name="Member">The member, if the person has registered and not left.</param>
/// <param name="IsSuspended">Whether the member is suspended.</param>
public sealed record Actor(string Subject, Roles Roles, MemberId? Member, bool IsSuspended)
{
    /// <summary>The bank itself.</summary>
    public static Actor Bank { get; } = new("hexitime:bank", Roles.Bank, null, false);

    /// <summary>The member who is acting. Only for requests that members alone may send; else it throws.</summary>
    public MemberId Me => Member ?? throw new InvalidOperationException("The actor is no member; the request's MaySend must ask for one.");

    /// <summary>Whether the actor is any of these.</summary>
    public bool IsAnyOf(Who who) =>
        (who.HasFlag(Who.SignedIn) && !Roles.HasFlag(Roles.Bank))
        || (who.HasFlag(Who.Member) && Member is not null && !IsSuspended)
        || (who.HasFlag(Who.SuspendedMember) && Member is not null && IsSuspended)
        || (who.HasFlag(Who.Broker) && Member is not null && !IsSuspended && Roles.HasFlag(Roles.Broker))
        || (who.HasFlag(Who.Administrator) && Roles.HasFlag(Roles.Administrator))
        || (who.HasFlag(Who.Bank) && Roles.HasFlag(Roles.Bank));

    /// <summary>Whether a person may do this by a role alone: as no more than a member, or somebody who is signed in, they could not.</summary>
    public bool MayOnlyByRole(Who who) =>
        !Roles.HasFlag(Roles.Bank) && IsAnyOf(who & (Who.Broker | Who.Administrator)) && !IsAnyOf(who & (Who.SignedIn | Who.AnyMember));

    /// <summary>Why an actor who is none of <paramref name="who"/> may not.</summary>
    public Refusal RefuseUnless(Who who) =>
        Member is null && (who & (Who.AnyMember | Who.Broker)) != Who.Nobody && !who.HasFlag(Who.Administrator)
            ? Refusal.NotAllowed("actor.not-a-member", "Register as a member first.")
        : IsSuspended && who.HasFlag(Who.Member)
            ? Refusal.NotAllowed("actor.suspended", "Your membership is suspended: you can finish what you began, but begin nothing new.")
        : Refusal.NotAllowed("actor.not-allowed", "You may not do this.");
}
