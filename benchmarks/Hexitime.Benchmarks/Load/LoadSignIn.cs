using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hexitime.Benchmarks.Load;

/// <summary>Both hosts ask for the same: a token of an identity provider, signed with RSA.</summary>
internal sealed class LoadSignIn
{
    private const string Issuer = "https://login.example.org";
    private const string Audience = "api://hexitime";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "load" };
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public string TokenOf(string subject) => _tokens.GetOrAdd(subject, s => "Bearer " + new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        Subject = new ClaimsIdentity([new Claim("sub", s)]),
        NotBefore = DateTime.UnixEpoch,
        Expires = new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
    }));

    public void AddTo(IServiceCollection services)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(jwt =>
        {
            jwt.MapInboundClaims = false;
            jwt.TokenValidationParameters = new TokenValidationParameters { ValidIssuer = Issuer, ValidAudience = Audience, IssuerSigningKey = _key };
        });
        services.AddAuthorization();
    }
}
