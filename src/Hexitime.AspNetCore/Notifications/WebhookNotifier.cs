using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Hexitime.Http;
using Microsoft.Extensions.Options;

namespace Hexitime.Notifications;

/// <summary>Where notices are posted. Validated when the host starts. The secret comes from the host's configuration.</summary>
public sealed class WebhookOptions : IValidatableObject
{
    /// <summary>The address: <c>https</c>, or <c>http</c> to this machine.</summary>
    [Required]
    public Uri? Url { get; set; }

    /// <summary>What both sides know, by which the receiver sees that a notice is the bank's: at least 24 characters.</summary>
    [Required, MinLength(24)]
    public string Secret { get; set; } = "";

    /// <summary>The <c>source</c> of the events: a URI that names this bank; by default <c>urn:hexitime</c>.</summary>
    [Required]
    public Uri Source { get; set; } = new("urn:hexitime");

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is null || !Url.IsAbsoluteUri || !(Url.Scheme == Uri.UriSchemeHttps || (Url.Scheme == Uri.UriSchemeHttp && Url.IsLoopback)))
            yield return new ValidationResult("The webhook's address begins with https://, unless it is on this machine.", [nameof(Url)]);
    }
}

/// <summary>
/// Posts notices as CloudEvents 1.0 (JSON, structured), signed as Standard Webhooks are: <c>webhook-signature</c> is <c>v1,</c> and the Base64 of the HMAC-SHA256, under the
/// secret, of <c>{webhook-id}.{webhook-timestamp}.{body}</c>. Any answer but 2xx says that it was not taken; redirects are not followed, for what is signed is meant for one address. Thread-safe.
/// </summary>
internal sealed class WebhookNotifier(IHttpClientFactory clients, IOptions<WebhookOptions> options, NodaTime.IClock clock) : INotifier
{
    public const string Client = "hexitime.webhook";

    private static readonly JsonEventFormatter Formatter = new(HttpJson.Options, default);

    public string Channel => "webhook";

    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var cloudEvent = new CloudEvent(CloudEventsSpecVersion.V1_0)
        {
            Id = notice.Id.ToString(),
            Type = "org.hexitime.notice",
            Source = options.Value.Source,
            Time = notice.At.ToDateTimeOffset(),
            DataContentType = MediaTypeNames.Application.Json,
            Data = new { notice.To.Member, notice.To.Name, notice.To.Email, notice.About, notice.Subject, notice.Body, notice.Calendar },
        };
        var body = Formatter.EncodeStructuredModeMessage(cloudEvent, out var contentType).ToArray();
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType.ToString());
        var timestamp = clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("webhook-id", cloudEvent.Id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", Sign(options.Value.Secret, cloudEvent.Id, timestamp, body));
        using var client = clients.CreateClient(Client);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if ((int)answer.StatusCode is >= 300 and < 400)
            throw new WebhookRedirectedException();
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The signature of a body.</summary>
    public static string Sign(string secret, string id, string timestamp, byte[] body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]))}";
}

/// <summary>The webhook's address leads elsewhere. The name is what administrators read of it in the list of dead letters.</summary>
internal sealed class WebhookRedirectedException() : HttpRequestException("The webhook answers with a redirect, which is not followed: configure the address that it leads to.");
