using System.Net;
using System.Text.Json.Nodes;

namespace Hexitime.Faults.Hosts;

/// <summary>A command as somebody sends it, under one idempotency key however often.</summary>
internal sealed record Command(string Subject, string Path, string? Body, string Key);

/// <summary>What was answered. A host that fails, or that does not answer, has not acknowledged anything.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode Body)
{
    public bool IsGranted => (int)Status is >= 200 and < 300;

    /// <summary>Whether it is a judgement, which is kept under its key: the same request is answered the same for ever.</summary>
    public bool IsKept => IsGranted || Status == HttpStatusCode.Conflict;

    public bool IsSameAs(Answer other) => Status == other.Status && JsonNode.DeepEquals(Body, other.Body);
}
