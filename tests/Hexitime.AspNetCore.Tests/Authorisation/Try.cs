using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Hexitime.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.AspNetCore.Authorisation;

/// <summary>A row of the table: an endpoint as it is mapped, and what to send to it so that nothing but who one is stands in the way.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Path">Its pattern, with the prefix.</param>
/// <param name="Tag">The group that it is in.</param>
/// <param name="Shape">The use case behind it; <c>null</c> where it is more than a use case.</param>
/// <param name="InNetwork">Whether it is asked for the network, where that can be said or left out.</param>
internal sealed record Try(string Method, string Path, string Tag, UseCaseShape? Shape, bool InNetwork)
{
    public string Name => $"{Method} {Path}{(InNetwork ? ", of the network" : "")}";

    private string Step => Method == "DELETE" ? "delete" : Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Made from the endpoints that there are, so that a new one is tried without being asked.</summary>
    public static IEnumerable<Try> Of(IEnumerable<Endpoint> endpoints) =>
        from endpoint in endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        let shape = endpoint.Metadata.GetMetadata<UseCaseShape>()
        let tag = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>()?.Tags[0] ?? ""
        let canSayNetwork = shape is not null && shape.BodyMember is null && shape.SentMembers.Any(m => m.Name == "network")
        from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
        from inNetwork in canSayNetwork ? (bool[])[false, true] : [false]
        select new Try(method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), tag, shape, inNetwork);

    public HttpRequestMessage Request(World world)
    {
        var path = RouteNames.Aggregate(Path, (text, name) => text.Replace(
            $"{{{name}}}", world.Thing(name, Step) ?? throw new InvalidOperationException($"Say in {nameof(World)} what \"{name}\" of {Name} is."), StringComparison.Ordinal));
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(path + (InNetwork && Method == "GET" ? $"?network={world.Thing("network")}" : ""), UriKind.Relative));
        if (Shape is null && Method == "POST")
            request.Content = Files();
        else if (Method is not "GET" and not "DELETE" && Body(world) is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", world.NewKey());
        if (Shape is { NeedsVersion: true })
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        return request;
    }

    private IEnumerable<string> RouteNames => Shape?.RouteMembers ?? [];

    private string? Body(World world)
    {
        var body = Shape?.Example is { } example ? JsonNode.Parse(example) : new JsonObject();
        if (Shape?.BodyMember is null && body is JsonObject members)
        {
            members.Remove("network");
            if (InNetwork)
                members["network"] = world.Thing("network");
        }

        Fill(body, "", world);
        return body?.ToJsonString();
    }

    /// <summary>The ids of an example are of nothing; here they are of things that are there.</summary>
    private void Fill(JsonNode? node, string name, World world)
    {
        if (node is JsonObject members)
        {
            foreach (var (member, value) in members.ToList())
            {
                if (value is JsonValue && value.ToString().StartsWith("01990a1b-", StringComparison.Ordinal))
                    members[member] = world.Thing(member, Step) ?? throw new InvalidOperationException($"Say in {nameof(World)} what \"{member}\" of {Name} is.");
                else
                    Fill(value, member, world);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is JsonValue item && item.ToString().StartsWith("01990a1b-", StringComparison.Ordinal))
                    items[i] = world.Thing(name, Step);
                else
                    Fill(items[i], name, world);
            }
        }
    }

    private static MultipartFormDataContent Files()
    {
        var form = new MultipartFormDataContent();
        foreach (var name in (string[])["members", "transfers", "vocabulary"])
            form.Add(new StringContent("x\n", Encoding.UTF8, "text/csv"), name, $"{name}.csv");
        return form;
    }
}
