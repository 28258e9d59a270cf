using System.Runtime.CompilerServices;
using Hexitime.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hexitime.Persistence.Ledger;

/// <summary>Seals in the tables of a <see cref="DbContext"/> with Hexitime's model.</summary>
internal sealed class SealStore(HexitimeContext hexitime) : ISealStore
{
    private readonly DbContext _context = hexitime.Value;

    private IQueryable<SealRow> Seals => _context.Set<SealRow>().AsNoTracking();

    private IQueryable<SealedHeadRow> Heads => _context.Set<SealedHeadRow>().AsNoTracking();

    public async Task<Seal?> FindLastAsync(CancellationToken cancellationToken) =>
        (await Seals.OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken))?.ToSeal();

    public async Task<Seal?> FindAsync(long number, CancellationToken cancellationToken) =>
        (await Seals.FirstOrDefaultAsync(s => s.Number == number, cancellationToken))?.ToSeal();

    public async Task<IReadOnlyList<Seal>> ReadAsync(long? before, int limit, CancellationToken cancellationToken)
    {
        var last = before ?? long.MaxValue;
        return [.. (await Seals.Where(s => s.Number < last).OrderByDescending(s => s.Number).Take(limit).ToListAsync(cancellationToken)).Select(s => s.ToSeal())];
    }

    public Task<int> KeepHeadsAsync(long number, CancellationToken cancellationToken)
    {
        // One statement, so that all heads are of one instant whatever else is being committed. An account never has fewer entries than were sealed.
        var (heads, accounts) = (TableOf<SealedHeadRow>(), TableOf<AccountRow>());
        var sql = $$"""
            INSERT INTO {{heads}} (account_id, seal_number, length, head)
            SELECT a.id, {0}, a.length, a.head FROM {{accounts}} a
            WHERE a.length > COALESCE((SELECT h.length FROM {{heads}} h WHERE h.account_id = a.id ORDER BY h.seal_number DESC LIMIT 1), 0)
            """;
        return _context.Database.ExecuteSqlRawAsync(sql, [number], cancellationToken);
    }

    public async IAsyncEnumerable<SealedHead> ReadHeadsAsync(long number, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var newest = Heads.Where(h => h.SealNumber <= number
            && !Heads.Any(later => later.AccountId == h.AccountId && later.SealNumber > h.SealNumber && later.SealNumber <= number));
        await foreach (var row in newest.OrderBy(h => h.AccountId).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return row.ToHead();
    }

    public async Task<SealedHead?> FindHeadAsync(AccountId account, long number, CancellationToken cancellationToken) =>
        (await Heads.Where(h => h.AccountId == account && h.SealNumber <= number).OrderByDescending(h => h.SealNumber).FirstOrDefaultAsync(cancellationToken))?.ToHead();

    public async Task AddAsync(Seal seal, CancellationToken cancellationToken)
    {
        var row = new SealRow
        {
            Number = seal.Number,
            SealedAt = seal.SealedAt,
            Accounts = seal.Accounts,
            Entries = seal.Entries,
            Root = seal.Root,
            Previous = seal.Previous.IsNone ? null : seal.Previous,
            Hash = seal.Hash,
        };
        _context.Add(row);
        await _context.SaveChangesAsync(cancellationToken);
        _context.Entry(row).State = EntityState.Detached;
    }

    private string TableOf<TRow>()
    {
        var mapped = _context.Model.FindEntityType(typeof(TRow))!;
        return _context.GetService<ISqlGenerationHelper>().DelimitIdentifier(mapped.GetTableName()!, mapped.GetSchema());
    }
}
