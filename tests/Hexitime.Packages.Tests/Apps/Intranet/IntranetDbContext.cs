using System.Data.Common;
using Hexitime.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Intranet;

/// <summary>A row of the app's own.</summary>
public sealed class HelpAsked
{
    public int Id { get; init; }

    public required Guid Listing { get; init; }
}

/// <summary>The app's own context, with the bank's tables beside its own.</summary>
public sealed class IntranetDbContext(DbContextOptions<IntranetDbContext> options) : DbContext(options)
{
    public DbSet<HelpAsked> HelpAsked => Set<HelpAsked>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyHexitime();
}

/// <summary>Loses the connection when a transaction is committed, for whoever asks for it.</summary>
internal sealed class LostCommit(IHttpContextAccessor http) : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        http.HttpContext?.Request.Query.ContainsKey("lostCommit") == true
            ? throw new InvalidOperationException("The commit is lost.")
            : ValueTask.FromResult(result);
}
