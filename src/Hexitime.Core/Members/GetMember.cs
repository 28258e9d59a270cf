using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Members;

/// <summary>A member reads another's public profile. Somebody who has left is not found (<c>member.not-found</c>).</summary>
/// <param name="Member">Whose.</param>
[MaySend(Who.AnyMember | Who.Administrator)]
public sealed record GetMember(MemberId Member) : IQuery<MemberView>;

internal sealed class GetMemberHandler(IReadRepositoryBase<Member> members, IReadRepositoryBase<Organisation> organisations)
    : IRequestHandler<GetMember, Result<MemberView>>
{
    public async Task<Result<MemberView>> Handle(GetMember request, CancellationToken cancellationToken) =>
        await members.GetByIdAsync(request.Member, cancellationToken) is { HasLeft: false } member
            ? MemberView.Of(member, await organisations.OfAsync(member, cancellationToken))
            : MemberRefusals.NotFound;
}
