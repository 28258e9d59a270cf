using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Hexitime.Benchmarks.Load;

/// <summary>Clients who ask one thing after the other, each over a connection of its own to this machine.</summary>
internal static class LoadClients
{
    private static long _keys;

    public static async Task<Turn> RunAsync(string url, LoadScene scene, LoadSignIn signIn, LoadMix mix, int clients, int seconds)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { MaxConnectionsPerServer = clients, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var faults = 0;
        var latencies = await Task.WhenAll(Enumerable.Range(0, clients).Select(number => Task.Run(async () =>
        {
            var random = new Random(number);
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            {
                using var request = Make(url, scene, signIn, mix.Choose(random), random);
                var began = Stopwatch.GetTimestamp();
                using var response = await http.SendAsync(request, CancellationToken.None);
                await response.Content.CopyToAsync(Stream.Null);
                own.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                if (!response.IsSuccessStatusCode)
                    Interlocked.Increment(ref faults);
            }

            return own;
        })));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var sorted = latencies.SelectMany(l => l).Order().ToArray();
        return new Turn(sorted.Length, sorted.Length / elapsed, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100], (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / sorted.Length, faults);
    }

    private static HttpRequestMessage Make(string url, LoadScene scene, LoadSignIn signIn, Ask ask, Random random)
    {
        var me = random.Next(scene.Subjects.Length);
        var request = ask switch
        {
            Ask.Board => new HttpRequestMessage(HttpMethod.Get, $"{url}/api/listings"),
            Ask.Listing => new HttpRequestMessage(HttpMethod.Get, $"{url}/api/listings/{scene.Listings[random.Next(scene.Listings.Length)]}"),
            Ask.Me => new HttpRequestMessage(HttpMethod.Get, $"{url}/api/me"),
            Ask.Wallet => new HttpRequestMessage(HttpMethod.Get, $"{url}/api/wallet"),
            Ask.Exchanges => new HttpRequestMessage(HttpMethod.Get, $"{url}/api/exchanges"),
            Ask.Publish => Post($"{url}/api/listings",
                """{"type":"offer","text":{"title":"Run charts","description":"From the data you have.","kind":"coaching","skills":["run charts"],"hours":"1 h"}}"""),
            Ask.Donate => Post($"{url}/api/donations", $$"""{"to":"{{scene.Members[(me + 1 + random.Next(scene.Members.Length - 1)) % scene.Members.Length]}}","amount":"1 min"}"""),
            _ => throw new ArgumentOutOfRangeException(nameof(ask)),
        };
        request.Headers.TryAddWithoutValidation("Authorization", signIn.TokenOf(scene.Subjects[me]));
        return request;
    }

    private static HttpRequestMessage Post(string url, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"load-{Environment.ProcessId}-{Interlocked.Increment(ref _keys)}"));
        return request;
    }
}
