using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hexitime.Http;
using Hexitime.Impact;
using Hexitime.Impact.Map;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Endpoints;

/// <summary>The map in figures, and in words and rows for those who cannot see its picture.</summary>
internal sealed record MapInWords(LocalDate From, LocalDate To, MapSummary Summary, MapDescription Description);

internal static class MapEndpoints
{
    private const string ForHosts = "For hosts of a network and, without one, for administrators. Names only of those who agreed.";

    /// <summary>The one style sheet that a picture brings along is let through by its hash.</summary>
    private static readonly string StyleHash = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(MapPicture.StyleSheet)))}'";

    private static readonly (string Ending, MapFormat Format, string ContentType, string What)[] Files =
    [
        (".graphml", MapFormat.GraphMl, "application/graphml+xml", "GraphML, which nearly every program for networks reads"),
        (".gexf", MapFormat.Gexf, "application/gexf+xml", "GEXF with dates, for Gephi"),
        (".csv", MapFormat.Csv, "text/csv", "CSV, a row for each tie"),
        (".json", MapFormat.Json, "application/json", "JSON with nodes and links"),
    ];

    public static void MapMaps(this IEndpointRouteBuilder api)
    {
        var impact = api.MapGroup("/impact").WithTags("Network map");
        impact.MapFile<GetMap, MapView>("/map", "getMapInWords", "The map in words", $"Its figures, and the text equivalent of its picture. {ForHosts}", "application/json", InWords);
        impact.MapFile<GetMap, MapView>("/map.svg", "getMapAsPicture", "The map as a picture", $"With \"organisation\", that one stands out. {ForHosts}", "image/svg+xml", AsPicture);
        foreach (var (ending, format, contentType, what) in Files)
            impact.MapFile<GetMap, MapView>($"/map{ending}", $"getMapAs{format}", "The map as a file", $"As {what}. {ForHosts}", contentType, view => new Streamed(contentType, (to, _, ct) => view.Map.WriteAsync(to, format, ct)));

        impact.MapCommand<MeasureMap, AskedImpactRun>(
            "/map/measures", "Have the map measured", $"Who lies between others, communities, boundaries. It takes a while: follow it at /impact/runs. {ForHosts}", creates: asked => asked.Id.Value);
        impact.MapQuery<GetMapMeasures, MapMeasures>("/map/measures/{run}", "Read the map's figures", "Once they are there. For whoever could ask for them.");

        var me = api.MapGroup("/me").WithTags("Network map");
        me.MapFile<GetMyMap, MapView>("/map", "getMyMapInWords", "The map around you in words", "Those to whom you gave time, and who gave you time.", "application/json", InWords);
        me.MapFile<GetMyMap, MapView>("/map.svg", "getMyMapAsPicture", "The map around you as a picture", "Those to whom you gave time, and who gave you time.", "image/svg+xml", AsPicture);
    }

    private static Streamed InWords(MapView view) => new("application/json; charset=utf-8", (to, words, ct) =>
        JsonSerializer.SerializeAsync(to, new MapInWords(view.From, view.To, view.Map.Summarise(), view.Map.Describe(view.Focus, words)), HttpJson.Options, ct));

    private static Streamed AsPicture(MapView view) => new("image/svg+xml", (to, words, ct) => view.Map.WriteSvgAsync(to, new MapPicture { Focus = view.Focus, Words = words }, ct));

    /// <summary>Writes a piece at a time, until whoever reads goes away.</summary>
    private sealed class Streamed(string contentType, Func<Stream, Wording, CancellationToken, Task> write) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = contentType;
            httpContext.Response.Headers.XContentTypeOptions = "nosniff";
            httpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src " + StyleHash + "; frame-ancestors 'none'; sandbox";
            return write(httpContext.Response.Body, httpContext.RequestServices.GetRequiredService<Wording>(), httpContext.RequestAborted);
        }
    }
}
