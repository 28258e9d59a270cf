using System.Diagnostics;

namespace Hexitime.Faults;

/// <summary>A worker in a process of its own, that can be killed.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process _process;

    private Worker(Process process) => _process = process;

    public static Worker Start(params string[] arguments)
    {
        var command = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Hexitime.Faults.Worker.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new Worker(Process.Start(command)!);
    }

    /// <summary>The next line it says; <c>null</c> once it has ended and everything has been read.</summary>
    public async Task<string?> ReadAsync() => await _process.StandardOutput.ReadLineAsync();

    /// <summary>SIGKILL: it gets no chance to tidy up. What it had said before can still be read.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for an orderly end.</summary>
    public async Task EndAsync()
    {
        var errors = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        _process.ExitCode.ShouldBe(0, errors);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
