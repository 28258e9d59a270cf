using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Donations;

/// <summary>A member looks through what they have given away and been given, the newest first.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Donations on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListDonations(string? After = null, int Size = Page<DonationView>.DefaultSize) : IQuery<Page<DonationView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

internal sealed class ListDonationsHandler(IReadRepositoryBase<Donation> donations, IReadRepositoryBase<Member> members, CurrentActor actor)
    : IRequestHandler<ListDonations, Result<Page<DonationView>>>
{
    public async Task<Result<Page<DonationView>>> Handle(ListDonations request, CancellationToken cancellationToken)
    {
        var found = await donations.ListAsync(new DonationsOf(actor.Me, request), cancellationToken);
        var names = await members.NamesAsync(found.SelectMany(d => d.People), cancellationToken);
        return Paging.ToPage(found, request.Size, d => DonationView.Of(d, actor.Me, names), d => Paging.Cursor(d.At, d.Id.Value));
    }
}

/// <summary>What a member has given away and been given, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class DonationsOf : Specification<Donation>
{
    /// <summary>Says what is wanted.</summary>
    public DonationsOf(MemberId member, ListDonations wanted)
    {
        Query.Where(d => d.From == member || d.To == member);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new DonationId(id);
            Query.Where(d => d.At < at || (d.At == at && d.Id < last));
        }

        Query.OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(wanted.Size + 1);
    }
}
