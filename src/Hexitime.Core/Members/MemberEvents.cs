using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Members;

/// <summary>Somebody has become a member, or has come back.</summary>
public sealed record MemberRegistered(MemberId Member) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Member.Value;
}

/// <summary>A member has been erased: nothing tells any more who it was.</summary>
public sealed record MemberErased(MemberId Member) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Member.Value;
}

/// <summary>A member has left. They may have come back since, and begun something new.</summary>
/// <param name="Member">Who.</param>
/// <param name="At">When.</param>
public sealed record MemberLeft(MemberId Member, Instant At) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Member.Value;
}
