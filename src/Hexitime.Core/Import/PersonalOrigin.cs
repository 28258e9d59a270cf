using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;

namespace Hexitime.Import;

/// <summary>Who the member was at another time bank. An import of the same file after they are erased brings them again: they have to be taken out of the file.</summary>
internal sealed class PersonalOrigin(IRepositoryBase<ImportedIdentity> identities) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(ImportedIdentity)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return PersonalFile.Of("origin", (await OfAsync(member.Id, cancellationToken)).Select(i => new OriginLine(i.ExternalId)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        foreach (var identity in await OfAsync(member.Id, cancellationToken))
            await identities.DeleteAsync(identity, cancellationToken);
    }

    private Task<List<ImportedIdentity>> OfAsync(MemberId id, CancellationToken cancellationToken) =>
        identities.ListAsync(new Those<ImportedIdentity>(i => i.Member == id), cancellationToken);

    private sealed record OriginLine(string ExternalId);
}
