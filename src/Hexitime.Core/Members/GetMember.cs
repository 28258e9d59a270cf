using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Members;

/// <summary>
/// A member reads another's public profile. Somebody who has left is not found (<c>member.not-found</c>), and of two between whom there is a block neither finds the other,
/// unless as a broker or an administrator.
/// </summary>
/// <param name="Member">Whose.</param>
[MaySend(Who.AnyMember | Who.Administrator)]
public sealed record GetMember(MemberId Member) : IQuery<MemberView>;

internal sealed class GetMemberHandler(
    IReadRepositoryBase<Member> members, IReadRepositoryBase<Organisation> organisations, IReadRepositoryBase<Block> blocks, CurrentActor actor)
    : IRequestHandler<GetMember, Result<MemberView>>
{
    public async Task<Result<MemberView>> Handle(GetMember request, CancellationToken cancellationToken) =>
        await members.FindPublicAsync(request.Member, blocks, actor, cancellationToken) is { } member
            ? MemberView.Of(member, await organisations.OfAsync(member, cancellationToken))
            : MemberRefusals.NotFound;
}

internal static class PublicMembers
{
    /// <summary>A member as far as somebody else finds them: who has not left, and between whom and the actor there is no block. Brokers and administrators do not mind blocks.</summary>
    public static async Task<Member?> FindPublicAsync(
        this IReadRepositoryBase<Member> members, MemberId id, IReadRepositoryBase<Block> blocks, CurrentActor actor, CancellationToken cancellationToken) =>
        await members.GetByIdAsync(id, cancellationToken) is { HasLeft: false } member
        && (actor.Value.IsAnyOf(Who.Broker | Who.Administrator) || !await blocks.AreApartAsync(actor.Me, [id], cancellationToken))
            ? member
            : null;
}
