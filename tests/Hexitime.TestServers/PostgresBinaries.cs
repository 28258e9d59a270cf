using System.Diagnostics;
using System.Globalization;

namespace Hexitime.TestServers;

/// <summary>The programs of one installed PostgreSQL. PostgreSQL refuses to run as root; then its programs are run as the user <c>postgres</c>.</summary>
internal sealed class PostgresBinaries
{
    private const string User = "postgres";
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres", "pg_basebackup"];
    private readonly string _folder;

    private PostgresBinaries(string folder) => _folder = folder;

    /// <summary>Finds those on the PATH, else the newest where Debian keeps them.</summary>
    public static PostgresBinaries Find()
    {
        var folder = FoldersOnPath().Concat(FoldersOfDebian()).FirstOrDefault(f => Needed.All(name => File.Exists(Path.Combine(f, name))));
        return folder is null ? throw new InvalidOperationException(
            $"These tests need a PostgreSQL server. Install one (on Debian: apt-get install postgresql), or set {PostgresServer.EnvironmentVariable} to the Npgsql "
            + "connection string of a superuser on one that is running.") : new PostgresBinaries(folder);
    }

    public string PathOf(string program) => Path.Combine(_folder, program);

    /// <summary>A temporary folder that belongs to whoever runs the server, and that nobody else may enter.</summary>
    public static async Task<string> MakeFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hexitime-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            await RunAsync(new ProcessStartInfo("chown", [$"{User}:", folder]));
        return folder;
    }

    public Task RunAsync(string program, params string[] arguments) => RunAsync(Command(PathOf(program), arguments));

    /// <summary>How to run something as whoever runs the server.</summary>
    public static ProcessStartInfo Command(string file, params string[] arguments) => Environment.IsPrivilegedProcess
        ? new ProcessStartInfo("runuser", ["-u", User, "--", file, .. arguments]) { WorkingDirectory = "/" }
        : new ProcessStartInfo(file, arguments) { WorkingDirectory = "/" };

    private static async Task RunAsync(ProcessStartInfo command)
    {
        (command.RedirectStandardOutput, command.RedirectStandardError) = (true, true);
        using var process = Process.Start(command)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command.FileName} {string.Join(' ', command.ArgumentList)} ended with {process.ExitCode}: {string.Concat(output)}");
    }

    private static IEnumerable<string> FoldersOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "pg_ctl"))
            .Where(File.Exists)
            .Select(file => Path.GetDirectoryName(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file)!);

    private static IEnumerable<string> FoldersOfDebian() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(f => double.TryParse(Path.GetFileName(f), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(f => Path.Combine(f, "bin"))
            : [];
}
