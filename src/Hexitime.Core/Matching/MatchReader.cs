using Hexitime.Exchanges;
using Hexitime.Listings;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Vocabulary;
using Hexitime.Matching.Words;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>What matching knows at one moment: who and what there is, and the vocabulary in whose words it is said. Immutable.</summary>
internal sealed record MatchSnapshot(MatchPool Pool, SkillVocabulary Vocabulary)
{
    /// <summary>The question for the counterparts of a listing; <c>null</c> if it, or its owner, is not known yet.</summary>
    public RankQuery? QueryFor(Listing listing) => Pool.Find(listing.Id) is { } known && Pool.Find(listing.Owner) is { } owner
        ? RankQuery.ForListing(known, $"{listing.Title} {listing.Description}", owner, Vocabulary)
        : null;
}

/// <summary>Reads from the database what matching knows: all of it, or of some.</summary>
internal sealed class MatchReader(
    IReadRepositoryBase<Member> members, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<Schedule> schedules,
    IReadRepositoryBase<Block> blocks, IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<MatchChange> changes, KeptVocabulary kept, IClock clock)
{
    private readonly TextAnalyser _analyser = new();

    public Instant Now => clock.GetCurrentInstant();

    public Task<List<MatchChange>> ChangesSinceAsync(Instant since, CancellationToken cancellationToken) => changes.ListAsync(new MatchChangesSince(since), cancellationToken);

    /// <summary>The listings whose time was over between two instants: nothing else has changed, so that nobody has noted it.</summary>
    public Task<List<ListingId>> ExpiredAsync(Instant after, Instant until, CancellationToken cancellationToken) => listings.ListAsync(new ListingsExpired(after, until), cancellationToken);

    /// <summary>Everything, in the words of the vocabulary as it is now.</summary>
    public async Task<MatchSnapshot> ReadAllAsync(CancellationToken cancellationToken)
    {
        var vocabulary = await kept.ReadAsync(cancellationToken);
        var people = await members.ListAsync(new Those<Member>(m => true), cancellationToken);
        var where = (await schedules.ListAsync(new Those<Schedule>(s => true), cancellationToken)).ToDictionary(s => s.Member, s => s.Text);
        var belong = (await memberships.ListAsync(new Those<Membership>(m => m.State == MembershipState.Active), cancellationToken)).ToLookup(m => m.Member, m => m.Network);
        var records = ExchangeRecords.Of(await exchanges.ListAsync(new ExchangesDone(null), cancellationToken));
        var found = await listings.ListAsync(new Those<Listing>(l => l.State == ListingState.Open), cancellationToken);
        var byId = people.ToDictionary(m => m.Id);
        var pool = MatchPool.Of(
            people.Select(m => Show(m, where.GetValueOrDefault(m.Id), belong[m.Id], records.GetValueOrDefault(m.Id), vocabulary)),
            found.Select(l => Show(l, byId[l.Owner], where.GetValueOrDefault(l.Owner), vocabulary)),
            (await blocks.ListAsync(new Those<Block>(b => true), cancellationToken)).Select(b => (b.Blocker, b.Blocked)));
        return new MatchSnapshot(pool, vocabulary);
    }

    /// <summary>What has become of some members and listings, as changes to a pool. A listing says what its owner says, so that those of the members come along.</summary>
    public async Task<IReadOnlyCollection<PoolChange>> ReadAsync(MatchSnapshot known, IReadOnlySet<MemberId> changed, IReadOnlySet<ListingId> changedListings, CancellationToken cancellationToken)
    {
        var (ids, listed) = (changed.ToList(), changedListings.ToList());
        var found = await listings.ListAsync(new Those<Listing>(l => listed.Contains(l.Id) || ids.Contains(l.Owner)), cancellationToken);
        var owners = ids.Concat(found.Select(l => l.Owner)).Distinct().ToList();
        var people = (await members.ListAsync(new MembersAmong(owners), cancellationToken)).ToDictionary(m => m.Id);
        var where = (await schedules.ListAsync(new SchedulesOf(owners), cancellationToken)).ToDictionary(s => s.Member, s => s.Text);
        var belong = (await memberships.ListAsync(new Those<Membership>(m => m.State == MembershipState.Active && ids.Contains(m.Member)), cancellationToken))
            .ToLookup(m => m.Member, m => m.Network);
        var records = ExchangeRecords.Of(await exchanges.ListAsync(new ExchangesDone(ids), cancellationToken));
        var apart = (await blocks.ListAsync(new Those<Block>(b => ids.Contains(b.Blocker)), cancellationToken)).ToLookup(b => b.Blocker, b => b.Blocked);
        return
        [
            .. ids.Where(people.ContainsKey).Select(id => PoolChange.Put(Show(people[id], where.GetValueOrDefault(id), belong[id], records.GetValueOrDefault(id), known.Vocabulary))),
            .. found.Select(l => l.State == ListingState.Open ? PoolChange.Put(Show(l, people[l.Owner], where.GetValueOrDefault(l.Owner), known.Vocabulary)) : PoolChange.Remove(l.Id)),
            .. ids.SelectMany(id => apart[id].Select(other => PoolChange.Block(id, other))),
            .. ids.SelectMany(id => known.Pool.BlockedBy(id).Except(apart[id]).Select(other => PoolChange.Unblock(id, other))),
        ];
    }

    private MatchMember Show(Member m, ScheduleText? schedule, IEnumerable<NetworkId> networks, ExchangeRecord record, SkillVocabulary vocabulary) => new()
    {
        Id = m.Id,
        Organisation = m.Organisation,
        Profession = m.Profession,
        PayBand = m.PayBand ?? "",
        Networks = [.. networks],
        Skills = vocabulary.Resolve(m.Skills),
        SharedHours = schedule is { IsShared: true } && DateTimeZoneProviders.Tzdb.GetZoneOrNull(m.TimeZone) is { } zone ? schedule.InZone(zone).Value.UsualWeek(Now) : null,
        Whereabouts = schedule?.Place().Value ?? Places.Whereabouts.Remote,
        Record = record,
        JoinsRings = m.JoinsRings,
        TakesPart = m.State == MemberState.Active,
    };

    private MatchListing Show(Listing l, Member owner, ScheduleText? schedule, SkillVocabulary vocabulary) => new()
    {
        Id = l.Id,
        Owner = l.Owner,
        Type = l.Type,
        Kind = l.Kind,
        Hours = l.Hours,
        Networks = [.. l.Places.Where(p => p.IsApproved).Select(p => p.Network)],
        Skills = vocabulary.Resolve(l.Skills),
        Words = _analyser.Analyse(l.Title, l.Description, owner.Biography),
        Whereabouts = schedule?.Place().Value ?? Places.Whereabouts.Remote,
        IsOpen = l.IsOpenAt(Now) && l.IsThereForOthers,
    };
}

/// <summary>The open listings whose time was over between two instants.</summary>
public sealed class ListingsExpired : Specification<Listing, ListingId>
{
    /// <summary>Looks by when.</summary>
    public ListingsExpired(Instant after, Instant until) => Query.Select(l => l.Id).Where(l => l.State == ListingState.Open && l.ExpiresAt > after && l.ExpiresAt <= until);
}
