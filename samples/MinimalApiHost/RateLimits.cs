using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Hexitime;
using Hexitime.UseCases;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace MinimalApiHost;

/// <summary>How often this host is asked at most: <c>Hexitime:RateLimits</c>. The bank's own endpoints limit each person by themselves (<see cref="HexitimeHttpOptions.RequestsPerMinute"/>).</summary>
internal sealed class RateLimits
{
    /// <summary>Requests a minute of one network address whose people have not signed in: 1 to 1,000,000. A whole hospital may be behind one.</summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; set; } = 6_000;

    /// <summary>Pages a minute of one person: 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int PagesPerPerson { get; set; } = 600;
}

internal static class RateLimiting
{
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RateLimits>().Bind(builder.Configuration.GetSection("Hexitime:RateLimits")).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
            limiter.OnRejected = (context, _) => new ValueTask(RefuseAsync(context.HttpContext, context.Lease));
        });
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext http)
    {
        var limits = http.RequestServices.GetRequiredService<IOptions<RateLimits>>().Value;
        // Whoever watches over the host, and the few files that never change, are in nobody's way.
        if (http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return RateLimitPartition.GetNoLimiter("");
        if (http.RequestServices.GetRequiredService<ICaller>().Subject is not { } subject)
            return Bucket($"address {http.Connection.RemoteIpAddress}", limits.PerAddress);
        return http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? RateLimitPartition.GetNoLimiter("") : Bucket($"person {subject}", limits.PagesPerPerson);
    }

    private static RateLimitPartition<string> Bucket(string who, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1d, 60d / perMinute)),
    });

    private static Task RefuseAsync(HttpContext http, RateLimitLease lease)
    {
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        Result<Done> refused = Refusal.Conflict("http.too-many-requests", "You are asking too often. Wait a little, then try again.").With("retryAfterSeconds", seconds);
        return refused.ToHttp().ExecuteAsync(http);
    }
}
