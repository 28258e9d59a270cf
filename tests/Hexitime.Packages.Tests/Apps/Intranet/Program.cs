using Hexitime;
using Hexitime.Persistence;
using Hexitime.Persistence.PostgreSql;
using Intranet;
using Microsoft.EntityFrameworkCore;

if (args is ["add-migration", var folder])
{
    AddMigration.Run(folder);
    return;
}

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddPersonHeader();
builder.Services.AddAuthorization();
builder.Services.AddHttpContextAccessor();
builder.Services.AddSingleton<LostCommit>().AddSingleton<Saves>();
builder.Services.ConfigureDbContext<IntranetDbContext>((services, options) => options
    .AddInterceptors(services.GetRequiredService<LostCommit>(), services.GetRequiredService<Saves>()));
builder.Services.AddMediator();

// Word for word what docs/postgresql.md shows.
builder.Services.AddDbContext<IntranetDbContext>(options => options
    .UseNpgsql(builder.Configuration.GetConnectionString("Intranet"), npgsql => npgsql.CommandTimeout(10))   // as you like it
    .UseHexitimePostgreSql());
builder.Services.AddHexitime().UsePostgreSql<IntranetDbContext>().AddHttp();

await using var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope())
    await scope.ServiceProvider.GetRequiredService<IntranetDbContext>().Database.MigrateAsync();
await app.Services.OpenHexitimeAsync();

app.UseAuthentication();
app.UseAuthorization();
app.MapHexitime("/api");
app.MapHexitimeHealth("/health");
app.MapIntranet();
await app.RunAsync();
