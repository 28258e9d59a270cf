using System.Security.Claims;
using Hexitime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace MinimalApiHost;

/// <summary>Signs anybody in as anybody, to try things out: by a cookie in a browser, by a bearer token from curl. For Development only.</summary>
internal static class DemoSignIn
{
    private const string Scheme = "demo";

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
            (cookie.Cookie.Name, cookie.Cookie.HttpOnly) = ("hexitime-demo", true);
            (cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy) = (SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest);
            cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        });

    public static void MapDemoSignIn(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var demo = endpoints.MapGroup(prefix).WithTags("Demo").AllowAnonymous();
        demo.MapPost("/sign-in", SignInAsync)
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

    private static async Task<IResult> SignInAsync(SignInRequest request, HttpContext http, IOptions<HexitimeHttpOptions> options)
    {
        if (request.Subject is not { Length: >= 1 and <= 100 } subject || !subject.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'))
            return TypedResults.Problem("The subject has 1 to 100 letters, digits, dots, dashes and underscores.", statusCode: StatusCodes.Status400BadRequest);
        var roles = (request.Roles ?? []).Select(role => role switch
        {
            "broker" => options.Value.BrokerRole,
            "administrator" => options.Value.AdministratorRole,
            _ => null,
        }).ToList();
        if (roles.Contains(null))
            return TypedResults.Problem("Roles are broker and administrator.", statusCode: StatusCodes.Status400BadRequest);

        var claims = roles.Select(role => new Claim("roles", role!)).Append(new Claim("sub", subject));
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal);
        return TypedResults.SignIn(principal, authenticationScheme: BearerTokenDefaults.AuthenticationScheme);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
