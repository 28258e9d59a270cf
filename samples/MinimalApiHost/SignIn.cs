using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace MinimalApiHost;

/// <summary>How people sign in: with tokens of an identity provider or, in Development, as anybody they like.</summary>
internal static class SignIn
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Hexitime");
        if (settings.GetValue<bool?>("DemoSignIn") ?? builder.Environment.IsDevelopment())
        {
            if (!builder.Environment.IsDevelopment())
            {
                throw new InvalidOperationException(
                    "Hexitime:DemoSignIn lets anybody sign in as anybody, so it works in the Development environment only. Remove the setting, and set "
                    + "Hexitime:SignIn:Authority and Hexitime:SignIn:Audience instead.");
            }

            builder.AddDemoSignIn();
            return;
        }

        var authority = Required(settings, "SignIn:Authority", "the address of your identity provider, such as https://login.microsoftonline.com/<tenant>/v2.0");
        var audience = Required(settings, "SignIn:Audience", "the audience that its tokens name, such as api://hexitime");
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(jwt => (jwt.MapInboundClaims, jwt.Authority, jwt.Audience) = (false, authority, audience));
    }

    private static string Required(IConfiguration settings, string key, string meaning) =>
        settings[key] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"Set Hexitime:{key} (in the environment: Hexitime__{key.Replace(":", "__", StringComparison.Ordinal)}) to {meaning}.");
}
