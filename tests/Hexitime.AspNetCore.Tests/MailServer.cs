using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace Hexitime.AspNetCore;

/// <summary>A real SMTP server on this machine (Debian's <c>python3-aiosmtpd</c>), which keeps what it takes in a folder; gone when disposed.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-mail-");
    private readonly Process _process;

    private MailServer()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var maildir = Path.Combine(_folder.FullName, "mail");
        string[] arguments = ["-n", "-l", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}"), "-c", "aiosmtpd.handlers.Mailbox", maildir];
        _process = Process.Start(new ProcessStartInfo("aiosmtpd", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
    }

    public int Port { get; }

    /// <summary>What it has taken, the oldest first.</summary>
    public IReadOnlyList<MimeMessage> Taken =>
        [.. new DirectoryInfo(Path.Combine(_folder.FullName, "mail", "new")).GetFiles().OrderBy(f => f.CreationTimeUtc).Select(f => MimeMessage.Load(f.FullName))];

    public static async Task<MailServer> StartAsync()
    {
        var server = new MailServer();
        using var patience = new CancellationTokenSource(Patience);
        while (!await server.AnswersAsync(patience.Token))
        {
            server._process.HasExited.ShouldBeFalse("the SMTP server did not start");
            await Task.Yield();
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
