using System.Diagnostics;
using System.Globalization;

namespace Hexitime.TestServers;

/// <summary>
/// A server's folder and processes. A small shell keeps watch over them: it reads from a pipe that only this process holds open, so that it
/// wakes when this process ends in whatever way, stops the server and removes the folder.
/// </summary>
internal sealed class ServerProcess
{
    private const string Watch =
        """
        exec 3<&0 </dev/null >/dev/null 2>&1
        (
            trap '' HUP INT TERM
            while read -r line <&3; do :; done
            "$1" -D "$2/data" -m immediate -w stop || kill -KILL "$(head -n 1 "$2/data/postmaster.pid")"
            rm -rf "$2"
        ) &
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PostgresBinaries _binaries;
    private readonly Process _keeper;

    private ServerProcess(PostgresBinaries binaries, string folder, Process keeper) => (_binaries, Folder, _keeper) = (binaries, folder, keeper);

    /// <summary>Where the socket, the log and the data are.</summary>
    public string Folder { get; }

    public string Data => Path.Combine(Folder, "data");

    private string Log => Path.Combine(Folder, "log");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    public static async Task<ServerProcess> PrepareAsync(PostgresBinaries binaries)
    {
        var folder = await PostgresBinaries.MakeFolderAsync();
        var command = PostgresBinaries.Command("/bin/sh", "-c", Watch, "keeper", binaries.PathOf("pg_ctl"), folder);
        command.RedirectStandardInput = true;
        return new ServerProcess(binaries, folder, Process.Start(command)!);
    }

    /// <summary>Starts and waits until the server answers.</summary>
    public async Task StartAsync()
    {
        try
        {
            await _binaries.RunAsync("pg_ctl", "-D", Data, "-l", Log, "-w", "-t", "60", "start");
        }
        catch (InvalidOperationException exception) when (File.Exists(Log))
        {
            throw new InvalidOperationException(exception.Message + string.Join('\n', File.ReadLines(Log).TakeLast(20)), exception);
        }
    }

    public Task StopAsync(string mode) => _binaries.RunAsync("pg_ctl", "-D", Data, "-m", mode, "-w", "stop");

    public Task PromoteAsync() => _binaries.RunAsync("pg_ctl", "-D", Data, "-w", "promote");

    /// <summary>Sets what outweighs all that was set before, by ALTER SYSTEM too.</summary>
    public void Set(IEnumerable<(string Name, string Value)> settings) => File.AppendAllLines(
        Path.Combine(Data, "postgresql.auto.conf"),
        settings.Select(setting => $"{setting.Name} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'"));

    /// <summary>Kills the server and its children as a power cut would, and waits until none is left.</summary>
    public async Task KillAsync()
    {
        var server = int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);
        int[] doomed = [server, .. ChildrenOf(server)];
        foreach (var pid in doomed)
            Kill(pid);
        using var patience = new CancellationTokenSource(Patience);
        while (doomed.Any(IsAlive) || ChildrenOf(server).Any())
            await Task.Delay(5, patience.Token);
        // Where nobody waits for orphans they stay as zombies, and the next start would take one for a server that is running.
        foreach (var lockFile in Directory.GetFiles(Folder, ".s.PGSQL.*.lock").Append(PidFile))
            File.Delete(lockFile);
    }

    public async Task RemoveAsync()
    {
        if (File.Exists(PidFile))
            await StopAsync("immediate");
        _keeper.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        while (Directory.Exists(Folder))
            await Task.Delay(5, patience.Token);
        _keeper.Dispose();
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }

    private static IEnumerable<int> ChildrenOf(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
        .Where(pid => pid != 0 && StatusOf(pid) is { } status && status.Parent == parent && status.State != 'Z');

    private static bool IsAlive(int pid) => StatusOf(pid) is { State: not 'Z' };

    private static (char State, int Parent)? StatusOf(int pid)
    {
        try
        {
            // The second field, the name, may hold anything; behind its last bracket come the state and the parent.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ', 3);
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
