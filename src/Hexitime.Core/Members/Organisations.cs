using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Members;

internal static class Organisations
{
    /// <summary>The organisation that a profile names; made when it is named for the first time.</summary>
    public static async Task<Organisation> FindOrAddAsync(
        this IRepositoryBase<Organisation> organisations, Profile profile, Instant now, CancellationToken cancellationToken) =>
        await organisations.FirstOrDefaultAsync(new OrganisationNamed(profile.Organisation, profile.OdsCode), cancellationToken)
        ?? await organisations.AddAsync(Organisation.Create(profile.Organisation, profile.OdsCode, now), cancellationToken);

    public static async Task<Organisation> OfAsync(
        this IReadRepositoryBase<Organisation> organisations, Member member, CancellationToken cancellationToken) =>
        await organisations.GetByIdAsync(member.Organisation, cancellationToken)
        ?? throw new InvalidOperationException("A member's organisation is always there: a foreign key holds it.");

    /// <summary>Names by id.</summary>
    public static async Task<Dictionary<OrganisationId, string>> NamesAsync(
        this IReadRepositoryBase<Organisation> organisations, IEnumerable<OrganisationId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return (await organisations.ListAsync(new Those<Organisation>(o => wanted.Contains(o.Id)), cancellationToken)).ToDictionary(o => o.Id, o => o.Name);
    }
}
