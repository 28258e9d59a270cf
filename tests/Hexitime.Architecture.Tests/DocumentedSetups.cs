using Hexitime.Persistence.PostgreSql;
using Hexitime.Persistence.Sqlite;
using Microsoft.AspNetCore.Builder;

namespace Hexitime.Architecture;

/// <summary>What the packages' readmes and docs/postgresql.md show in passing, word for word. Compiled, not run: what each call does is tested where it is.</summary>
internal static class DocumentedSetups
{
    public static void Each(WebApplicationBuilder builder)
    {
        builder.Services.AddHexitime(rules => rules.WelcomeMinutes = 120);

        builder.Services.AddHexitime().UseSqlite("Data Source=hexitime.db", migrateAtStartup: true);

        builder.Services.AddHexitime().UsePostgreSql("Host=…");

        builder.Services.AddHexitime()
            .UsePostgreSql("Host=db.internal;Database=intranet;Username=hexitime_app;Password=…;Maximum Pool Size=20")
            .AddHttp();
    }
}
