using Hexitime;

namespace MinimalApiHost;

/// <summary>How members are told: by e-mail if <c>Hexitime:Email</c> is configured, by a webhook if <c>Hexitime:Webhook</c> is, else not at all.</summary>
internal static class Channels
{
    public static HexitimeBuilder AddChannels(this HexitimeBuilder bank, IConfiguration settings)
    {
        var (email, webhook) = (settings.GetSection("Email"), settings.GetSection("Webhook"));
        if (email.Exists())
            bank.AddEmail(email.Bind);
        if (webhook.Exists())
            bank.AddWebhook(webhook.Bind);
        return bank;
    }
}
