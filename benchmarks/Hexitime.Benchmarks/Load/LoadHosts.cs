using Hexitime.Persistence.PostgreSql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hexitime.Benchmarks.Load;

/// <summary>The two hosts, each on Kestrel on a port of its own, with the same sign-in and the same logging.</summary>
internal static class LoadHosts
{
    /// <summary>The README's fifteen lines. What follows from events is left to another process, as in a cluster: the peer has none of that.</summary>
    public static Task<WebApplication> StartOursAsync(string database, LoadSignIn signIn) => StartAsync(
        signIn,
        services => services.AddHexitime().UsePostgreSql(database).AddHttp(http => (http.RequestsPerMinute, http.RunsMaintenance) = (1_000_000, false)),
        app => app.MapHexitime("/api"));

    public static Task<WebApplication> StartBareAsync(string database, LoadSignIn signIn) =>
        StartAsync(signIn, services => services.AddSingleton(new BareBank(database)), BareApi.Map);

    public static string UrlOf(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static async Task<WebApplication> StartAsync(LoadSignIn signIn, Action<IServiceCollection> add, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        signIn.AddTo(builder.Services);
        add(builder.Services);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        map(app);
        await app.StartAsync();
        return app;
    }
}
