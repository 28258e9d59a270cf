using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;

namespace Hexitime.Donations;

/// <summary>What the member has given away and been given. Who has given anonymously, nobody tells.</summary>
internal sealed class PersonalDonations(IReadRepositoryBase<Donation> donations, IReadRepositoryBase<Member> members) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Donation)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = member.Id;
        var found = await donations.ListAsync(new Those<Donation>(d => d.From == id || d.To == id), cancellationToken);
        var names = await members.NamesAsync(found.SelectMany(d => d.People), cancellationToken);
        yield return PersonalFile.Of("donations", found.OrderBy(d => d.At).Select(d => DonationView.Of(d, id, names)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        foreach (var donation in await donations.ListAsync(new Those<Donation>(d => d.From == id && d.Message != null), cancellationToken))
            donation.EraseMessage();
    }
}
