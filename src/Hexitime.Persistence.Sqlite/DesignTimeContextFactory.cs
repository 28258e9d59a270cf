using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hexitime.Persistence.Sqlite;

/// <summary>For <c>dotnet ef migrations add</c>; opens no database.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<HexitimeDbContext>
{
    public HexitimeDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<HexitimeDbContext>().UseHexitimeSqlite("Data Source=design-time.db").Options);
}
