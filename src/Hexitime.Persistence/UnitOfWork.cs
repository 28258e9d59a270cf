using System.Diagnostics;
using Hexitime.Persistence.Matching;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Hexitime.Persistence;

/// <summary>
/// One transaction of a context. In a transaction that is running already the work is a part of it: a savepoint takes a refused part back, and only whoever
/// began the transaction commits it or tries it again.
/// </summary>
internal sealed class UnitOfWork(HexitimeContext hexitime, ConflictRetry retry, IClock clock) : IUnitOfWork
{
    private readonly DbContext _context = hexitime.Value;

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, Func<T, bool> isRefused, CancellationToken cancellationToken)
    {
        if (_context.Database.CurrentTransaction is { } running)
            return await JoinAsync(running, work, isRefused, cancellationToken);

        // Unsaved changes of the host cannot be read anew, so that its conflicts are for the host to solve.
        var hasHostChanges = _context.ChangeTracker.HasChanges();
        var attempts = hasHostChanges ? 1 : ConflictRetry.MostAttempts;
        return await retry.RunAsync(
            retried => _context.Database.CreateExecutionStrategy().ExecuteAsync(ct => AttemptAsync(work, isRefused, hasHostChanges, ct), retried),
            attempts, cancellationToken);
    }

    public async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return await work(cancellationToken);
        }
        finally
        {
            await _context.Database.CloseConnectionAsync();
        }
    }

    private async Task<T> AttemptAsync<T>(
        Func<CancellationToken, Task<T>> work, Func<T, bool> isRefused, bool hasHostChanges, CancellationToken cancellationToken)
    {
        ForgetWhatWasRead();
        // The transaction is ours and falls as a whole: a savepoint around each save would be two round trips for nothing.
        _context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await _context.Database.BeginTransactionAsync(cancellationToken);
        var isDone = false;
        try
        {
            var result = await work(cancellationToken);
            if (isRefused(result))
                return result;
            MatchChangeLog.Note(_context, clock.GetCurrentInstant());
            await _context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            _context.ChangeTracker.AcceptAllChanges();
            isDone = true;
            return result;
        }
        finally
        {
            _context.Database.AutoSavepointsEnabled = true;
            if (!isDone)
                TakeBack(hasHostChanges);
        }
    }

    private async Task<T> JoinAsync<T>(
        IDbContextTransaction running, Func<CancellationToken, Task<T>> work, Func<T, bool> isRefused, CancellationToken cancellationToken)
    {
        // What was changed before is no part of this work, and stays when it is refused.
        await _context.SaveChangesAsync(cancellationToken);
        var savepoint = $"hexitime_{Stopwatch.GetTimestamp()}";
        await running.CreateSavepointAsync(savepoint, cancellationToken);
        var isDone = false;
        try
        {
            var result = await work(cancellationToken);
            if (isRefused(result))
                return result;
            MatchChangeLog.Note(_context, clock.GetCurrentInstant());
            await _context.SaveChangesAsync(cancellationToken);
            await running.ReleaseSavepointAsync(savepoint, cancellationToken);
            isDone = true;
            return result;
        }
        catch (Exception exception) when (retry.IsConflict(exception))
        {
            throw ConflictRetry.GiveUp(exception);
        }
        finally
        {
            if (!isDone)
            {
                await running.RollbackToSavepointAsync(savepoint, CancellationToken.None);
                TakeBack(hasHostChanges: false);
            }
        }
    }

    /// <summary>Lets go of what the rolled-back work has read and changed. The rest is the host's.</summary>
    private void TakeBack(bool hasHostChanges)
    {
        foreach (var entry in _context.ChangeTracker.Entries().ToList())
        {
            if (IsOurs(entry) || (!hasHostChanges && entry.State != EntityState.Unchanged))
                entry.State = EntityState.Detached;
        }
    }

    /// <summary>What was read before the transaction may be out of date by now.</summary>
    private void ForgetWhatWasRead()
    {
        foreach (var entry in _context.ChangeTracker.Entries().Where(e => e.State == EntityState.Unchanged && IsOurs(e)).ToList())
            entry.State = EntityState.Detached;
    }

    private static bool IsOurs(EntityEntry entry) => HexitimeModel.IsOurs(entry.Metadata.ClrType);
}
