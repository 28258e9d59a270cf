using System.Data.Common;
using System.Globalization;
using System.Threading.RateLimiting;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hexitime.Http;

/// <summary>Whatever goes wrong becomes a problem that tells nothing of our insides; the log has the rest.</summary>
internal sealed partial class ProblemsFilter(ILogger<ProblemsFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (BadHttpRequestException exception)
        {
            return (exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Refusal.Invalid("http.body-too-large", "The request is too large.")
                : Refusal.Invalid("http.malformed", "The request cannot be read.")).ToProblem();
        }
        catch (ConcurrencyException)
        {
            http.Response.Headers.RetryAfter = "1";
            return Problems.Busy.ToProblem();
        }
        catch (Exception exception) when (IsPassing(exception))
        {
            LogUnavailable(exception, http.GetEndpoint()?.DisplayName);
            http.Response.Headers.RetryAfter = "1";
            return Problems.Unavailable.ToProblem();
        }
        catch (Exception exception)
        {
            LogUnexpected(exception, http.GetEndpoint()?.DisplayName);
            return Problems.Unexpected.ToProblem();
        }
    }

    /// <summary>Whether the database's provider says that the same may well succeed later: a connection was lost, a server is starting.</summary>
    private static bool IsPassing(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true })
                return true;
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Endpoint} could not reach the database.")]
    private partial void LogUnavailable(Exception exception, string? endpoint);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Endpoint} failed.")]
    private partial void LogUnexpected(Exception exception, string? endpoint);
}

/// <summary>One person's requests are limited, so that nobody can keep the others out.</summary>
internal sealed class RateLimitFilter(RateLimitBySubject limit) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        using var lease = limit.Take(http.RequestServices.GetRequiredService<ICaller>().Subject ?? "");
        if (lease.IsAcquired)
            return await next(context);
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Refusal.Conflict("http.too-many-requests", "You are asking too often. Wait a little, then try again.").With("retryAfterSeconds", seconds).ToProblem();
    }
}

/// <summary>The bucket of each person. One to a process; thread-safe.</summary>
internal sealed class RateLimitBySubject(IOptions<HexitimeHttpOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(subject =>
        RateLimitPartition.GetTokenBucketLimiter(subject, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.RequestsPerMinute,
            TokensPerPeriod = Math.Max(1, options.Value.RequestsPerMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1d, 60d / options.Value.RequestsPerMinute)),
        }));

    public RateLimitLease Take(string subject) => _limiter.AttemptAcquire(subject);

    public void Dispose() => _limiter.Dispose();
}

/// <summary>What moves credit is sent under a key, so that it can be sent again without harm; a malformed key is refused everywhere.</summary>
internal sealed class IdempotencyKeyFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!IdempotencyKey.Read(context.HttpContext.Request).TryGet(out var key, out var refusal))
            return refusal.ToProblem();
        var isNeeded = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<NeedsIdempotencyKey>() is not null;
        return isNeeded && key.Value is null ? IdempotencyKey.Missing.ToProblem() : await next(context);
    }
}
