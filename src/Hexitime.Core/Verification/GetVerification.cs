using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Verification;

/// <summary>
/// A member reads what speaks for another, or for themselves: each thing says what it is, by whom and when. Whose public profile they do not find (<see cref="GetMember"/>), of
/// them they read nothing here either.
/// </summary>
/// <param name="Member">Whose.</param>
[MaySend(Who.AnyMember | Who.Administrator)]
public sealed record GetVerification(MemberId Member) : IQuery<VerificationView>;

/// <summary>What speaks for a member.</summary>
/// <param name="Member">Who.</param>
/// <param name="EmailDomains">Where the host has known an e-mail address of theirs.</param>
/// <param name="Registrations">Which regulators they say have them, and how far that was checked.</param>
/// <param name="References">What others say with whom they have completed an exchange.</param>
public sealed record VerificationView(
    MemberId Member, IReadOnlyList<EmailDomainView> EmailDomains, IReadOnlyList<RegistrationView> Registrations, IReadOnlyList<ReferenceView> References);

/// <summary>The host has known an e-mail address of a member's at a domain.</summary>
/// <param name="Domain">The domain, such as <c>nhs.net</c>.</param>
/// <param name="At">When it last vouched for it.</param>
public sealed record EmailDomainView(string Domain, Instant At);

/// <summary>A registration number that a member has given.</summary>
/// <param name="Regulator">With which regulator.</param>
/// <param name="Check">How far it has been checked.</param>
/// <param name="Says">The same as a sentence.</param>
/// <param name="GivenAt">When it was given.</param>
/// <param name="CheckedAt">When it was checked.</param>
/// <param name="CheckedBy">Who checked it.</param>
/// <param name="Number">The number, for the member alone; else <c>null</c>.</param>
public sealed record RegistrationView(
    Regulator Regulator, RegistrationCheck Check, string Says, Instant GivenAt, Instant? CheckedAt, string? CheckedBy, string? Number)
{
    /// <summary>Shows a registration.</summary>
    public static RegistrationView Of(Registration r, MemberId? viewer) =>
        new(r.Regulator, r.Check, Sentence(r), r.GivenAt, r.CheckedAt, r.CheckedBy, viewer == r.Member ? r.Number : null);

    private static string Sentence(Registration r) => r.Check switch
    {
        RegistrationCheck.Found => $"{r.Regulator.ToString().ToUpperInvariant()} number given, and found by {r.CheckedBy}.",
        RegistrationCheck.NotFound => $"{r.Regulator.ToString().ToUpperInvariant()} number given, and not found by {r.CheckedBy}.",
        _ => $"{r.Regulator.ToString().ToUpperInvariant()} number given, not checked.",
    };
}

/// <summary>What one member says of another.</summary>
/// <param name="By">Who says it; somebody who has left is "a former member".</param>
/// <param name="Words">What they say.</param>
/// <param name="At">When.</param>
public sealed record ReferenceView(Person By, string Words, Instant At);

internal sealed class GetVerificationHandler(IReadRepositoryBase<Member> members, IReadRepositoryBase<Block> blocks, VerificationDesk desk, CurrentActor actor)
    : IRequestHandler<GetVerification, Result<VerificationView>>
{
    public async Task<Result<VerificationView>> Handle(GetVerification request, CancellationToken cancellationToken) =>
        await members.FindPublicAsync(request.Member, blocks, actor, cancellationToken) is { } member
            ? await desk.ViewAsync(await desk.FindAsync(member.Id, cancellationToken), actor.Value.Member, cancellationToken)
            : MemberRefusals.NotFound;
}

/// <summary>Finds what speaks for a member, and shows it.</summary>
internal sealed class VerificationDesk(
    IReadRepositoryBase<VerifiedDomain> domains, IReadRepositoryBase<Registration> registrations, IReadRepositoryBase<Reference> references,
    IReadRepositoryBase<Member> members, IReadRepositoryBase<Block> blocks)
{
    public async Task<Findings> FindAsync(MemberId id, CancellationToken cancellationToken) => new(
        id, await domains.ListAsync(new Those<VerifiedDomain>(d => d.Member == id), cancellationToken),
        await registrations.ListAsync(new Those<Registration>(r => r.Member == id), cancellationToken),
        await references.ListAsync(new Those<Reference>(r => r.About == id), cancellationToken));

    /// <summary>Shows what was found to somebody, who does not read people between whom and them there is a block, nor what such people say of each other.</summary>
    public async Task<VerificationView> ViewAsync(Findings found, MemberId? viewer, CancellationToken cancellationToken)
    {
        var apart = await blocks.ApartFromAsync(found.Member, cancellationToken);
        if (viewer is { } me && me != found.Member)
            apart.AddRange(await blocks.ApartFromAsync(me, cancellationToken));
        var shown = found.References.FindAll(r => !apart.Contains(r.Author));
        var names = await members.NamesAsync(shown.Select(r => r.Author), cancellationToken);
        return new VerificationView(
            found.Member,
            [.. found.Domains.OrderBy(d => d.Domain, StringComparer.Ordinal).Select(d => new EmailDomainView(d.Domain, d.At))],
            [.. found.Registrations.OrderBy(r => r.Regulator).Select(r => RegistrationView.Of(r, viewer))],
            [.. shown.OrderByDescending(r => r.At).Select(r => new ReferenceView(new Person(r.Author, names[r.Author]), r.Words, r.At))]);
    }

    internal sealed record Findings(MemberId Member, List<VerifiedDomain> Domains, List<Registration> Registrations, List<Reference> References);
}
