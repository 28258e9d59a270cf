using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Members;

/// <summary>An administrator suspends a member, who can then begin nothing new and loses nothing.</summary>
/// <param name="Member">Whom.</param>
[MaySend(Who.Administrator)]
public sealed record SuspendMember(MemberId Member) : ICommand<Done>;

/// <summary>An administrator lets a suspended member take part again.</summary>
/// <param name="Member">Whom.</param>
[MaySend(Who.Administrator)]
public sealed record ReinstateMember(MemberId Member) : ICommand<Done>;

internal sealed class SuspendMemberHandler(IReadRepositoryBase<Member> members)
    : IRequestHandler<SuspendMember, Result<Done>>, IRequestHandler<ReinstateMember, Result<Done>>
{
    public Task<Result<Done>> Handle(SuspendMember request, CancellationToken cancellationToken) =>
        BecomeAsync(request.Member, MemberState.Suspended, cancellationToken);

    public Task<Result<Done>> Handle(ReinstateMember request, CancellationToken cancellationToken) =>
        BecomeAsync(request.Member, MemberState.Active, cancellationToken);

    private async Task<Result<Done>> BecomeAsync(MemberId id, MemberState state, CancellationToken cancellationToken) =>
        await members.GetByIdAsync(id, cancellationToken) is { } member ? member.Become(state) : MemberRefusals.NotFound;
}
