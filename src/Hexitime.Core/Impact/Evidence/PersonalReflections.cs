using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Impact.Evidence;

/// <summary>What the member has written for their record, and that they have countersigned others'. When they are erased the first goes; of the second stays that a former member did.</summary>
internal sealed class PersonalReflections(IRepositoryBase<Reflection> reflections) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Reflection)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await OfAsync(member.Id, cancellationToken);
        yield return PersonalFile.Of(
            "reflections", found.Where(r => r.Member == member.Id).OrderBy(r => r.WrittenAt).Select(r => new ReflectionLine(r.Id, r.Origin, r.Words, r.IsShared, r.WrittenAt, r.CountersignedAt)));
        yield return PersonalFile.Of(
            "countersignatures", found.Where(r => r.CountersignedBy == member.Id).OrderBy(r => r.CountersignedAt).Select(r => new CountersignatureLine(r.Id, r.Origin, r.CountersignedAt!.Value)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        foreach (var reflection in (await OfAsync(member.Id, cancellationToken)).Where(r => r.Member == member.Id))
            await reflections.DeleteAsync(reflection, cancellationToken);
    }

    private Task<List<Reflection>> OfAsync(MemberId id, CancellationToken cancellationToken) =>
        reflections.ListAsync(new Those<Reflection>(r => r.Member == id || r.CountersignedBy == id), cancellationToken);

    private sealed record ReflectionLine(ReflectionId Id, Guid Origin, string Words, bool IsShared, Instant WrittenAt, Instant? CountersignedAt);

    private sealed record CountersignatureLine(ReflectionId Reflection, Guid Origin, Instant At);
}
