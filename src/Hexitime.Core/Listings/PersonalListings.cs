using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;

namespace Hexitime.Listings;

/// <summary>The member's offers and requests, whatever has become of them.</summary>
internal sealed class PersonalListings(IReadRepositoryBase<Listing> listings) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Listing)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = member.Id;
        var found = await listings.ListAsync(new Those<Listing>(l => l.Owner == id), cancellationToken);
        yield return PersonalFile.Of("listings", found.OrderBy(l => l.Id.Value).Select(l => ListingView.Of(l, member.Name, id)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        foreach (var listing in await listings.ListAsync(new Those<Listing>(l => l.Owner == id && l.Title != Texts.Erased), cancellationToken))
            listing.Erase();
    }
}
