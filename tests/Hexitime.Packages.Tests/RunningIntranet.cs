using Hexitime.TestServers;

namespace Hexitime.Packages;

/// <summary>The app with a context of its own, on a database of its own.</summary>
internal sealed class RunningIntranet : IAsyncDisposable
{
    private readonly PostgresDatabase _database;

    private RunningIntranet(PostgresDatabase database, RunningApp app) => (_database, App) = (database, app);

    public RunningApp App { get; }

    /// <summary>A superuser's, to the app's database.</summary>
    public string ConnectionString => _database.ConnectionString;

    public static async Task<RunningIntranet> StartAsync(PackedPackages packages)
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        return new RunningIntranet(database, await RunningApp.StartAsync(await packages.IntranetAsync(), ("ConnectionStrings__Intranet", database.ConnectionString)));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }
}
