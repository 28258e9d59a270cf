using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Members;

/// <summary>An administrator suspends a member, who can then begin nothing new and loses nothing.</summary>
/// <param name="Member">Whom.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. It is kept in the log of privileged acts.</param>
[MaySend(Who.Administrator)]
public sealed record SuspendMember(MemberId Member, string Reason) : ICommand<Done>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "member.reason", "The reason");
}

/// <summary>An administrator lets a suspended member take part again.</summary>
/// <param name="Member">Whom.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. It is kept in the log of privileged acts.</param>
[MaySend(Who.Administrator)]
public sealed record ReinstateMember(MemberId Member, string Reason) : ICommand<Done>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "member.reason", "The reason");
}

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
