using System.Text.Json.Nodes;
using Hexitime.Benchmarks.PostgreSql;
using Hexitime.Ledger;
using Hexitime.Listings;

namespace Hexitime.Benchmarks.Load;

/// <summary>Members who have exchanged and who offer something.</summary>
internal sealed record LoadScene(string[] Subjects, Guid[] Members, Guid[] Listings)
{
    public static async Task<LoadScene> SetAsync(ServerBank bank, int members, int exchanges, int listings)
    {
        await bank.FundAsync(1);
        await bank.RecordExchangesAsync(exchanges, members, isBusy: false);
        var subjects = Enumerable.Range(0, members).Select(i => $"random-{i}").ToArray();
        var published = new Guid[listings];
        await Parallel.ForAsync(0, listings, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
            published[i] = (await bank.SendAsync<PublishListing, ListingView>(subjects[i % members], Offer(i))).Id.Value);
        var ids = new Guid[members];
        for (var i = 0; i < members; i++)
        {
            await using var find = bank.Source.CreateCommand("SELECT id FROM hexitime.members WHERE subject = $1");
            find.Parameters.Add(new Npgsql.NpgsqlParameter { Value = subjects[i] });
            ids[i] = (Guid)(await find.ExecuteScalarAsync())!;
        }

        return new LoadScene(subjects, ids, published);
    }

    /// <summary>The bare host must answer what ours does, or it is no peer.</summary>
    public static async Task CompareAsync(string ours, string bare, LoadScene scene, LoadSignIn signIn)
    {
        using var http = new HttpClient();
        foreach (var path in (string[])["/api/listings", $"/api/listings/{scene.Listings[7]}", "/api/me", "/api/wallet", "/api/exchanges"])
        {
            var answers = new List<JsonNode?>();
            foreach (var url in (string[])[ours, bare])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url + path);
                request.Headers.TryAddWithoutValidation("Authorization", signIn.TokenOf(scene.Subjects[3]));
                using var response = await http.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                answers.Add(response.IsSuccessStatusCode ? JsonNode.Parse(text) : throw new InvalidOperationException($"{url}{path}: {response.StatusCode} {text}"));
            }

            if (!JsonNode.DeepEquals(answers[0], answers[1]))
                throw new InvalidOperationException($"The bare host answers something else to {path}:\n{answers[0]}\n{answers[1]}");
        }
    }

    private static PublishListing Offer(int i) => new(ListingType.Offer, new ListingText
    {
        Title = $"Run charts {i}",
        Description = "I build your first run chart with you, from the data you have.",
        Kind = Hexitime.ExchangeKind.Coaching,
        Skills = ["run charts"],
        Hours = Credits.FromHours(1),
    });
}
