using System.Text.Json;
using System.Text.Json.Serialization;
using Hexitime.Ledger;
using Hexitime.Persistence;

namespace MinimalApiHost;

/// <summary>
/// <c>verify statement.json [--seal seal.json]</c>: verifies a statement that somebody has had proven, against the seal that was kept elsewhere. Needs no database, no
/// network and no bank. Exit code 0 if the statement is proven, 1 if not.
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
            var proof = await ReadAsync<StatementProof>(args[1]);
            var kept = args.Length == 4 ? await ReadAsync<Seal>(args[3]) : null;
            var verdict = VerifyStatement.Check(proof, kept);
            if (!verdict.IsProven)
                return await FailAsync($"Not proven. {verdict.Sentence}");
            await Console.Out.WriteLineAsync(kept is null
                ? $"Consistent. {verdict.Sentence} Give the seal that you have kept with {SealOption} to know that it is the bank's."
                : $"Proven. {verdict.Sentence}");
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
