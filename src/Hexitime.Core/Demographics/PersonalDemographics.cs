using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Demographics;

/// <summary>What the member has said of themselves. It goes when they are erased.</summary>
internal sealed class PersonalDemographics(IRepositoryBase<Declaration> declarations) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Declaration)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return PersonalFile.Of(
            "demographics", (await OfAsync(member.Id, cancellationToken)).OrderBy(d => d.Question, StringComparer.Ordinal).Select(d => new AnswerLine(d.Question, d.Answer, d.At)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        foreach (var declaration in await OfAsync(member.Id, cancellationToken))
            await declarations.DeleteAsync(declaration, cancellationToken);
    }

    private Task<List<Declaration>> OfAsync(MemberId id, CancellationToken cancellationToken) =>
        declarations.ListAsync(new Those<Declaration>(d => d.Member == id), cancellationToken);

    private sealed record AnswerLine(string Question, string Answer, Instant At);
}
