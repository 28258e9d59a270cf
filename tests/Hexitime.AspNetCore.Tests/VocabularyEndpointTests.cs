using System.Net;

namespace Hexitime.AspNetCore;

/// <summary>The vocabulary, weights of networks and who is shown how much, over HTTP.</summary>
public sealed class VocabularyEndpointTests
{
    private const string Esco = "\uFEFF" + """
        conceptType,conceptUri,skillType,preferredLabel,altLabels,description,broader
        KnowledgeSkillCompetence,urn:x:lines,skill/competence,squiggly lines,"wavy lines
        lines, squiggly",What is drawn.,urn:hexitime:skill:run-charts
        KnowledgeSkillCompetence,urn:x:lost,skill/competence,lost,,,urn:x:nowhere
        KnowledgeSkillCompetence,nothing,skill/competence
        KnowledgeSkillCompetence,urn:x:more,skill/competence,more of it,,,urn:x:lines
        """;

    [Fact]
    public async Task A_file_of_esco_is_imported_and_a_bad_row_named_by_its_line()
    {
        await using var host = await Host.StartAsync();
        var ada = await host.RegisterAsync("ada");
        var administrator = host.SignIn("root", "hexitime.administrator");

        var report = await PostAsync(administrator, Esco).GetAsync();

        report["vocabulary"]!.ToJsonString().ShouldBe("""{"rows":4,"imported":2,"alreadyImported":0,"rejected":2}""");
        report["rejectedRows"]!.AsArray().Select(r => (r!["line"]!.GetValue<int>(), r["externalId"]!.ToString(), r["code"]!.ToString()))
            .ShouldBe([(4, "urn:x:lost", "vocabulary.unknown-broader"), (5, "nothing", "import.fields")]);
        (await PostAsync(administrator, Esco).GetAsync())["vocabulary"]!["alreadyImported"]!.GetValue<int>().ShouldBe(2);
        (await ada.GetAsync("/api/vocabulary/concepts?words=wavy").GetAsync())["items"]!.AsArray().Single()!["preferredLabel"]!.ToString().ShouldBe("squiggly lines");
        await (await PostAsync(administrator, "conceptUri,label\nurn:x:a,A\n")).ShouldBeProblemAsync(400, "import.columns");
        await (await PostAsync(administrator, "conceptUri,preferredLabel\n")).ShouldBeProblemAsync(400, "vocabulary.rows");
        await (await PostAsync(ada, Esco)).ShouldBeProblemAsync(403, "actor.not-allowed");
        await (await PostAsync(administrator, Esco, "members")).ShouldBeProblemAsync(400, "import.files");
    }

    [Fact]
    public async Task A_host_maps_an_unknown_tag_and_declares_what_counts_and_reads_who_is_shown()
    {
        await using var host = await Host.StartAsync();
        var hana = await host.RegisterAsync("hana");
        var id = (await hana.GetAsync("/api/me").GetAsync())["id"];
        var network = (await host.SignIn("root", "hexitime.administrator")
            .SendAsync(HttpMethod.Post, "/api/networks", $$$"""{"charter":{"name":"Trust","joining":"open"},"host":"{{{id}}}"}""").GetAsync())["id"];
        await hana.SendAsync(
            HttpMethod.Post, "/api/listings", $$$"""{"type":"offer","text":{"title":"Lines","kind":"coaching","skills":["Wibbling"],"hours":"1 h"},"networks":["{{{network}}}"]}""").GetAsync();

        (await hana.GetAsync($"/api/vocabulary/unknown-tags?network={network}").GetAsync())["items"]!.ToJsonString().ShouldBe("""[{"tag":"wibbling","members":0,"listings":1}]""");
        (await hana.SendAsync(HttpMethod.Post, "/api/vocabulary/tags", $$"""{"tag":"wibbling","concept":"urn:hexitime:skill:run-charts","network":"{{network}}"}""").GetAsync())["label"]!
            .ToString().ShouldBe("Run charts");

        var path = $"/api/networks/{network}/match-weights";
        var read = await hana.GetAsync(path);
        const string Weights = """{"skills":40,"words":40,"kind":5,"time":5,"place":4,"boundary":9,"standing":2,"fairness":10}""";
        (await hana.SendAsync(HttpMethod.Put, path, Weights, ifMatch: read.Headers.ETag!.Tag).GetAsync())["weights"]!.ToJsonString().ShouldBe(Weights);
        await (await hana.SendAsync(HttpMethod.Put, path, Weights, ifMatch: read.Headers.ETag!.Tag)).ShouldBeProblemAsync(412, "version.stale");
        await (await hana.SendAsync(HttpMethod.Put, path, """{"skills":40}""", ifMatch: "*")).ShouldBeProblemAsync(400, "http.malformed");
        await (await hana.SendAsync(HttpMethod.Put, path, Weights.Replace("9", "101", StringComparison.Ordinal), ifMatch: "*")).ShouldBeProblemAsync(400, "matching.weight");

        (await hana.GetAsync($"/api/exposure?network={network}").GetAsync())["professions"]!.AsArray().Single()!["group"]!.ToString().ShouldBe("others");
        await (await hana.GetAsync("/api/exposure")).ShouldBeProblemAsync(403, "actor.not-allowed");
        (await hana.GetAsync($"/api/matches?text=lines&network={network}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await (await host.RegisterAsync("otto")).GetAsync($"/api/matches?text=lines&network={network}")).ShouldBeProblemAsync(404, "network.not-found");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string file, string name = "vocabulary")
    {
        using var form = new MultipartFormDataContent { { new StringContent(file), name, "skills.csv" } };
        return await client.PostAsync("/api/vocabulary/import", form);
    }
}
