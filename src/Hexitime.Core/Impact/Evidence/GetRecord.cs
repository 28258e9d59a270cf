using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.Sessions;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact.Evidence;

/// <summary>
/// A member's own record of the hours that they gave and received, for appraisal and revalidation: what, when, with whom, confirmed by whom, and what they made of it. It comes with
/// what proves it, so that whoever reads it can check it without the bank (<see cref="VerifyRecord"/>).
/// </summary>
/// <param name="From">The first day, in UTC; by default a year before the last.</param>
/// <param name="To">The last day; by default today.</param>
/// <param name="Seal">The number of the seal to prove it against; by default the newest.</param>
[MaySend(Who.AnyMember)]
public sealed record GetRecord(LocalDate? From = null, LocalDate? To = null, long? Seal = null) : IQuery<RecordView>;

/// <summary>A member's record.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Profession">Their profession.</param>
/// <param name="Organisation">Where they work.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="MadeAt">When the record was made.</param>
/// <param name="GivenMinutes">Hours given.</param>
/// <param name="ReceivedMinutes">Hours received.</param>
/// <param name="Kinds">Hours by kind, those of which there are some, the most first.</param>
/// <param name="Skills">The skills they were about, the most hours first: hours about several count for each, and only once in the totals.</param>
/// <param name="Lines">One for each, the earliest first.</param>
/// <param name="Proof">What proves the lines against a seal; <c>null</c> while nothing of it is sealed. It tells the whole of the member's statement up to the seal.</param>
public sealed record RecordView(
    Person Member, string Profession, string Organisation, LocalDate From, LocalDate To, Instant MadeAt, long GivenMinutes, long ReceivedMinutes, IReadOnlyList<RecordSum> Kinds,
    IReadOnlyList<RecordSum> Skills, IReadOnlyList<RecordLine> Lines, StatementProof? Proof);

/// <summary>Hours of one sort.</summary>
/// <param name="Name">Which: a kind's or skill's name.</param>
/// <param name="GivenMinutes">Given.</param>
/// <param name="ReceivedMinutes">Received.</param>
public sealed record RecordSum(string Name, long GivenMinutes, long ReceivedMinutes);

/// <summary>Hours given or received.</summary>
/// <param name="Origin">The exchange, group session, pledge or order.</param>
/// <param name="Source">What it is.</param>
/// <param name="GivenAt">When.</param>
/// <param name="IsGiven">Whether they gave; else they received.</param>
/// <param name="Minutes">How long.</param>
/// <param name="IsGift">Whether without credit: then the ledger tells nothing of it.</param>
/// <param name="Kind">Of what kind.</param>
/// <param name="Title">What it was about.</param>
/// <param name="Skills">The skills it was about.</param>
/// <param name="With">With whom; <c>null</c> for a group, and for what another bank did not tell.</param>
/// <param name="ConfirmedAt">When both sides' agreement on the hours was settled: the other side's countersignature of the figure.</param>
/// <param name="Orders">The ledger's orders that moved the credits.</param>
/// <param name="Reflection">What they made of it.</param>
public sealed record RecordLine(
    Guid Origin, HoursSource Source, Instant GivenAt, bool IsGiven, long Minutes, bool IsGift, ExchangeKind? Kind, string Title, IReadOnlyList<string> Skills, Person? With,
    Instant? ConfirmedAt, IReadOnlyList<OrderId> Orders, ReflectionView? Reflection);

