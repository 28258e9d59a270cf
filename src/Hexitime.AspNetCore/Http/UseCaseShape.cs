using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Hexitime.Http;

/// <summary>Marks every endpoint of the bank's, so that what is said of ours is never said of the host's.</summary>
internal sealed class HexitimeEndpoint;

/// <summary>How one endpoint carries one use case. It is in the endpoint's metadata, where the OpenAPI document reads it too.</summary>
/// <param name="Request">The use case's request.</param>
/// <param name="RouteMembers">Which of its members are in the route: ids, numbers, or choices.</param>
/// <param name="IsQuery">Whether the others are in the query string, lists apart; else in the body.</param>
/// <param name="BodyMember">The one member that the body is, where the body is not the whole request.</param>
/// <param name="NeedsVersion">Whether <c>If-Match</c> says the version.</param>
/// <param name="Example">An example of the body.</param>
internal sealed record UseCaseShape(
    Type Request, IReadOnlyList<string> RouteMembers, bool IsQuery, string? BodyMember, bool NeedsVersion, string? Example)
{
    /// <summary>The type of what the body is.</summary>
    public Type BodyType => BodyMember is null ? Request : HttpJson.MembersOf(Request)[BodyMember].PropertyType;

    /// <summary>Which members are in the body or the query string, where that is not one member alone.</summary>
    public IEnumerable<JsonPropertyInfo> SentMembers =>
        HttpJson.MembersOf(Request).Values.Where(m => !RouteMembers.Contains(m.Name, StringComparer.Ordinal)
            && !(IsQuery && HttpJson.Options.GetTypeInfo(m.PropertyType).Kind == JsonTypeInfoKind.Enumerable));

    /// <summary>The type of a member, whether or not it can be left out; <c>null</c> if there is no such member.</summary>
    public Type? TypeOf(string member) =>
        HttpJson.MembersOf(Request).TryGetValue(member, out var info) && info.PropertyType is var type
            ? Nullable.GetUnderlyingType(type) ?? type
            : null;

    public static IReadOnlyList<string> RouteMembersOf(string pattern) => [.. RoutePatternFactory.Parse(pattern).Parameters.Select(p => p.Name)];
}
