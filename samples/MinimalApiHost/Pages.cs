using Scalar.AspNetCore;

namespace MinimalApiHost;

/// <summary>Pages load nothing from anywhere else and tell nobody anything.</summary>
internal static class Pages
{
    private const string OnlyFromHere =
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static void UsePageSecurity(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.Headers.ContentSecurityPolicy = OnlyFromHere;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return next(http);
    });

    /// <summary>The API reference from the script in its package, without fonts, telemetry, assistants and tools of others.</summary>
    public static void KeepLocal(this ScalarOptions scalar) =>
        scalar.WithTitle("Hexitime").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools();
}
