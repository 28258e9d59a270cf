using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.Sessions;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// Keeps what impact is counted by. Told of the same twice, it changes nothing; where both sides stood is written down once and stays. Runs in the caller's transaction.
/// </summary>
internal sealed class HoursBook(
    IRepositoryBase<HoursGiven> hours, IRepositoryBase<ImpactMonth> months, IRepositoryBase<FirstHours> firsts, IReadRepositoryBase<Member> members,
    IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Project> projects)
{
    /// <summary>Exchanges; those that are neither completed nor reversed prove nothing.</summary>
    public async Task KeepAsync(IReadOnlyCollection<Exchange> exchanges, CancellationToken cancellationToken)
    {
        var proven = exchanges.Where(e => e.State is ExchangeState.Completed or ExchangeState.Reversed && e.Given is { IsPositive: true }).ToList();
        var wanted = proven.Select(e => e.Listing).OfType<ListingId>().ToHashSet();
        var listed = (await listings.ListAsync(new Those<Listing>(l => wanted.Contains(l.Id)), cancellationToken)).ToDictionary(l => l.Id);
        var sides = await SidesAsync(proven.SelectMany(e => new[] { e.GiverWallet, e.ReceiverWallet }), cancellationToken);
        await PutAsync([.. proven.Select(e =>
        {
            var given = new HoursGiven(HoursSource.Exchange, e.Id.Value, 0, sides.Of(e.GiverWallet), sides.Of(e.ReceiverWallet), e.Given!.Value, e.IsGift, e.GivenAt ?? e.CompletedAt!.Value)
            {
                Kind = e.Kind,
                Network = e.Network,
                Listing = e.Listing,
                IsReversed = e.State == ExchangeState.Reversed,
            };
            given.About(e.Listing is { } id && listed.TryGetValue(id, out var listing) ? listing.Skills : []);
            return given;
        })], cancellationToken);
    }

    /// <summary>Group sessions: what each seat paid. Whoever paid without having come received nothing.</summary>
    public async Task KeepAsync(IReadOnlyCollection<GroupSession> sessions, CancellationToken cancellationToken)
    {
        var proven = sessions.Where(s => s.State == SessionState.Completed).ToList();
        var sides = await SidesAsync(proven.SelectMany(s => s.Seats.Select(seat => seat.Wallet).Append(s.GiverWallet)), cancellationToken);
        await PutAsync([.. proven.SelectMany(s => s.Seats.Where(seat => seat.Charged is { IsPositive: true }).Select(seat => new HoursGiven(
            HoursSource.Session, s.Id.Value, seat.Number, sides.Of(s.GiverWallet), seat.State == SeatState.Attended ? sides.Of(seat.Wallet) : null, seat.Charged!.Value, false, s.StartsAt)
        {
            Kind = s.Kind,
            Network = s.Network,
        }))], cancellationToken);
    }

    /// <summary>Pledges of work; those that are not confirmed prove nothing.</summary>
    public async Task KeepAsync(IReadOnlyCollection<Pledge> pledges, CancellationToken cancellationToken)
    {
        var proven = pledges.Where(p => p is { State: PledgeState.Confirmed, Given.IsPositive: true }).ToList();
        var wanted = proven.Select(p => p.Project).ToHashSet();
        var known = (await projects.ListAsync(new Those<Project>(p => wanted.Contains(p.Id)), cancellationToken)).ToDictionary(p => p.Id);
        var sides = await SidesAsync(proven.SelectMany(p => new[] { p.Wallet, p.Account }), cancellationToken);
        await PutAsync([.. proven.Select(p =>
        {
            var given = new HoursGiven(HoursSource.Project, p.Id.Value, 0, sides.Of(p.Wallet), sides.Of(p.Account), p.Given!.Value, p.IsGift, p.GivenAt ?? p.ConfirmedAt!.Value)
            {
                Network = known[p.Project].Network,
                Project = p.Project,
            };
            given.About(known[p.Project].TaskOf(p.Task)?.Skills ?? []);
            return given;
        })], cancellationToken);
    }

    /// <summary>Exchanges of another bank, of which only the ledger tells.</summary>
    public async Task KeepAsync(IReadOnlyCollection<LedgerHours> transfers, CancellationToken cancellationToken)
    {
        var sides = await SidesAsync(transfers.SelectMany(t => new[] { t.Giver, t.Receiver }), cancellationToken);
        await PutAsync([.. transfers.Select(t => new HoursGiven(
            HoursSource.Imported, t.Order.Value, 0, sides.Of(t.Giver), sides.Of(t.Receiver), t.Hours, false, t.GivenAt) { IsReversed = t.IsReversed })], cancellationToken);
    }

    /// <summary>What nothing proves.</summary>
    public async Task RemoveAsync(IReadOnlyCollection<Guid> origins, CancellationToken cancellationToken)
    {
        var removed = await hours.ListAsync(new Those<HoursGiven>(h => origins.Contains(h.Origin)), cancellationToken);
        foreach (var given in removed)
            await hours.DeleteAsync(given, cancellationToken);
        await ChangeAsync([.. removed.Select(h => h.Month)], cancellationToken);
    }

    private async Task PutAsync(IReadOnlyList<HoursGiven> proven, CancellationToken cancellationToken)
    {
        var origins = proven.Select(p => p.Origin).Distinct().ToList();
        var kept = (await hours.ListAsync(new Those<HoursGiven>(h => origins.Contains(h.Origin)), cancellationToken)).ToDictionary(h => (h.Source, h.Origin, h.Part));
        var changed = new HashSet<int>();
        var fresh = new List<HoursGiven>();
        foreach (var given in proven)
        {
            if (!kept.TryGetValue((given.Source, given.Origin, given.Part), out var before))
                fresh.Add(await hours.AddAsync(given, cancellationToken));
            else if (before.Correct(given) is { } month)
                changed.Add(month);
            else
                continue;
            changed.Add(given.Month);
        }

        await ChangeAsync(changed, cancellationToken);
        await NoteFirstsAsync(fresh.FindAll(h => !h.IsReversed), cancellationToken);
    }

    private async Task ChangeAsync(HashSet<int> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
            return;
        var known = (await months.ListAsync(new Those<ImpactMonth>(m => changed.Contains(m.Month)), cancellationToken)).ToDictionary(m => m.Month);
        foreach (var month in changed.Order())
            (known.GetValueOrDefault(month) ?? await months.AddAsync(new ImpactMonth(month), cancellationToken)).Change();
    }

    /// <summary>A first that is reversed later stays one: they had begun.</summary>
    private async Task NoteFirstsAsync(List<HoursGiven> fresh, CancellationToken cancellationToken)
    {
        var earliest = new Dictionary<AccountId, Instant>();
        foreach (var given in fresh)
        {
            foreach (var side in (Side?[])[given.Giver, given.Project is null ? given.Receiver : null])
            {
                if (side is not null && (!earliest.TryGetValue(side.Wallet, out var at) || given.GivenAt < at))
                    earliest[side.Wallet] = given.GivenAt;
            }
        }

        var wallets = earliest.Keys.ToList();
        var known = (await firsts.ListAsync(new Those<FirstHours>(f => wallets.Contains(f.Wallet)), cancellationToken)).ToDictionary(f => f.Wallet);
        foreach (var (wallet, at) in earliest)
        {
            if (known.GetValueOrDefault(wallet) is not { } first)
                await firsts.AddAsync(new FirstHours(wallet, at), cancellationToken);
            else if (at < first.At)
                first.At = at;
        }
    }

    private async Task<Sides> SidesAsync(IEnumerable<AccountId> accounts, CancellationToken cancellationToken)
    {
        var wallets = accounts.Distinct().ToList();
        var people = await members.ListAsync(new Those<Member>(m => wallets.Contains(m.Wallet)), cancellationToken);
        var ids = people.ConvertAll(m => m.Id);
        var belong = await memberships.ListAsync(new Those<Membership>(m => m.State == MembershipState.Active && ids.Contains(m.Member)), cancellationToken);
        return new Sides(people.ToDictionary(m => m.Wallet), belong.ToLookup(m => m.Member, m => m.Network));
    }

    private sealed record Sides(IReadOnlyDictionary<AccountId, Member> Members, ILookup<MemberId, NetworkId> Networks)
    {
        public Side Of(AccountId wallet) => Members.GetValueOrDefault(wallet) is { } member ? new Side(wallet, member, Networks[member.Id]) : new Side(wallet, null, []);
    }
}
