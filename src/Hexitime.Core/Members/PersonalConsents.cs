using System.Runtime.CompilerServices;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Members;

/// <summary>To what the member has agreed, and when. When they are erased it ends; that there was consent stays under the opaque id.</summary>
internal sealed class PersonalConsents(IReadRepositoryBase<ConsentRecord> records, ConsentBook book) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(ConsentRecord)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = member.Id;
        var said = await records.ListAsync(new Those<ConsentRecord>(r => r.Member == id), cancellationToken);
        yield return PersonalFile.Of("consents", said.OrderBy(r => r.At).ThenBy(r => r.Number).Select(r => new ConsentLine(r.Purpose, r.IsGiven, r.Wording, r.At)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var before = member.AgreedTo();
        member.AgreeTo(new Consents());
        await book.KeepAsync(member, before, cancellationToken);
    }

    private sealed record ConsentLine(ConsentPurpose Purpose, bool IsGiven, string Wording, Instant At);
}
