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

/// <summary>Reads from the database what matching knows: all of it, or of some.</summary>
internal sealed class MatchReader(
    IReadRepositoryBase<Member> members, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<Schedule> schedules,
    IReadRepositoryBase<Block> blocks, IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<MatchChange> changes, IClock clock)
{
    private readonly TextAnalyser _analyser = new();

    public static SkillVocabulary Vocabulary => StarterVocabulary.Instance;

    public Instant Now => clock.GetCurrentInstant();

    public Task<List<MatchChange>> ChangesSinceAsync(Instant since, CancellationToken cancellationToken) => changes.ListAsync(new MatchChangesSince(since), cancellationToken);

    /// <summary>A pool of everything.</summary>
    public async Task<MatchPool> ReadAllAsync(CancellationToken cancellationToken)
    {
        var people = await members.ListAsync(new Those<Member>(m => true), cancellationToken);
        var where = (await schedules.ListAsync(new Those<Schedule>(s => true), cancellationToken)).ToDictionary(s => s.Member, s => s.Text);
        var belong = (await memberships.ListAsync(new Those<Membership>(m => m.State == MembershipState.Active), cancellationToken)).ToLookup(m => m.Member, m => m.Network);
        var records = Records(await exchanges.ListAsync(new ExchangesDone(null), cancellationToken));
        var found = await listings.ListAsync(new Those<Listing>(l => l.State == ListingState.Open), cancellationToken);
        var byId = people.ToDictionary(m => m.Id);
        return MatchPool.Of(
            people.Select(m => Show(m, where.GetValueOrDefault(m.Id), belong[m.Id], records.GetValueOrDefault(m.Id))),
            found.Select(l => Show(l, byId[l.Owner], where.GetValueOrDefault(l.Owner))),
            (await blocks.ListAsync(new Those<Block>(b => true), cancellationToken)).Select(b => (b.Blocker, b.Blocked)));
    }

    /// <summary>What has become of some members and listings, as changes to a pool. A listing says what its owner says, so that those of the members come along.</summary>
    public async Task<IReadOnlyCollection<PoolChange>> ReadAsync(MatchPool pool, IReadOnlySet<MemberId> changed, IReadOnlySet<ListingId> changedListings, CancellationToken cancellationToken)
    {
        var (ids, listed) = (changed.ToList(), changedListings.ToList());
        var found = await listings.ListAsync(new Those<Listing>(l => listed.Contains(l.Id) || ids.Contains(l.Owner)), cancellationToken);
        var owners = ids.Concat(found.Select(l => l.Owner)).Distinct().ToList();
        var people = (await members.ListAsync(new MembersAmong(owners), cancellationToken)).ToDictionary(m => m.Id);
        var where = (await schedules.ListAsync(new SchedulesOf(owners), cancellationToken)).ToDictionary(s => s.Member, s => s.Text);
        var belong = (await memberships.ListAsync(new Those<Membership>(m => m.State == MembershipState.Active && ids.Contains(m.Member)), cancellationToken))
            .ToLookup(m => m.Member, m => m.Network);
        var records = Records(await exchanges.ListAsync(new ExchangesDone(ids), cancellationToken));
        var apart = (await blocks.ListAsync(new Those<Block>(b => ids.Contains(b.Blocker)), cancellationToken)).ToLookup(b => b.Blocker, b => b.Blocked);
        return
        [
            .. ids.Where(people.ContainsKey).Select(id => PoolChange.Put(Show(people[id], where.GetValueOrDefault(id), belong[id], records.GetValueOrDefault(id)))),
            .. found.Select(l => PoolChange.Put(Show(l, people[l.Owner], where.GetValueOrDefault(l.Owner)))),
            .. ids.SelectMany(id => apart[id].Select(other => PoolChange.Block(id, other))),
            .. ids.SelectMany(id => pool.BlockedBy(id).Except(apart[id]).Select(other => PoolChange.Unblock(id, other))),
        ];
    }

    private MatchMember Show(Member m, ScheduleText? schedule, IEnumerable<NetworkId> networks, ExchangeRecord record) => new()
    {
        Id = m.Id,
        Organisation = m.Organisation,
        Profession = m.Profession,
        PayBand = m.PayBand ?? "",
        Networks = [.. networks],
        Skills = Vocabulary.Resolve(m.Skills),
        SharedHours = schedule is { IsShared: true } && DateTimeZoneProviders.Tzdb.GetZoneOrNull(m.TimeZone) is { } zone ? schedule.InZone(zone).Value.UsualWeek(Now) : null,
        Whereabouts = schedule?.Place().Value ?? Places.Whereabouts.Remote,
        Record = record,
        TakesPart = m.State == MemberState.Active,
    };

    private MatchListing Show(Listing l, Member owner, ScheduleText? schedule) => new()
    {
        Id = l.Id,
        Owner = l.Owner,
        Type = l.Type,
        Kind = l.Kind,
        Hours = l.Hours,
        Networks = [.. l.Places.Where(p => p.IsApproved).Select(p => p.Network)],
        Skills = Vocabulary.Resolve(l.Skills),
        Words = _analyser.Analyse(l.Title, l.Description, owner.Biography),
        Whereabouts = schedule?.Place().Value ?? Places.Whereabouts.Remote,
        // One that waits for approval in all its networks is not there yet.
        IsOpen = l.IsOpenAt(Now) && (l.Audience == ListingAudience.Everyone || l.Places.Any(p => p.IsApproved)),
    };

    private static Dictionary<MemberId, ExchangeRecord> Records(IEnumerable<ExchangeDone> done)
    {
        var records = new Dictionary<MemberId, ExchangeRecord>();
        foreach (var exchange in done)
        {
            foreach (var side in (MemberId[])[exchange.Giver, exchange.Receiver])
            {
                var record = records.GetValueOrDefault(side);
                records[side] = exchange.IsCompleted ? record with { Completed = record.Completed + 1 } : record with { Cancelled = record.Cancelled + (exchange.CancelledBy == side ? 1 : 0) };
            }
        }

        return records;
    }
}

/// <summary>How an exchange ended.</summary>
/// <param name="Giver">Who gave.</param>
/// <param name="Receiver">Who received.</param>
/// <param name="IsCompleted">Whether it was completed.</param>
/// <param name="CancelledBy">Who called it off, if a side did.</param>
public sealed record ExchangeDone(MemberId Giver, MemberId Receiver, bool IsCompleted, MemberId? CancelledBy);

/// <summary>The exchanges that were completed or called off.</summary>
public sealed class ExchangesDone : Specification<Exchange, ExchangeDone>
{
    /// <summary>Looks by the sides.</summary>
    /// <param name="members">Only those of some members; <c>null</c> for all.</param>
    public ExchangesDone(IReadOnlyCollection<MemberId>? members)
    {
        var among = members?.ToList();
        Query.Select(e => new ExchangeDone(
                e.Giver, e.Receiver, e.State == ExchangeState.Completed,
                e.History.Where(s => s.Action == ExchangeAction.Cancel).Select(s => s.By).FirstOrDefault()))
            .Where(e => e.State == ExchangeState.Completed || e.State == ExchangeState.Cancelled)
            .Where(e => among!.Contains(e.Giver) || among!.Contains(e.Receiver), condition: among is not null);
    }
}
