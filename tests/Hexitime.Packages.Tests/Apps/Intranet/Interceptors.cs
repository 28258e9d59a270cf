using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Intranet;

/// <summary>Loses the connection when a transaction is committed, for whoever asks for it.</summary>
internal sealed class LostCommit(IHttpContextAccessor http) : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        http.HttpContext?.Request.Query.ContainsKey("lostCommit") == true
            ? throw new InvalidOperationException("The commit is lost.")
            : ValueTask.FromResult(result);
}

/// <summary>What requests have saved, and whether in a transaction.</summary>
internal sealed class Saves(IHttpContextAccessor http) : SaveChangesInterceptor
{
    public ConcurrentQueue<Save> Noted { get; } = new();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var context = eventData.Context!;
        if (http.HttpContext is not null)
        {
            foreach (var entry in context.ChangeTracker.Entries())
                Noted.Enqueue(new Save(entry.Metadata.ClrType.Name, context.Database.CurrentTransaction is not null));
        }

        return ValueTask.FromResult(result);
    }
}

internal sealed record Save(string Entity, bool InTransaction);
