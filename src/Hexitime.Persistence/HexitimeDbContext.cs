using Microsoft.EntityFrameworkCore;

namespace Hexitime.Persistence;

/// <summary>
/// Hexitime's tables in a context of their own. A host that wants them beside its own tables, to commit both in one transaction, calls
/// <see cref="HexitimeModel.ApplyHexitime"/> in its own context instead. Like every context: one for each scope, and not thread-safe.
/// </summary>
public class HexitimeDbContext : DbContext
{
    /// <summary>Opens a unit of work.</summary>
    /// <param name="options">Which database, and how.</param>
    public HexitimeDbContext(DbContextOptions<HexitimeDbContext> options) : base(options)
    {
    }

    /// <summary>For a context derived from this one.</summary>
    /// <param name="options">Which database, and how.</param>
    protected HexitimeDbContext(DbContextOptions options) : base(options)
    {
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyHexitime();
}
