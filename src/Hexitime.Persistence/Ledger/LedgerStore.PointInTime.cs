using Hexitime.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hexitime.Persistence.Ledger;

/// <summary>
/// The past, without going through it. Recorded time never runs backwards within an account, so that the last entry recorded by an instant is found by bisection:
/// twenty look-ups among a million entries. Effective time is the same, but for those entries whose two times differ, which have an index.
/// </summary>
internal sealed partial class LedgerStore
{
    /// <inheritdoc />
    public async Task<Credits> BalanceAsync(AccountId account, Instant at, LedgerTime time, CancellationToken cancellationToken)
    {
        var last = await FindLastRecordedAsync(account, at, cancellationToken);
        var recorded = await EntryRows.Where(e => e.AccountId == account && e.Number == last).Select(e => e.BalanceAfterMinutes).FirstOrDefaultAsync(cancellationToken);
        if (time == LedgerTime.Recorded)
            return Credits.FromMinutes(recorded);

        var late = await EffectiveOtherwise(account).Where(e => e.Number + 0 > last && e.EffectiveAt <= at).SumAsync(e => e.AmountMinutes, cancellationToken);
        var early = await EffectiveOtherwise(account).Where(e => e.Number + 0 <= last && e.EffectiveAt > at).SumAsync(e => e.AmountMinutes, cancellationToken);
        return Credits.FromMinutes(recorded + late - early);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Entry>> ReadEntriesAsOfAsync(
        AccountId account, Instant at, LedgerTime time, long? before, int limit, CancellationToken cancellationToken)
    {
        var last = await FindLastRecordedAsync(account, at, cancellationToken);
        var end = before ?? long.MaxValue;
        var firstBehind = Math.Min(end, last + 1);
        if (time == LedgerTime.Recorded)
            return await ReadEntriesAsync(account, firstBehind, limit, cancellationToken);

        var rows = await EffectiveOtherwise(account).Where(e => e.Number + 0 > last && e.Number + 0 < end && e.EffectiveAt <= at)
            .OrderByDescending(e => e.Number + 0).Take(limit).ToListAsync(cancellationToken);
        if (rows.Count < limit)
        {
            rows.AddRange(await EntryRows.Where(e => e.AccountId == account && e.Number < firstBehind && e.EffectiveAt <= at)
                .OrderByDescending(e => e.Number).Take(limit - rows.Count).ToListAsync(cancellationToken));
        }

        return rows.ConvertAll(row => row.ToEntry());
    }

    /// <summary>The few entries that the index has. Asked for a range of numbers, a planner goes through that range of all entries instead; hence the "+ 0" above.</summary>
    private IQueryable<EntryRow> EffectiveOtherwise(AccountId account) => EntryRows.Where(e => e.AccountId == account && e.EffectiveAt != e.RecordedAt);

    /// <summary>The number of the last entry recorded by an instant, itself included; zero if there is none.</summary>
    private async Task<long> FindLastRecordedAsync(AccountId account, Instant at, CancellationToken cancellationToken)
    {
        if (await FindAccountAsync(account, cancellationToken) is not { Length: > 0 } found)
            return 0;
        if (found.LastRecordedAt <= at)
            return found.Length;

        var (recorded, later) = (0L, found.Length);
        while (later - recorded > 1)
        {
            var middle = recorded + ((later - recorded) / 2);
            var recordedAt = await EntryRows.Where(e => e.AccountId == account && e.Number == middle).Select(e => e.RecordedAt).FirstOrDefaultAsync(cancellationToken);
            (recorded, later) = recordedAt <= at ? (middle, later) : (recorded, middle);
        }

        return recorded;
    }
}
