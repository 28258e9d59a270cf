using Hexitime.UseCases;

namespace Hexitime.Members;

/// <summary>Somebody has become a member, or has come back.</summary>
public sealed record MemberRegistered(MemberId Member) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Member.Value;
}

/// <summary>A member has left.</summary>
public sealed record MemberLeft(MemberId Member) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Member.Value;
}
