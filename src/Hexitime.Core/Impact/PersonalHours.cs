using System.Runtime.CompilerServices;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// The hours by which the member's giving and receiving are counted. When they are erased the hours stay, under the account that tells nothing of whom it was, with the organisation, for
/// hours between organisations stay counted; profession and pay band go, and so do the skills that they wrote in a listing.
/// </summary>
internal sealed class PersonalHours(IRepositoryBase<HoursGiven> hours, IReadRepositoryBase<Listing> listings) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(HoursGiven), typeof(FirstHours)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return PersonalFile.Of("hours", (await OfAsync(member.Wallet, cancellationToken)).OrderBy(h => h.GivenAt).ThenBy(h => h.Origin)
            .Select(h => (h, mine: h.Giver.Wallet == member.Wallet ? h.Giver : h.Receiver!))
            .Select(x => new HoursLine(
                x.h.Source, x.h.Origin, ReferenceEquals(x.mine, x.h.Giver), x.h.Hours, x.h.IsGift, x.h.GivenAt, x.mine.Organisation, x.mine.Profession, x.mine.PayBand, x.h.IsReversed)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        var theirs = (await listings.ListAsync(new Those<Listing>(l => l.Owner == id), cancellationToken)).Select(l => l.Id).ToHashSet();
        foreach (var given in await OfAsync(member.Wallet, cancellationToken))
        {
            (given.Giver.Wallet == member.Wallet ? given.Giver : given.Receiver!).Forget();
            if (given.Listing is { } listing && theirs.Contains(listing))
                given.About([]);
        }
    }

    private Task<List<HoursGiven>> OfAsync(AccountId wallet, CancellationToken cancellationToken) =>
        hours.ListAsync(new Those<HoursGiven>(h => h.Giver.Wallet == wallet || h.Receiver!.Wallet == wallet), cancellationToken);

    private sealed record HoursLine(
        HoursSource Source, Guid Origin, bool IsGiven, Credits Hours, bool IsGift, Instant GivenAt, OrganisationId? Organisation, string Profession, string? PayBand, bool IsReversed);
}
