using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Members;

/// <summary>A member changes what they say of themselves.</summary>
/// <param name="Profile">The whole profile as it shall be.</param>
/// <param name="Version">The version that was read; another one is refused (<c>version.stale</c>). <c>null</c> overwrites whatever is there.</param>
[MaySend(Who.AnyMember)]
public sealed record EditProfile(Profile Profile, int? Version = null) : ICommand<MyView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Profile.Check();
}

internal sealed class EditProfileHandler(
    IRepositoryBase<Member> members, IRepositoryBase<Organisation> organisations, ConsentBook consents, CurrentActor actor, IClock clock)
    : IRequestHandler<EditProfile, Result<MyView>>
{
    public async Task<Result<MyView>> Handle(EditProfile request, CancellationToken cancellationToken)
    {
        var member = await members.MeAsync(actor, cancellationToken);
        if (member.CheckVersion(request.Version) is { } stale)
            return stale;
        var organisation = await organisations.FindOrAddAsync(request.Profile, clock.GetCurrentInstant(), cancellationToken);
        var before = member.AgreedTo();
        member.Edit(request.Profile, organisation.Id);
        await consents.KeepAsync(member, before, cancellationToken);
        return MyView.Of(member, organisation);
    }
}

internal static class MembersOfActors
{
    /// <summary>The acting member: in a query as they were found when it began, which saves a round trip.</summary>
    public static async Task<Member> MeAsync(this IReadRepositoryBase<Member> members, CurrentActor actor, CancellationToken cancellationToken) =>
        (actor.Row is { } row && row.Id == actor.Me ? row : await members.GetByIdAsync(actor.Me, cancellationToken)) ?? throw new InvalidOperationException("The acting member was there a moment ago.");
}
