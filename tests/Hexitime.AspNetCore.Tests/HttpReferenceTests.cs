using System.Text;
using System.Text.Json.Nodes;

namespace Hexitime.AspNetCore;

/// <summary><c>docs/http.md</c> is the OpenAPI document, to read. <c>HEXITIME_WRITE_DOCS=1</c> writes it anew.</summary>
public sealed class HttpReferenceTests
{
    [Fact]
    public async Task The_reference_says_what_the_endpoints_are()
    {
        await using var host = await Host.StartAsync();
        var reference = Write(await host.Anonymous.GetAsync("/openapi/v1.json").GetAsync());
        var file = Repository.PathOf("docs", "http.md");
        if (Environment.GetEnvironmentVariable("HEXITIME_WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(file, reference);
        (await File.ReadAllTextAsync(file)).ShouldBe(reference, "Write it anew with HEXITIME_WRITE_DOCS=1.");
    }

    private static string Write(JsonNode document)
    {
        var text = new StringBuilder("""
            # HTTP reference

            Every endpoint of `MapHexitime("/api")`, as the OpenAPI document (`/openapi/v1.json`) describes it; that has the schemas, the examples and the refusals, too. All ask for a signed-in user. Answers
            are JSON; refusals are problem details (RFC 9457) with a stable `code`. What moves credit is sent with an `Idempotency-Key`. Written by a test, so that it is never out of date.


            """.ReplaceLineEndings("\n"));
        var operations =
            from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select (Tag: operation.Value!["tags"]![0]!.ToString(), Method: operation.Key.ToUpperInvariant(), Path: path.Key, Summary: Cell(operation.Value["summary"]), Description: Cell(operation.Value["description"]));
        foreach (var group in operations.GroupBy(o => o.Tag).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append("## ").Append(group.Key).Append("\n\n| | | |\n|---|---|---|\n");
            foreach (var operation in group)
                text.Append("| `").Append(operation.Method).Append("` | `").Append(operation.Path).Append("` | **").Append(operation.Summary).Append(".** ").Append(operation.Description).Append(" |\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Cell(JsonNode? words) => (words?.ToString() ?? "").ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
