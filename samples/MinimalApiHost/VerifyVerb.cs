using System.Text.Json;
using System.Text.Json.Serialization;
using Hexitime.Impact.Evidence;
using Hexitime.Ledger;
using Hexitime.Persistence;

namespace MinimalApiHost;

/// <summary>
/// <c>verify statement.json [--seal seal.json]</c>: verifies a statement that somebody has had proven, or their record of hours, against the seal that was kept elsewhere. Needs no
/// database, no network and no bank. Exit code 0 if it is proven, 1 if not.
/// </summary>
internal static class VerifyVerb
{
    private const string Name = "verify";
    private const string SealOption = "--seal";

    private static readonly JsonSerializerOptions Strict = new(HexitimeJson.Options)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static bool IsAskedFor(string[] args) => args is [Name, ..];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ([_, not SealOption] or [_, not SealOption, SealOption, _]))
            return await FailAsync($"Usage: {Name} statement.json [{SealOption} seal.json]");
        try
        {
            var kept = args.Length == 4 ? await ReadAsync<Seal>(args[3]) : null;
            var (isProven, sentence) = await IsRecordAsync(args[1])
                ? Say(VerifyRecord.Check(await ReadAsync<RecordView>(args[1]), kept))
                : Say(VerifyStatement.Check(await ReadAsync<StatementProof>(args[1]), kept));
            if (!isProven)
                return await FailAsync($"Not proven. {sentence}");
            await Console.Out.WriteLineAsync(kept is null
                ? $"Consistent. {sentence} Give the seal that you have kept with {SealOption} to know that it is the bank's."
                : $"Proven. {sentence}");
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(exception.Message);
        }
        catch (JsonException exception)
        {
            return await FailAsync($"Not proven. The file was changed or is none of the bank's: {exception.Message}");
        }
    }

    private static (bool IsProven, string Sentence) Say(StatementVerdict verdict) => (verdict.IsProven, verdict.Sentence);

    private static (bool IsProven, string Sentence) Say(RecordVerdict verdict) => (verdict.IsTrue, verdict.Sentence);

    /// <summary>A record has lines; a statement has none.</summary>
    private static async Task<bool> IsRecordAsync(string path)
    {
        await using var file = File.OpenRead(path);
        using var document = await JsonDocument.ParseAsync(file);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("lines", out _);
    }

    /// <summary>Reads a seal or proof as the bank writes it, and nothing besides: what the program passed over, people might read.</summary>
    internal static async Task<T> ReadAsync<T>(string path) where T : class
    {
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<T>(file, Strict) ?? throw new JsonException($"{path} says nothing.");
    }

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
