using Microsoft.EntityFrameworkCore;

namespace Hexitime.Persistence;

/// <summary>The context that holds Hexitime's tables: ours or the host's. A name of its own, so that a host's other contexts are never mistaken for it.</summary>
internal sealed class HexitimeContext(DbContext context)
{
    public DbContext Value { get; } = context;
}
