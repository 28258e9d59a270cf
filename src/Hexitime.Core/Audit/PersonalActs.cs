using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Audit;

/// <summary>
/// What the member did because of a role, and what others did to them because of theirs, without who. The log never changes: what was done in office, and why, stays when
/// somebody is erased, under their opaque id.
/// </summary>
internal sealed class PersonalActs(IReadRepositoryBase<Act> acts) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Act)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (id, subject, named) = (member.Id, member.Subject, member.Id.Value.ToString());
        var found = await acts.ListAsync(new Those<Act>(a => a.Member == id || a.Subject == subject || a.Details.Contains(named)), cancellationToken);
        yield return PersonalFile.Of(
            "acts", found.OrderBy(a => a.At).Select(a => new ActLine(a.At, a.Request, a.Details, a.Reason, a.Member == id || string.Equals(a.Subject, subject, StringComparison.Ordinal))));
    }

    public Task EraseAsync(Member member, CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed record ActLine(Instant At, string Request, string Details, string? Reason, bool IsMine);
}
