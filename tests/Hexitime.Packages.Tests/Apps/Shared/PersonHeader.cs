using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

/// <summary>Signs in whomever a header names.</summary>
internal sealed class PersonHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers["Person"].ToString() is not { Length: > 0 } subject)
            return Task.FromResult(AuthenticateResult.NoResult());
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", subject)], Scheme.Name));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, Scheme.Name)));
    }
}

internal static class PersonHeaders
{
    public static AuthenticationBuilder AddPersonHeader(this AuthenticationBuilder builder) =>
        builder.AddScheme<AuthenticationSchemeOptions, PersonHeader>(nameof(PersonHeader), _ => { });
}
