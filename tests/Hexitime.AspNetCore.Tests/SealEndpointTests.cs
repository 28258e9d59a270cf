using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hexitime.Ledger;
using Hexitime.Persistence;

namespace Hexitime.AspNetCore;

public sealed class SealEndpointTests
{
    [Fact]
    public async Task A_seal_and_a_proof_saved_from_the_web_are_verified_without_it()
    {
        await using var host = await Host.StartAsync();
        var member = await host.RegisterAsync("ada");
        var administrator = host.SignIn("cleo", "hexitime.administrator");
        await (await member.GetAsync("/api/wallet/statement/proof")).ShouldBeProblemAsync(409, "ledger.not-sealed-yet");
        await administrator.SendAsync(HttpMethod.Post, "/api/ledger/seals").GetAsync();

        var seal = JsonSerializer.Deserialize<Seal>(await host.SignIn("anybody").GetStringAsync("/api/ledger/seals/1"), HexitimeJson.Options);
        var proof = JsonSerializer.Deserialize<StatementProof>(await member.GetStringAsync("/api/wallet/statement/proof?from=1"), HexitimeJson.Options);

        VerifyStatement.Check(proof, seal).IsProven.ShouldBeTrue();
        (await member.GetAsync("/api/ledger/seals?size=1").GetAsync())["items"]!.AsArray().Count.ShouldBe(1);
        await (await member.GetAsync("/api/ledger/seals/2")).ShouldBeProblemAsync(404, "ledger.unknown-seal");
        await (await member.GetAsync("/api/ledger/seals/x")).ShouldBeProblemAsync(404, "http.not-found");
        await (await member.GetAsync("/api/wallet/statement/proof?from=two")).ShouldBeProblemAsync(400, "http.malformed");
        await (await member.SendAsync(HttpMethod.Post, "/api/ledger/seals")).ShouldBeProblemAsync(403, "actor.not-allowed");
    }

    [Fact]
    public async Task The_ledger_is_verified_against_seals_that_are_sent()
    {
        await using var host = await Host.StartAsync();
        await host.RegisterAsync("ada");
        var administrator = host.SignIn("cleo", "hexitime.administrator");
        var seal = await administrator.SendAsync(HttpMethod.Post, "/api/ledger/seals").GetAsync();
        Task<HttpResponseMessage> VerifyAsync() => administrator.SendAsync(
            HttpMethod.Post, "/api/ledger/verification", new JsonObject { ["kept"] = new JsonArray(seal.DeepClone()) }.ToJsonString());

        (await VerifyAsync().GetAsync())["isWhole"]!.GetValue<bool>().ShouldBeTrue();
        seal["root"] = new string('0', 64);
        var faults = (await VerifyAsync().GetAsync())["faults"]!.AsArray();
        faults.Single()!["kind"]!.GetValue<string>().ShouldBe("sealChanged");
        seal["root"] = "0";
        (await (await VerifyAsync()).ShouldBeProblemAsync(400, "http.malformed"))["detail"]!.GetValue<string>().ShouldBe("\"kept[0].root\" must be 64 hexadecimal digits.");
    }

    [Fact]
    public async Task A_wallet_and_a_statement_are_read_as_of_an_instant()
    {
        await using var host = await Host.StartAsync();
        var member = await host.RegisterAsync("ada");

        (await member.GetAsync("/api/wallet/statement?at=2020-01-01T00:00:00Z&time=effective").GetAsync())["items"]!.AsArray().ShouldBeEmpty();
        (await member.GetAsync("/api/wallet/statement?at=2100-01-01T00:00:00Z").GetAsync())["items"]!.AsArray().Count.ShouldBe(1);
        (await member.GetAsync("/api/wallet?at=2020-01-01T00:00:00Z").GetAsync())["balanceAt"]!["minutes"]!.GetValue<long>().ShouldBe(0);
        (await member.GetAsync("/api/wallet?at=then")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
