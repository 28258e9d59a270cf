using System.Diagnostics;

namespace Hexitime.Packages;

/// <summary>An app in a process of its own, on a port of its own and in a folder of its own; gone when disposed.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private const string Address = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-app-");
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];

    private RunningApp(string app, (string Key, string Value)[] settings)
    {
        var command = Dotnet.Command(_folder.FullName, app);
        command.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
            command.Environment[key] = value;
        _process = new Process { StartInfo = command, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The app ended: {Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private string Said
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    private HttpClient Client { get; } = new();

    /// <summary>Where it listens.</summary>
    public string Url => Client.BaseAddress!.AbsoluteUri.TrimEnd('/');

    /// <summary>Where it stands.</summary>
    public string Folder => _folder.FullName;

    public static async Task<RunningApp> StartAsync(string app, params (string Key, string Value)[] settings)
    {
        var running = new RunningApp(app, settings);
        try
        {
            running.Client.BaseAddress = await running._address.Task.WaitAsync(Patience);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody at the door; nobody without a name.</summary>
    public Person SignIn(string? subject) => new(Client, subject);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
        if (line.IndexOf(Address, StringComparison.Ordinal) is >= 0 and var at)
            _address.TrySetResult(new Uri(line[(at + Address.Length)..].Trim()));
    }
}