internal sealed class GetRecordHandler(
    IReadRepositoryBase<HoursGiven> hours, IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<GroupSession> sessions, IReadRepositoryBase<Pledge> pledges,
    IReadRepositoryBase<Project> projects, IReadRepositoryBase<Reflection> reflections, IReadRepositoryBase<Member> members, IReadRepositoryBase<Organisation> organisations,
    IRequestHandler<ProveStatement, Result<StatementProof>> prove, CurrentActor actor, IClock clock) : IRequestHandler<GetRecord, Result<RecordView>>
{
    public async Task<Result<RecordView>> Handle(GetRecord request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (!ImpactPeriod.Of(request.From, request.To, now.InUtc().Date).TryGet(out var period, out var refusal))
            return refusal;
        var me = await members.MeAsync(actor, cancellationToken);
        var (id, wallet, start, end) = (me.Id, me.Wallet, period.Start, period.End);
        var mine = await hours.ListAsync(
            new Those<HoursGiven>(h => !h.IsReversed && h.GivenAt >= start && h.GivenAt < end && (h.Giver.Wallet == wallet || h.Receiver!.Wallet == wallet)), cancellationToken);
        var written = (await reflections.ListAsync(new Those<Reflection>(r => r.Member == id), cancellationToken)).ToDictionary(r => r.Origin);
        var sources = await SourcesAsync(mine, wallet, cancellationToken);
        var names = await members.NamesAsync(sources.Values.Select(s => s.With).OfType<MemberId>().Concat(written.Values.Select(r => r.CountersignedBy).OfType<MemberId>()).Append(me.Id), cancellationToken);
        Person? Name(MemberId? member) => member is { } known ? new Person(known, names[known]) : null;

        var lines = mine.GroupBy(h => h.Origin).Select(g => (Hours: g.ToList(), First: g.First(), Source: sources[g.Key], IsGiven: g.First().Giver.Wallet == wallet)).Select(x => new RecordLine(
            x.First.Origin, x.First.Source, x.First.GivenAt, x.IsGiven, x.Hours.Sum(h => h.Hours.Minutes), x.First.IsGift, x.First.Kind, x.Source.Title, x.First.Skills, Name(x.Source.With),
            x.Source.ConfirmedAt, x.Source.Orders,
            written.GetValueOrDefault(x.First.Origin) is { } r
                ? new ReflectionView(r.Id, Name(me.Id)!, r.Origin, r.Words, r.IsShared, r.WrittenAt, Name(r.CountersignedBy), r.CountersignedAt, r.Version)
                : null)).OrderBy(l => l.GivenAt).ThenBy(l => l.Origin).ToList();
        var organisation = await organisations.GetByIdAsync(me.Organisation, cancellationToken);
        var proof = await prove.Handle(new ProveStatement(Seal: request.Seal), cancellationToken);
        if (request.Seal is not null && !proof.TryGet(out _, out refusal))
            return refusal;
        return new RecordView(
            Name(me.Id)!, me.Profession, organisation!.Name, period.From, period.Until.PlusDays(-1), now, Sum(lines, given: true), Sum(lines, given: false),
            Sums(lines.Select(l => (Line: l, Name: l.Kind?.ToString() ?? (l.Source == HoursSource.Project ? "Project work" : "Other")))),
            Sums(lines.SelectMany(l => l.Skills.Select(s => (Line: l, Name: s)))), lines, proof.IsGranted ? proof.Value : null);
    }

    private static long Sum(IEnumerable<RecordLine> lines, bool given) => lines.Where(l => l.IsGiven == given).Sum(l => l.Minutes);

    private static IReadOnlyList<RecordSum> Sums(IEnumerable<(RecordLine Line, string Name)> named) =>
    [
        .. named.GroupBy(n => n.Name, n => n.Line, StringComparer.Ordinal).Select(g => new RecordSum(g.Key, Sum(g, given: true), Sum(g, given: false)))
            .OrderByDescending(s => s.GivenMinutes + s.ReceivedMinutes).ThenBy(s => s.Name, StringComparer.Ordinal),
    ];

    private async Task<Dictionary<Guid, Source>> SourcesAsync(List<HoursGiven> mine, AccountId wallet, CancellationToken cancellationToken)
    {
        var exchanged = Of(HoursSource.Exchange, g => new ExchangeId(g));
        var attended = Of(HoursSource.Session, g => new SessionId(g));
        var pledged = Of(HoursSource.Project, g => new PledgeId(g));
        var sources = new Dictionary<Guid, Source>();
        foreach (var e in await exchanges.ListAsync(new Those<Exchange>(e => exchanged.Contains(e.Id)), cancellationToken))
            sources[e.Id.Value] = new Source(e.Title, e.GiverWallet == wallet ? e.Receiver : e.Giver, e.CompletedAt, e.IsGift ? [] : [e.SettleOrder, e.DifferenceOrder]);
        foreach (var s in await sessions.ListAsync(new Those<GroupSession>(s => attended.Contains(s.Id)), cancellationToken))
        {
            sources[s.Id.Value] = new Source(
                s.Title, s.GiverWallet == wallet ? null : s.Giver, s.CompletedAt, [.. s.Seats.Where(t => t.Charged is { IsPositive: true } && (s.GiverWallet == wallet || t.Wallet == wallet)).Select(s.SettleOrderOf)]);
        }

        var worked = await pledges.ListAsync(new Those<Pledge>(p => pledged.Contains(p.Id)), cancellationToken);
        var among = worked.Select(p => p.Project).ToHashSet();
        var known = (await projects.ListAsync(new Those<Project>(p => among.Contains(p.Id)), cancellationToken)).ToDictionary(p => p.Id);
        foreach (var p in worked)
            sources[p.Id.Value] = new Source(known[p.Project].Title, known[p.Project].Lead, p.ConfirmedAt, p.IsGift ? [] : [p.SettleOrder, p.DifferenceOrder]);
        foreach (var imported in mine.Where(h => h.Source == HoursSource.Imported))
            sources[imported.Origin] = new Source("", null, null, [new OrderId(imported.Origin)]);
        return sources;

        HashSet<TId> Of<TId>(HoursSource source, Func<Guid, TId> id) => [.. mine.Where(h => h.Source == source).Select(h => id(h.Origin))];
    }

    private sealed record Source(string Title, MemberId? With, Instant? ConfirmedAt, IReadOnlyList<OrderId> Orders);
}
