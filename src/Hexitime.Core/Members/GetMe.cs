using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Members;

/// <summary>A member reads their own profile.</summary>
[MaySend(Who.AnyMember)]
public sealed record GetMe : IQuery<MyView>;

internal sealed class GetMeHandler(IReadRepositoryBase<Member> members, IReadRepositoryBase<Organisation> organisations, CurrentActor actor)
    : IRequestHandler<GetMe, Result<MyView>>
{
    public async Task<Result<MyView>> Handle(GetMe request, CancellationToken cancellationToken)
    {
        var member = await members.MeAsync(actor, cancellationToken);
        return MyView.Of(member, await organisations.OfAsync(member, cancellationToken));
    }
}
