namespace Hexitime.UseCases;

/// <summary>Who is calling, as the host knows it. One of the two boundaries of a use case; the other is the database.</summary>
public interface ICaller
{
    /// <summary>The host's stable name for the signed-in person; <c>null</c> when nobody is signed in.</summary>
    string? Subject { get; }

    /// <summary>What the host trusts the person with.</summary>
    Roles Roles { get; }

    /// <summary>The idempotency key under which the call was made; <c>null</c> for none.</summary>
    string? IdempotencyKey { get; }

    /// <summary>An e-mail address of which the host knows that it is the person's; <c>null</c> for none. Networks may be joined by it.</summary>
    string? VerifiedEmail { get; }

    /// <summary>
    /// The language in which the host speaks to the person, because they have chosen it or their browser asks for it: a BCP 47 tag; <c>null</c> if the host does not know. Whoever becomes a
    /// member and names no languages is written to in it.
    /// </summary>
    string? Language => null;
}

/// <summary>A caller that is set by hand: for jobs, tests and hosts without HTTP. One to a scope; not thread-safe.</summary>
public sealed class Caller : ICaller
{
    /// <inheritdoc />
    public string? Subject { get; private set; }

    /// <inheritdoc />
    public Roles Roles { get; private set; }

    /// <inheritdoc />
    public string? IdempotencyKey { get; private set; }

    /// <inheritdoc />
    public string? VerifiedEmail { get; private set; }

    /// <inheritdoc />
    public string? Language { get; private set; }

    /// <summary>From now on, calls in this scope are made by this person.</summary>
    public void Is(string subject, Roles roles = Roles.None, string? idempotencyKey = null, string? verifiedEmail = null, string? language = null) =>
        (Subject, Roles, IdempotencyKey, VerifiedEmail, Language) = (subject, roles, idempotencyKey, verifiedEmail, language);

    /// <summary>From now on, calls in this scope are made by the bank itself.</summary>
    public void IsTheBank() => Is(Actor.Bank.Subject, Actor.Bank.Roles);
}

/// <summary>The actor of the use case that is running. Set by the decorator around every handler; one to a scope.</summary>
public sealed class CurrentActor
{
    private Actor? _actor;

    /// <summary>The actor. Outside a use case it throws.</summary>
    public Actor Value => _actor ?? throw new InvalidOperationException("No use case is running.");

    /// <summary>In a query: the row of the member who is acting, as it was read when the query began. A command reads its own, so that changes to it are saved.</summary>
    internal Members.Member? Row { get; private set; }

    /// <summary>Whether the use case let the actor do what an ordinary member could not, so that it is noted.</summary>
    public bool HasUsedRole { get; private set; }

    /// <summary>The member who is acting; see <see cref="Actor.Me"/>.</summary>
    public Members.MemberId Me => Value.Me;

    /// <summary>Notes that the actor is let through because of a role that they have in the thing at hand, such as that of a network's host.</summary>
    public void UseRole() => HasUsedRole = true;

    /// <summary>From now on a use case of theirs is running.</summary>
    internal void Become(Actor actor, Members.Member? row) => (_actor, Row, HasUsedRole) = (actor, row, false);

    /// <summary>Whether the actor is any of these, and if so that it is used.</summary>
    public bool ActsAs(Who who)
    {
        if (!Value.IsAnyOf(who))
            return false;
        UseRole();
        return true;
    }
}
