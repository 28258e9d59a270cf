using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;

namespace Hexitime.Sessions;

/// <summary>The sessions that the member gave or joined. Nobody is erased while an objection is open that their credits wait for.</summary>
internal sealed class PersonalSessions(IReadRepositoryBase<GroupSession> sessions, IReadRepositoryBase<Member> members) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(GroupSession)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await OfAsync(member.Id, cancellationToken);
        var names = await members.NamesAsync(found.SelectMany(s => s.Seats.Select(seat => seat.Member).Append(s.Giver)), cancellationToken);
        yield return PersonalFile.Of("sessions", found.OrderBy(s => s.StartsAt).Select(s => SessionView.Of(s, member.Id, s.Giver == member.Id, names)));
    }

    public async Task<Refusal?> FindObstacleAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        return await sessions.AnyAsync(
            new Those<GroupSession>(s => s.State == SessionState.Recorded && s.Seats.Any(seat => seat.Answer == SeatAnswer.Objected)
                && (s.Giver == id || s.Seats.Any(seat => seat.Member == id && seat.Held != Ledger.Credits.Zero))), cancellationToken)
            ? MemberRefusals.CreditsInDispute
            : null;
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        foreach (var session in await OfAsync(member.Id, cancellationToken))
            session.EraseWordsOf(member.Id);
    }

    private Task<List<GroupSession>> OfAsync(MemberId id, CancellationToken cancellationToken) =>
        sessions.ListAsync(new Those<GroupSession>(s => s.Giver == id || s.Seats.Any(seat => seat.Member == id)), cancellationToken);
}
