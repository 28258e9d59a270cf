using System.Globalization;
using System.Text.Json;
using Hexitime;
using Hexitime.Ledger;
using Hexitime.UseCases;
using MediatR;

namespace MinimalApiHost;

/// <summary>
/// <c>verify-ledger [--seal seal.json]…</c>: verifies the whole ledger, and its seals against those that were kept elsewhere. Exit code 0 if it is whole, 1 if not.
/// </summary>
internal static class VerifyLedgerVerb
{
    private const string Name = "verify-ledger";
    private const string SealOption = "--seal";

    public static bool IsAskedFor(string[] args) => args is [Name, ..];

    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        var options = args.Skip(1).Chunk(2).ToList();
        if (options.Exists(option => option is not [SealOption, _]))
            return await FailAsync($"Usage: {Name} [{SealOption} seal.json]…");
        try
        {
            var kept = new List<Seal>();
            foreach (var option in options)
                kept.Add(await VerifyVerb.ReadAsync<Seal>(option[1]));
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().IsTheBank();
            var verify = scope.ServiceProvider.GetRequiredService<IRequestHandler<VerifyLedger, Result<LedgerVerification>>>();
            var verified = await verify.Handle(new VerifyLedger(kept), CancellationToken.None);
            return verified.TryGet(out var verification, out var refusal) ? await ShowAsync(verification) : await FailAsync(refusal.Sentence);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return await FailAsync(exception.Message);
        }
    }

    private static async Task<int> ShowAsync(LedgerVerification verified)
    {
        foreach (var fault in verified.Faults)
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{fault.Kind}: account {fault.Account.Value}, entry {fault.EntryNumber}, seal {fault.Seal}"));
        var figures = string.Create(CultureInfo.InvariantCulture, $"{verified.Accounts:N0} accounts, {verified.Entries:N0} entries, {verified.Seals:N0} seals verified");
        await Console.Out.WriteLineAsync(verified.IsWhole ? $"Whole: {figures}." : $"NOT whole: {figures}.");
        return verified.IsWhole ? 0 : 1;
    }

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
