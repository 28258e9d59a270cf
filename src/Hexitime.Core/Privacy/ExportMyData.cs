using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Privacy;

/// <summary>
/// Somebody asks for everything that is held about them, whether they still take part or have left. Refused (<c>privacy.nothing-held</c>) to somebody who never was a
/// member, or has been erased.
/// </summary>
[MaySend(Who.SignedIn)]
public sealed record ExportMyData : IQuery<PersonalExport>;

/// <summary>Everything that is held about a member.</summary>
/// <param name="Member">Who.</param>
/// <param name="At">As of when.</param>
/// <param name="Files">One list after the other, each with a name of its own. They are read from the database while they are enumerated, once, in the scope of the request.</param>
public sealed record PersonalExport(MemberId Member, Instant At, IAsyncEnumerable<PersonalFile> Files);

internal sealed class ExportMyDataHandler(IReadRepositoryBase<Member> members, IEnumerable<IPersonalData> rooms, CurrentActor actor, IClock clock)
    : IRequestHandler<ExportMyData, Result<PersonalExport>>
{
    public async Task<Result<PersonalExport>> Handle(ExportMyData request, CancellationToken cancellationToken) =>
        await members.FirstOrDefaultAsync(new MemberWithSubject(actor.Value.Subject), cancellationToken) is { } member
            ? new PersonalExport(member.Id, clock.GetCurrentInstant(), rooms.ToAsyncEnumerable().SelectMany(room => room.ExportAsync(member, cancellationToken)))
            : MemberRefusals.NothingHeld;
}
