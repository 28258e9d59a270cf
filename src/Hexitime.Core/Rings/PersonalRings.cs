using System.Runtime.CompilerServices;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Rings;

/// <summary>The rings that the member is in, and what they owe from them. There are no words in them: those of listings and exchanges are theirs.</summary>
internal sealed class PersonalRings(IReadRepositoryBase<Ring> rings) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Ring)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = member.Id;
        var found = await rings.ListAsync(new Those<Ring>(r => r.Legs.Any(l => l.Giver == id)), cancellationToken);
        yield return PersonalFile.Of("rings", found.OrderBy(r => r.ProposedAt).Select(r => RingLine.Of(r, r.Legs.Single(l => l.Giver == id))));
    }

    public Task EraseAsync(Member member, CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed record RingLine(RingId Id, RingState State, Credits Hours, Instant ProposedAt, Instant? AcceptedAt, ListingId Listing, ExchangeId? Exchange, Credits Owed)
    {
        public static RingLine Of(Ring ring, RingLeg mine) => new(ring.Id, ring.State, ring.Hours, ring.ProposedAt, mine.AcceptedAt, mine.Listing, mine.Exchange, mine.Owed);
    }
}
