using Hexitime.Impact;
using Hexitime.Ledger;
using Hexitime.Persistence.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hexitime.Persistence.Impact;

internal sealed class ImpactLedger(HexitimeContext hexitime) : IImpactLedger
{
    private IQueryable<OrderRow> Orders => hexitime.Value.Set<OrderRow>().AsNoTracking();

    private IQueryable<EntryRow> Entries => hexitime.Value.Set<EntryRow>().AsNoTracking();

    private IQueryable<AccountRow> Accounts => hexitime.Value.Set<AccountRow>().AsNoTracking();

    private IQueryable<OrderRow> Transfers =>
        Orders.Where(o => o.Kind == OrderKind.Transfer && o.Refusal == LedgerRefusal.None && (o.Purpose == Purpose.Exchange || o.Purpose == Purpose.ProjectWork));

    public async Task<IReadOnlyList<LedgerHours>> FindHoursAsync(IReadOnlyCollection<OrderId> orders, CancellationToken cancellationToken)
    {
        var wanted = orders.ToList();
        return await ReadAsync(Transfers.Where(o => wanted.Contains(o.Id)).OrderBy(o => o.Id), cancellationToken);
    }

    public Task<IReadOnlyList<LedgerHours>> ReadTransfersAsync(OrderId? after, int limit, CancellationToken cancellationToken)
    {
        var from = after.GetValueOrDefault();
        return ReadAsync((after is null ? Transfers : Transfers.Where(o => o.Id.CompareTo(from) > 0)).OrderBy(o => o.Id).Take(limit), cancellationToken);
    }

    public async Task<CirculationFigures> CirculationAsync(Instant at, Instant idleSince, CancellationToken cancellationToken)
    {
        var latest = await Entries.MaxAsync(e => (Instant?)e.RecordedAt, cancellationToken);
        var isPresent = latest is null || latest <= at;
        var accounts = isPresent
            ? await Accounts.Select(a => new Standing(a.Kind, a.PostedMinutes, a.HeldMinutes, a.Length > 0, a.LastRecordedAt)).ToListAsync(cancellationToken)
            : await Entries.Where(e => e.RecordedAt <= at)
                .GroupBy(e => e.AccountId).Select(g => new { Account = g.Key, Posted = g.Sum(e => e.AmountMinutes), Last = g.Max(e => e.RecordedAt) })
                .Join(Accounts, g => g.Account, a => a.Id, (g, a) => new Standing(a.Kind, g.Posted, 0, true, g.Last)).ToListAsync(cancellationToken);
        var welcome = await Entries.Where(e => e.Purpose == Purpose.Welcome && e.AmountMinutes > 0 && e.RecordedAt <= at).SumAsync(e => e.AmountMinutes, cancellationToken);
        var moved = await Entries.Where(e => (e.Purpose == Purpose.Exchange || e.Purpose == Purpose.ProjectWork) && e.AmountMinutes > 0 && e.RecordedAt > idleSince && e.RecordedAt <= at)
            .SumAsync(e => e.AmountMinutes, cancellationToken);

        var wallets = accounts.FindAll(a => a is { Kind: AccountKind.Member, HasEntries: true });
        var idle = wallets.FindAll(w => w.Last < idleSince);
        return new CirculationFigures(
            Credits.FromMinutes(-Of(AccountKind.Issuer)), Credits.FromMinutes(welcome), Credits.FromMinutes(Of(AccountKind.Member)), Credits.FromMinutes(Of(AccountKind.Pot)),
            Credits.FromMinutes(Of(AccountKind.Project)), isPresent ? Credits.FromMinutes(accounts.Sum(a => a.Held)) : null,
            Credits.FromMinutes(idle.Where(w => w.Posted > 0).Sum(w => w.Posted)), idle.Count(w => w.Posted > 0), idle.Count(w => w.Posted <= 0), wallets.Count, Credits.FromMinutes(moved));

        long Of(AccountKind kind) => accounts.Where(a => a.Kind == kind).Sum(a => a.Posted);
    }

    private async Task<IReadOnlyList<LedgerHours>> ReadAsync(IQueryable<OrderRow> transfers, CancellationToken cancellationToken) =>
    [
        .. (await transfers.Select(o => new
        {
            o.Id,
            o.ResolvedFrom,
            o.ResolvedTo,
            o.MovedMinutes,
            o.EffectiveAt,
            o.RecordedAt,
            IsReversed = Orders.Any(r => r.Target == o.Id && r.Kind == OrderKind.Reverse && r.Refusal == LedgerRefusal.None),
        }).ToListAsync(cancellationToken))
        .Select(o => new LedgerHours(o.Id, o.ResolvedTo!.Value, o.ResolvedFrom!.Value, Credits.FromMinutes(o.MovedMinutes), o.EffectiveAt ?? o.RecordedAt, o.IsReversed)),
    ];

    private sealed record Standing(AccountKind Kind, long Posted, long Held, bool HasEntries, Instant Last);
}
