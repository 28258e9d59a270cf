using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Npgsql;
using static Hexitime.Benchmarks.Load.BareBank;

namespace Hexitime.Benchmarks.Load;

/// <summary>The same addresses, sign-in and answers, with nothing between the endpoint and its SQL.</summary>
internal static class BareApi
{
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api").RequireAuthorization();
        api.MapGet("/me", (HttpContext http, BareBank bank, CancellationToken ct) => AsMemberAsync(http, bank, async (c, me) => await ProfileAsync(c, me, ct), ct));
        api.MapGet("/wallet", (HttpContext http, BareBank bank, CancellationToken ct) => AsMemberAsync(http, bank, async (c, me) => await WalletAsync(c, me, ct), ct));
        api.MapGet("/exchanges", (HttpContext http, BareBank bank, CancellationToken ct) => AsMemberAsync(http, bank, async (c, me) => await BareExchanges.ListAsync(c, me, ct), ct));
        api.MapGet("/listings", (HttpContext http, BareBank bank, CancellationToken ct) => AsMemberAsync(http, bank, async (c, me) => await BareListings.BoardAsync(c, me, ct), ct));
        api.MapGet("/listings/{id:guid}", (Guid id, HttpContext http, BareBank bank, CancellationToken ct) => AsMemberAsync(http, bank, async (c, me) => await BareListings.OneAsync(c, me, id, ct), ct));
        api.MapPost("/listings", (HttpContext http, BareBank bank, CancellationToken ct) =>
            SendAsync<PublishBody>(http, bank, async (c, subject, key, body) => await BareWrites.PublishAsync(c, subject, key, body, Json, ct), StatusCodes.Status201Created, ct));
        api.MapPost("/donations", (HttpContext http, BareBank bank, CancellationToken ct) =>
            SendAsync<DonateBody>(http, bank, async (c, subject, key, body) => await BareWrites.DonateAsync(c, subject, key, body, Json, ct), StatusCodes.Status200OK, ct));
    }

    private static async Task<IResult> AsMemberAsync(HttpContext http, BareBank bank, Func<NpgsqlConnection, Me, Task<object?>> read, CancellationToken cancellationToken)
    {
        await using var connection = await bank.OpenAsync(cancellationToken);
        if (await FindMeAsync(connection, http.User.FindFirst("sub")!.Value, cancellationToken) is not { } me)
            return TypedResults.Forbid();
        return await read(connection, me) is { } answer ? TypedResults.Json(answer, Json) : TypedResults.NotFound();
    }

    private static async Task<IResult> SendAsync<T>(
        HttpContext http, BareBank bank, Func<NpgsqlConnection, string, string, T, Task<object?>> send, int status, CancellationToken cancellationToken)
    {
        var body = await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Json, cancellationToken);
        await using var connection = await bank.OpenAsync(cancellationToken);
        return await send(connection, http.User.FindFirst("sub")!.Value, http.Request.Headers["Idempotency-Key"].ToString(), body!) is { } answer
            ? TypedResults.Json(answer, Json, statusCode: status)
            : TypedResults.Conflict();
    }
}
