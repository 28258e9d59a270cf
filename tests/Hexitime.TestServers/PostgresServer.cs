using System.Collections.Concurrent;
using Npgsql;

namespace Hexitime.TestServers;

/// <summary>
/// A real PostgreSQL server for tests: the one that <see cref="EnvironmentVariable"/> names, or one of our own, made from the installed binaries in a
/// temporary folder, with durable commits, reachable through a socket in that folder only, and gone with this process however it ends. Thread-safe, but
/// for stopping and starting.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Names a server to use: the Npgsql connection string of a superuser.</summary>
    public const string EnvironmentVariable = "HEXITIME_TEST_POSTGRES";

    private const string Superuser = "postgres";

    private static readonly Lazy<Task<PostgresServer>> Shared = new(FindAsync);

    private readonly PostgresBinaries? _binaries;
    private readonly ServerProcess? _process;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new(StringComparer.Ordinal);

    private PostgresServer(string connectionString) => ConnectionString = connectionString;

    private PostgresServer(PostgresBinaries binaries, ServerProcess process) : this($"Host={process.Folder};Username={Superuser};Database=postgres") =>
        (_binaries, _process) = (binaries, process);

    /// <summary>The superuser's connection string to the database <c>postgres</c>. It stays the same across restarts.</summary>
    public string ConnectionString { get; }

    private ServerProcess Own => _process ?? throw new InvalidOperationException(
        $"The server that {EnvironmentVariable} names is not ours to stop. Use {nameof(StartOwnAsync)}.");

    /// <summary>The one server of this process, for every test that does not stop it.</summary>
    /// <exception cref="InvalidOperationException">There is none, and none can be started; the message says what to install or set.</exception>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>Makes and starts a server that nobody else uses, for tests that stop it. Dispose it.</summary>
    /// <param name="settings">As in postgresql.conf, such as <c>("synchronous_commit", "remote_apply")</c>.</param>
    public static async Task<PostgresServer> StartOwnAsync(params (string Name, string Value)[] settings)
    {
        var binaries = PostgresBinaries.Find();
        var process = await ServerProcess.PrepareAsync(binaries);
        await binaries.RunAsync("initdb", "-D", process.Data, "-U", Superuser, "--auth=trust", "--encoding=UTF8", "--locale=C");
        return await StartAsync(new PostgresServer(binaries, process), settings);
    }

    /// <summary>
    /// Copies this server with <c>pg_basebackup</c> and starts the copy as its hot standby, which calls itself <paramref name="name"/> (for
    /// <c>synchronous_standby_names</c>). Dispose it.
    /// </summary>
    public async Task<PostgresServer> StartStandbyAsync(string name)
    {
        var process = await ServerProcess.PrepareAsync(_binaries ?? PostgresBinaries.Find());
        var standby = new PostgresServer(_binaries!, process);
        await _binaries!.RunAsync(
            "pg_basebackup", "-d", $"host={Own.Folder} user={Superuser} application_name={name}", "-D", process.Data, "-R", "-X", "stream", "-c", "fast");
        // Copied with all the rest, it would have the standby wait for a standby of its own once it is promoted.
        return await StartAsync(standby, ("synchronous_standby_names", ""));
    }

    /// <summary>Stops the server without a checkpoint (<c>pg_ctl stop -m immediate</c>): every connection is cut, and the next start recovers.</summary>
    public Task StopImmediatelyAsync() => Own.StopAsync("immediate");

    /// <summary>Kills the server and its children (SIGKILL).</summary>
    public Task KillAsync() => Own.KillAsync();

    /// <summary>Starts it again, and waits until it has recovered and answers.</summary>
    public Task StartAsync() => Own.StartAsync();

    /// <summary>Makes a standby the primary, and waits until it takes writes.</summary>
    public Task PromoteAsync() => Own.PromoteAsync();

    /// <summary>The superuser's connection string to a database of this server.</summary>
    public string ConnectionStringOf(string database) => new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;

    /// <summary>Makes a database, empty and of its own for whoever asks; dropped when disposed.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        var name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new PostgresDatabase(this, name);
    }

    /// <summary>Makes a database as a copy of a template, which is made and migrated the first time somebody asks for it.</summary>
    /// <param name="template">Names the template within this server.</param>
    /// <param name="migrate">Migrates the database with this connection string.</param>
    public async Task<PostgresDatabase> CreateDatabaseAsync(string template, Func<string, Task> migrate)
    {
        var migrated = await _templates.GetOrAdd(template, _ => new Lazy<Task<string>>(() => MakeTemplateAsync(migrate))).Value;
        var name = NewName();
        // By files, as the template is hardly ever written: block by block, each through the log, costs the server twice as much.
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {migrated} STRATEGY FILE_COPY");
        return new PostgresDatabase(this, name);
    }

    /// <summary>Backs a database up with <c>pg_dump</c> and restores it into another, which is empty, with <c>pg_restore</c>.</summary>
    public async Task CopyByDumpAsync(string database, string into)
    {
        var binaries = _binaries ?? PostgresBinaries.Find();
        var folder = await PostgresBinaries.MakeFolderAsync();
        try
        {
            var dump = Path.Combine(folder, "bank.dump");
            await binaries.RunAsync("pg_dump", "--format=custom", $"--file={dump}", $"--dbname={UriOf(database)}");
            await binaries.RunAsync("pg_restore", "--exit-on-error", $"--dbname={UriOf(into)}", dump);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string UriOf(string database)
    {
        var server = new NpgsqlConnectionStringBuilder(ConnectionString);
        var (host, user, password) = (Uri.EscapeDataString(server.Host!), Uri.EscapeDataString(server.Username!), Uri.EscapeDataString(server.Password ?? ""));
        return $"postgresql:///{database}?host={host}&port={server.Port}&user={user}" + (password.Length == 0 ? "" : $"&password={password}");
    }

    /// <summary>Runs SQL in the database <c>postgres</c>, on a connection of its own.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.RemoveAsync();
        else
            DropTemplates();
    }

    private static async Task<PostgresServer> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(EnvironmentVariable) is not { Length: > 0 } named)
            return await StartOwnAsync();
        var server = new PostgresServer(named);
        await server.ExecuteAsync("SELECT 1");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DropTemplates();
        return server;
    }

    private static async Task<PostgresServer> StartAsync(PostgresServer server, params (string Name, string Value)[] settings)
    {
        try
        {
            server.Own.Set([("listen_addresses", ""), ("unix_socket_directories", server.Own.Folder), ("max_connections", "300"), .. settings]);
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task<string> MakeTemplateAsync(Func<string, Task> migrate)
    {
        var name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name}");
        await migrate(ConnectionStringOf(name));
        // A database can only be copied while nobody is connected to it, and pools keep their connections.
        await ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'");
        return name;
    }

    private void DropTemplates()
    {
        using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=False");
        connection.Open();
        foreach (var template in _templates.Values.Where(t => t is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {template.Value.Result} WITH (FORCE)", connection);
            command.ExecuteNonQuery();
        }
    }

    private static string NewName() => $"hexitime_{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";
}

/// <summary>A database of a test's own; dropped when disposed, whoever is still connected.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly PostgresServer _server;

    internal PostgresDatabase(PostgresServer server, string name) => (_server, Name) = (server, name);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The superuser's connection string to it.</summary>
    public string ConnectionString => _server.ConnectionStringOf(Name);

    /// <summary>The server it is on.</summary>
    public PostgresServer Server => _server;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await _server.ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }
}
