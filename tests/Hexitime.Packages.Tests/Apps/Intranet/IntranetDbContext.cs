using Hexitime.Persistence;
using Microsoft.EntityFrameworkCore;

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
