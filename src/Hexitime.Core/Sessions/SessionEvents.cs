using Hexitime.Members;
using Hexitime.UseCases;

namespace Hexitime.Sessions;

/// <summary>A step was taken in a group session.</summary>
/// <param name="Session">Which.</param>
/// <param name="Action">The step.</param>
/// <param name="State">The state after it.</param>
/// <param name="By">Who took it; <c>null</c> for the bank itself.</param>
/// <param name="Version">The session's version after it.</param>
public sealed record SessionMoved(SessionId Session, SessionAction Action, SessionState State, MemberId? By, int Version) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Session.Value;
}

/// <summary>Somebody in a waiting list has got a seat, and credits of theirs are set aside for it. Follows the <see cref="SessionMoved"/> of the same step.</summary>
/// <param name="Session">Which.</param>
/// <param name="Member">Who.</param>
/// <param name="Version">The session's version after it.</param>
public sealed record PersonMovedUp(SessionId Session, MemberId Member, int Version) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Session.Value;
}
