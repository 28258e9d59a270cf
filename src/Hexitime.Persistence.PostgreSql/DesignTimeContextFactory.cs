using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>For <c>dotnet ef migrations add</c>; opens no database.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<HexitimeDbContext>
{
    public HexitimeDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<HexitimeDbContext>().UseHexitimePostgreSql("Host=design-time").Options);
}
