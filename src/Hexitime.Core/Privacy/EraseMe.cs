using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Privacy;

/// <summary>
/// Somebody has themselves erased, whether they still take part or have left. They leave; what tells who they are and what they wrote goes, in one transaction. The account
/// stays under an opaque id, so that hours stay counted, sums hold and every history verifies; to others they are a former member. Whoever registers again is somebody new.
/// Refused (<c>privacy.credits-in-dispute</c>) while credits of theirs are in dispute, and (<c>privacy.nothing-held</c>) when it is done already.
/// </summary>
[MaySend(Who.SignedIn)]
public sealed record EraseMe : ICommand<Done>;

/// <summary>An administrator has a member erased who asked for it. For somebody who is erased already, it is done.</summary>
/// <param name="Member">Whom.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. It is kept in the log of privileged acts for good, so do not name the member.</param>
[MaySend(Who.Administrator)]
public sealed record EraseMember(MemberId Member, string Reason) : ICommand<Done>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "privacy.reason", "The reason");
}

internal sealed class EraseMeHandler(
    IReadRepositoryBase<Member> members, IEnumerable<IPersonalData> rooms, Standing standing, ICommandLog answers, IOutbox outbox, CurrentActor actor, IClock clock)
    : IRequestHandler<EraseMe, Result<Done>>, IRequestHandler<EraseMember, Result<Done>>
{
    public async Task<Result<Done>> Handle(EraseMe request, CancellationToken cancellationToken) =>
        await members.FirstOrDefaultAsync(new MemberWithSubject(actor.Value.Subject), cancellationToken) is { } member
            ? await EraseAsync(member, cancellationToken)
            : MemberRefusals.NothingHeld;

    public async Task<Result<Done>> Handle(EraseMember request, CancellationToken cancellationToken) =>
        await members.GetByIdAsync(request.Member, cancellationToken) is not { } member ? MemberRefusals.NotFound
        : member.State == MemberState.Erased ? new Done()
        : await EraseAsync(member, cancellationToken);

    private async Task<Result<Done>> EraseAsync(Member member, CancellationToken cancellationToken)
    {
        // What they and others are beginning together at this moment comes before, or not at all.
        await standing.LockAsync([member], cancellationToken);
        foreach (var room in rooms)
        {
            if (await room.FindObstacleAsync(member, cancellationToken) is { } obstacle)
                return obstacle;
        }

        if (!member.HasLeft)
            outbox.Add(new MemberLeft(member.Id, clock.GetCurrentInstant()));
        foreach (var room in rooms)
            await room.EraseAsync(member, cancellationToken);
        await answers.EraseAsync(member.Subject, [member.Id.Value.ToString()], cancellationToken);
        member.Erase(clock.GetCurrentInstant());
        outbox.Add(new MemberErased(member.Id));
        return new Done();
    }
}

/// <summary>
/// What was being written while somebody was erased is committed by now: an answer to another's command, a membership that ends because they have left. It goes too.
/// </summary>
internal sealed class EraseWhatCameLate(IReadRepositoryBase<Member> members, IEnumerable<IPersonalData> rooms, ICommandLog answers, IUnitOfWork unitOfWork)
    : INotificationHandler<MemberErased>
{
    public Task Handle(MemberErased notification, CancellationToken cancellationToken) => unitOfWork.RunAsync(async ct =>
    {
        var member = await members.GetByIdAsync(notification.Member, ct) ?? throw new InvalidOperationException("Whoever is erased stays under their id.");
        foreach (var room in rooms)
            await room.EraseAsync(member, ct);
        await answers.EraseAsync(member.Subject, [member.Id.Value.ToString()], ct);
        return new Done();
    }, _ => false, cancellationToken);
}
