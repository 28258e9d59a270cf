using System.Text.Json.Nodes;

namespace MinimalApiHost;

/// <summary>What a member does with two files and no bank.</summary>
public sealed class VerifyVerbTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");

    private string Statement => Path.Combine(_folder.FullName, "statement.json");

    private string Seal => Path.Combine(_folder.FullName, "seal.json");

    [Fact]
    public async Task A_statement_as_it_was_saved_is_proven()
    {
        (await VerbAsync("verify", Statement, "--seal", Seal)).ShouldBe(0);
        (await VerbAsync("verify", Statement)).ShouldBe(0);
    }

    [Theory]
    [InlineData("\"minutes\":120", "\"minutes\":180")]
    [InlineData("\"text\":\"2 h\"", "\"text\":\"3 h\"")]
    [InlineData("\"purpose\":\"welcome\"", "\"purpose\":\"grant\"")]
    [InlineData("\"number\":1,\"order\"", "\"number\":1,\"note\":\"a gift\",\"order\"")]
    [InlineData("\"path\":", "\"entries\":[],\"path\":")]
    [InlineData("}", "")]
    public async Task A_statement_that_was_changed_is_not(string what, string into)
    {
        var changed = (await File.ReadAllTextAsync(Statement)).Replace(what, into, StringComparison.Ordinal);
        changed.ShouldNotBe(await File.ReadAllTextAsync(Statement));
        await File.WriteAllTextAsync(Statement, changed);

        (await VerbAsync("verify", Statement, "--seal", Seal)).ShouldBe(1);
    }

    [Fact]
    public async Task Against_another_seal_it_is_not()
    {
        var other = JsonNode.Parse(await File.ReadAllTextAsync(Seal))!;
        other["entries"] = 99;
        await File.WriteAllTextAsync(Seal, other.ToJsonString());

        (await VerbAsync("verify", Statement, "--seal", Seal)).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_asks_wrongly_is_told_so()
    {
        (await VerbAsync("verify")).ShouldBe(1);
        (await VerbAsync("verify", Statement, "--seal")).ShouldBe(1);
        (await VerbAsync("verify", Path.Combine(_folder.FullName, "nothing.json"))).ShouldBe(1);
    }

    public async Task InitializeAsync()
    {
        await using var host = new RunningHost();
        var ada = await host.SignInAsync("ada");
        var cleo = await host.SignInAsync("cleo", "administrator");
        await ada.RegisterAsync("Ada");
        await File.WriteAllTextAsync(Seal, (await cleo.PostAsync("/api/ledger/seals")).ToJsonString());
        await File.WriteAllTextAsync(Statement, (await ada.GetAsync("/api/wallet/statement/proof")).ToJsonString());
        (await VerifyLedgerVerb.RunAsync(host.Services, ["verify-ledger", "--seal", Seal])).ShouldBe(0);
        (await VerifyLedgerVerb.RunAsync(host.Services, ["verify-ledger", "--seal"])).ShouldBe(1);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static Task<int> VerbAsync(params string[] args) => VerifyVerb.RunAsync(args);
}
