using System.Collections.Concurrent;
using System.Globalization;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Http;

/// <summary>Marks an endpoint to which a secret is sent: an invitation's code, a calendar's address.</summary>
/// <param name="Code">How it is refused where there is no such secret.</param>
internal sealed record TakesASecret(string Code);

/// <summary>Whoever names wrong secrets again and again is shut out for a while, so that none is found by trying.</summary>
internal sealed class GuessFilter(GuessLimit limit) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var who = http.RequestServices.GetRequiredService<ICaller>().Subject is { } subject ? $"person {subject}" : $"address {http.Connection.RemoteIpAddress}";
        if (!limit.TryTake(who, out var wait))
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Refusal.Conflict("http.too-many-guesses", "That was wrong too often. Wait, and make sure that it was copied in full.").With("retryAfterSeconds", seconds).ToProblem();
        }

        var answer = await next(context);
        if (Problems.RefusalIn(answer)?.Code != http.GetEndpoint()!.Metadata.GetRequiredMetadata<TakesASecret>().Code)
            limit.GiveBack(who);
        return answer;
    }
}

/// <summary>
/// Who may still guess, and how often. An attempt is taken before it is made and given back if it was none, so that many at once are no way round. One to a process; thread-safe.
/// </summary>
internal sealed class GuessLimit(IOptions<HexitimeHttpOptions> options, IClock clock)
{
    private const int MostRemembered = 100_000;

    private readonly ConcurrentDictionary<string, Guesses> _of = new(StringComparer.Ordinal);

    /// <param name="Taken">Attempts that are being made, or were wrong.</param>
    /// <param name="Until">When they are forgotten.</param>
    private readonly record struct Guesses(int Taken, Instant Until);

    public bool TryTake(string who, out Duration wait)
    {
        var now = clock.GetCurrentInstant();
        if (_of.Count >= MostRemembered)
            Forget(now);
        var (taken, until) = _of.AddOrUpdate(
            who, _ => new(1, now + Duration.FromHours(1)), (_, g) => g.Until <= now ? new(1, now + Duration.FromHours(1)) : g with { Taken = Math.Min(g.Taken, options.Value.WrongSecretsPerHour) + 1 });
        wait = until - now;
        return taken <= options.Value.WrongSecretsPerHour;
    }

    public void GiveBack(string who)
    {
        while (_of.TryGetValue(who, out var guesses))
        {
            if (guesses.Taken <= 1 ? _of.TryRemove(KeyValuePair.Create(who, guesses)) : _of.TryUpdate(who, guesses with { Taken = guesses.Taken - 1 }, guesses))
                return;
        }
    }

    private void Forget(Instant now)
    {
        foreach (var one in _of.Where(g => g.Value.Until <= now))
            _of.TryRemove(one);
    }
}

internal static class GuessLimits
{
    /// <summary>Shuts out whoever is refused with this code too often.</summary>
    public static RouteHandlerBuilder LimitsGuesses(this RouteHandlerBuilder endpoint, string code) =>
        endpoint.WithMetadata(new TakesASecret(code)).AddEndpointFilter<RouteHandlerBuilder, GuessFilter>();
}
