using System.Security.Claims;
using Hexitime.Http;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Hexitime.AspNetCore;

public sealed class CallerTests
{
    private readonly Caller _byHand = new();

    private HttpCaller Call(params (string Type, string Value)[] claims) => Call("test", claims);

    [Fact]
    public void Whoever_signs_in_during_a_request_is_the_caller_from_then_on()
    {
        var http = new DefaultHttpContext();
        var caller = new HttpCaller(new HttpContextAccessor { HttpContext = http }, _byHand, Options.Create(new HexitimeHttpOptions()));
        ClaimsPrincipal Person(string subject, string role) => new(new ClaimsIdentity([new Claim("sub", subject), new Claim("role", role)], "test"));

        (caller.Subject, caller.Roles).ShouldBe((null, Roles.None));
        http.User = Person("ada", "hexitime.broker");
        (caller.Subject, caller.Roles).ShouldBe(("ada", Roles.Broker));
        http.User = Person("ben", "hexitime.administrator");
        (caller.Subject, caller.Roles).ShouldBe(("ben", Roles.Administrator));
    }

    private HttpCaller Call(string? scheme, (string Type, string Value)[] claims)
    {
        var identity = new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)), scheme);
        var http = new DefaultHttpContext { User = new ClaimsPrincipal(identity) };
        http.Request.Headers["Idempotency-Key"] = "k1";
        return new HttpCaller(new HttpContextAccessor { HttpContext = http }, _byHand, Options.Create(new HexitimeHttpOptions()));
    }

    [Fact]
    public void An_Entra_person_is_their_tenant_and_object() => Call(("sub", "s"), ("oid", "o"), ("tid", "t")).Subject.ShouldBe("t/o");

    [Fact]
    public void Half_of_a_set_of_claims_names_nobody() => Call(("sub", "s"), ("oid", "o"), ("tid", " ")).Subject.ShouldBe("s");

    [Fact]
    public void Claims_that_are_not_vouched_for_name_nobody() => Call(null, [("sub", "s"), ("roles", "hexitime.broker")]).Subject.ShouldBeNull();

    [Fact]
    public void Roles_are_read_from_short_and_long_claims()
    {
        Call(("sub", "s"), ("roles", "hexitime.broker")).Roles.ShouldBe(Roles.Broker);
        Call(("sub", "s"), (ClaimTypes.Role, "hexitime.administrator"), ("role", "hexitime.broker")).Roles.ShouldBe(Roles.Broker | Roles.Administrator);
        Call(("sub", "hexitime:bank"), ("roles", "bank")).Roles.ShouldBe(Roles.None);
    }

    [Fact]
    public void Who_is_set_by_hand_comes_before_whoever_made_the_request()
    {
        var caller = Call(("sub", "s"), ("roles", "hexitime.broker"));
        caller.IdempotencyKey.ShouldBe("k1");
        _byHand.IsTheBank();
        (caller.Subject, caller.Roles, caller.IdempotencyKey).ShouldBe((Actor.Bank.Subject, Roles.Bank, null));
    }
}
