using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Verification;

/// <summary>What speaks for the member, the references that they wrote and those that are for everybody to read of them.</summary>
internal sealed class PersonalVerification(
    IRepositoryBase<VerifiedDomain> domains, IRepositoryBase<Registration> registrations, IRepositoryBase<Reference> references, IReadRepositoryBase<Member> members)
    : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(VerifiedDomain), typeof(Registration), typeof(Reference)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (theirs, numbers, said) = await OfAsync(member.Id, cancellationToken);
        yield return PersonalFile.Of("email-domains", theirs.Select(d => new EmailDomainView(d.Domain, d.At)));
        yield return PersonalFile.Of("registrations", numbers.Select(r => RegistrationView.Of(r, member.Id)));
        var names = await members.NamesAsync(said.SelectMany(r => new[] { r.About, r.Author }), cancellationToken);
        yield return PersonalFile.Of(
            "references", said.OrderBy(r => r.At).Select(r => new ReferenceLine(new Person(r.About, names[r.About]), new Person(r.Author, names[r.Author]), r.Words, r.At)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var (theirs, numbers, said) = await OfAsync(member.Id, cancellationToken);
        foreach (var domain in theirs)
            await domains.DeleteAsync(domain, cancellationToken);
        foreach (var number in numbers)
            await registrations.DeleteAsync(number, cancellationToken);
        foreach (var reference in said)
            await references.DeleteAsync(reference, cancellationToken);
    }

    private async Task<(List<VerifiedDomain> Domains, List<Registration> Registrations, List<Reference> References)> OfAsync(MemberId id, CancellationToken cancellationToken) => (
        await domains.ListAsync(new Those<VerifiedDomain>(d => d.Member == id), cancellationToken),
        await registrations.ListAsync(new Those<Registration>(r => r.Member == id), cancellationToken),
        await references.ListAsync(new Those<Reference>(r => r.About == id || r.Author == id), cancellationToken));

    private sealed record ReferenceLine(Person About, Person By, string Words, Instant At);
}
