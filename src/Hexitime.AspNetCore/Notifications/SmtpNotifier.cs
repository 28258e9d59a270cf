using System.ComponentModel.DataAnnotations;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace Hexitime.Notifications;

/// <summary>How e-mail is sent. Validated when the host starts. Secrets come from the host's configuration.</summary>
public sealed class SmtpOptions
{
    /// <summary>The server's name.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>The server's port: by default 587.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>
    /// Whether the connection must be encrypted; by default it must. Without it, it is encrypted if the server offers that: for a server on the same machine.
    /// </summary>
    public bool RequiresTls { get; set; } = true;

    /// <summary>The user's name, if the server wants one.</summary>
    public string? Username { get; set; }

    /// <summary>The user's password.</summary>
    public string? Password { get; set; }

    /// <summary>The address from which the bank writes.</summary>
    [Required, EmailAddress]
    public string From { get; set; } = "";

    /// <summary>The name under which the bank writes; by default Hexitime.</summary>
    public string FromName { get; set; } = "Hexitime";
}

/// <summary>E-mail over SMTP: plain text and, for a meeting, the invitation that calendars understand. Thread-safe: each notice has a connection of its own.</summary>
internal sealed class SmtpNotifier(IOptions<SmtpOptions> options) : INotifier
{
    public string Channel => "smtp";

    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var smtp = options.Value;
        using var message = Write(notice, smtp);
        using var client = new SmtpClient();
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp.RequiresTls ? SecureSocketOptions.Auto : SecureSocketOptions.StartTlsWhenAvailable, cancellationToken);
        if (smtp.RequiresTls && !client.IsSecure)
            throw new SslHandshakeException("The server does not encrypt.");
        if (smtp.Username is not null)
            await client.AuthenticateAsync(smtp.Username, smtp.Password ?? "", cancellationToken);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private static MimeMessage Write(Notice notice, SmtpOptions smtp)
    {
        var message = new MimeMessage
        {
            MessageId = $"{notice.Id}@{smtp.From[(smtp.From.LastIndexOf('@') + 1)..]}",
            Date = notice.At.ToDateTimeOffset(),
            Subject = notice.Subject,
        };
        message.From.Add(new MailboxAddress(smtp.FromName, smtp.From));
        message.To.Add(new MailboxAddress(notice.To.Name, notice.To.Email));
        var text = new TextPart(TextFormat.Plain) { Text = notice.Body };
        if (notice.Calendar is not { } meeting)
        {
            message.Body = text;
            return message;
        }

        var invitation = new TextPart("calendar") { Text = CalendarFile.Invite(meeting, notice.To, notice.At, smtp.From) };
        invitation.ContentType.Parameters.Add("method", CalendarFile.MethodOf(meeting));
        message.Body = new MultipartAlternative { text, invitation };
        return message;
    }
}
