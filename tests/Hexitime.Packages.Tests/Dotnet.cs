using System.Diagnostics;

namespace Hexitime.Packages;

/// <summary>The <c>dotnet</c> command.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>How to run it, untouched by whatever runs these tests.</summary>
    public static ProcessStartInfo Command(string folder, params string[] arguments)
    {
        var command = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in command.Environment.Keys.Where(IsOfTheTestRun).ToList())
            command.Environment.Remove(name);
        command.Environment["DOTNET_NOLOGO"] = "1";
        command.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        command.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return command;
    }

    /// <summary>Runs it to its end, and hands back what it said.</summary>
    public static async Task<string> RunAsync(ProcessStartInfo command)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var process = Process.Start(command)!;
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            var output = string.Concat(said);
            process.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', command.ArgumentList)}: {output}");
            return output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Hexitime", StringComparison.OrdinalIgnoreCase);
}
