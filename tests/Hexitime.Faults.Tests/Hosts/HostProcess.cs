using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Hexitime.Faults.Hosts;

/// <summary>One sample host in a process of its own, on a port of its own, that can be killed and started again.</summary>
internal sealed partial class HostProcess(IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private const int LinesKept = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<string> _log = [];
    private Process? _process;

    /// <summary>Where it listens; <c>null</c> while it does not run.</summary>
    public Uri? Address { get; private set; }

    /// <summary>The last lines it wrote.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Starts it and waits until it listens; says whether it does, or has ended.</summary>
    public async Task<bool> TryStartAsync()
    {
        var command = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MinimalApiHost.dll"), "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            command.Environment[name] = value;

        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = command };
        process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        process.Start();
        _process = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(listening.Task, ended).WaitAsync(Patience) == ended)
            return false;
        Address = await listening.Task;
        return true;
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        Address = null;
        if (_process is not { } process)
            return;
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        _process = null;
    }

    public void Dispose() => Kill();

    private void Read(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
            return;
        _log.Enqueue(line);
        if (_log.Count > LinesKept)
            _log.TryDequeue(out _);
        if (Listening().Match(line) is { Success: true } match)
            listening.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex("Now listening on: (?<address>http://[0-9.:]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Listening();
}
