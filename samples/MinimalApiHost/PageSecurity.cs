using Microsoft.AspNetCore.CookiePolicy;
using Scalar.AspNetCore;

namespace MinimalApiHost;

/// <summary>Pages load nothing from anywhere else and tell nobody anything.</summary>
internal static class PageSecurity
{
    private const string OnlyFromHere =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    /// <summary>The API reference, in Development, is a program of somebody else's that writes styles and scripts into its page.</summary>
    private const string ForReference =
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static void UsePageSecurity(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        // Whatever sets a cookie: no script reads it, no other site has it sent along, and outside Development it never goes over a line that others can read.
        app.UseCookiePolicy(new CookiePolicyOptions
        {
            HttpOnly = HttpOnlyPolicy.Always,
            MinimumSameSitePolicy = SameSiteMode.Lax,
            Secure = app.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always,
        });
        app.Use((http, next) =>
        {
            // At the last moment: an answer that breaks begins anew without its headers. Some answers have a narrower policy of their own.
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                if (headers.ContentSecurityPolicy.Count == 0)
                    headers.ContentSecurityPolicy = app.Environment.IsDevelopment() && http.Request.Path.StartsWithSegments("/scalar", StringComparison.Ordinal) ? ForReference : OnlyFromHere;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    /// <summary>The API reference from the script in its package, without fonts, telemetry, assistants and tools of others.</summary>
    public static void KeepLocal(this ScalarOptions scalar) =>
        scalar.WithTitle("Hexitime").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools();
}
