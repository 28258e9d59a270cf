using System.Security.Claims;
using Hexitime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using MinimalApiHost.Pages.Frame;

namespace MinimalApiHost;

/// <summary>Signs anybody in as anybody, to try things out: by a cookie in a browser, by a bearer token from curl. For Development only.</summary>
internal static class DemoSignIn
{
    private const string Scheme = "demo";
    private const string CookieName = "hexitime-demo";

    /// <summary>Who to be.</summary>
    /// <param name="Subject">A name of your choice, such as <c>ada</c>; the same name is the same person.</param>
    /// <param name="Roles">Any of <c>broker</c> and <c>administrator</c>.</param>
    internal sealed record SignInRequest(string? Subject, IReadOnlyList<string?>? Roles);

    public static void AddDemoSignIn(this WebApplicationBuilder builder) => builder.Services
        .AddAuthentication(Scheme)
        .AddPolicyScheme(Scheme, "Demo", policy => policy.ForwardDefaultSelector = http =>
            http.Request.Headers.Authorization.Count > 0 ? BearerTokenDefaults.AuthenticationScheme : CookieAuthenticationDefaults.AuthenticationScheme)
        .AddBearerToken()
        .AddCookie(cookie =>
        {
            (cookie.Cookie.Name, cookie.Cookie.HttpOnly) = (CookieName, true);
            (cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy) = (SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest);
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            var toSignIn = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = context => context.HttpContext.IsForPage() ? toSignIn(context) : Answer(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        });

    public static void MapDemoSignIn(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var demo = endpoints.MapGroup(prefix).WithTags("Demo").AllowAnonymous();
        demo.MapPost("/sign-in", AnswerAsync)
            .WithSummary("Sign in as anybody")
            .WithDescription("In Development only. Sets a cookie for a browser, and answers a bearer token for curl.")
            .Produces<AccessTokenResponse>();
        demo.MapPost("/sign-out", async (HttpContext http) =>
            {
                await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return TypedResults.NoContent();
            })
            .WithSummary("Sign out")
            .WithDescription("In Development only. Takes the cookie back; tokens live for an hour.");
    }

    /// <summary>Whether this host lets anybody sign in as anybody.</summary>
    public static bool IsOn(HttpContext http) => http.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
        .Get(CookieAuthenticationDefaults.AuthenticationScheme).Cookie.Name == CookieName;

    /// <summary>Somebody by that name with these roles; <c>null</c> if there cannot be such a one.</summary>
    public static ClaimsPrincipal? Read(string? subject, IReadOnlyList<string?> roles, IServiceProvider services)
    {
        if (subject is not { Length: >= 1 and <= 100 } || !subject.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'))
            return null;
        var options = services.GetRequiredService<IOptions<HexitimeHttpOptions>>().Value;
        var named = roles.Select(role => role switch
        {
            "broker" => options.BrokerRole,
            "administrator" => options.AdministratorRole,
            _ => null,
        }).ToList();
        return named.Contains(null) ? null
            : new ClaimsPrincipal(new ClaimsIdentity(named.Select(role => new Claim("roles", role!)).Append(new Claim("sub", subject)), Scheme));
    }

    /// <summary>Signs them in by a cookie.</summary>
    public static Task SignInAsync(HttpContext http, ClaimsPrincipal principal) => http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal);

    private static async Task<IResult> AnswerAsync(SignInRequest request, HttpContext http)
    {
        if (Read(request.Subject, request.Roles ?? [], http.RequestServices) is not { } principal)
            return TypedResults.Problem("The subject has 1 to 100 letters, digits, dots, dashes and underscores; roles are broker and administrator.", statusCode: StatusCodes.Status400BadRequest);
        await SignInAsync(http, principal);
        return TypedResults.SignIn(principal, authenticationScheme: BearerTokenDefaults.AuthenticationScheme);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
