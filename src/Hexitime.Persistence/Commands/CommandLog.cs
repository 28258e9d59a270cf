using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hexitime.Ledger;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Hexitime.Persistence.Commands;

/// <summary>Answers kept in a table of the same context, hence in the transaction of what they answer.</summary>
internal sealed class CommandLog(HexitimeContext hexitime, IClock clock) : ICommandLog
{
    /// <summary>What every command asks first, compiled once for each model.</summary>
    private static readonly ConditionalWeakTable<IModel, Func<DbContext, Digest, string, CancellationToken, Task<CommandAnswerRow?>>> Kept = [];

    private readonly DbContext _context = hexitime.Value;

    public async Task<CommandAnswer<T>?> FindAsync<T>(string subject, string key, object command, CancellationToken cancellationToken) where T : notnull
    {
        var who = DigestOf(subject);
        var find = Kept.GetValue(_context.Model, _ => EF.CompileAsyncQuery(
            (DbContext context, Digest subject, string key, CancellationToken _) => context.Set<CommandAnswerRow>().AsNoTracking().FirstOrDefault(a => a.Subject == subject && a.Key == key)));
        var kept = await find(_context, who, key, cancellationToken);
        if (kept is null)
            return null;
        var isSame = kept.Fingerprint == FingerprintOf(command);
        return new CommandAnswer<T>(isSame, isSame ? AnswerJson.Read<T>(kept.Answer) : null);
    }

    public Task KeepAsync<T>(string subject, string key, object command, Result<T> answer, CancellationToken cancellationToken) where T : notnull
    {
        _context.Add(new CommandAnswerRow
        {
            Subject = DigestOf(subject),
            Key = key,
            Request = NameOf(command),
            Fingerprint = FingerprintOf(command),
            Answer = AnswerJson.Write(answer),
            RecordedAt = clock.GetCurrentInstant(),
        });
        return Task.CompletedTask;
    }

    public Task<int> ForgetAsync(Instant before, CancellationToken cancellationToken) =>
        _context.Set<CommandAnswerRow>().Where(a => a.RecordedAt < before).ExecuteDeleteAsync(cancellationToken);

    public async Task EraseAsync(string subject, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var who = DigestOf(subject);
        await _context.Set<CommandAnswerRow>().Where(a => a.Subject == who).ExecuteDeleteAsync(cancellationToken);
        var erased = AnswerJson.Write<Done>(AnswerErased);
        foreach (var name in names.Where(n => n.Length > 0).Select(n => JsonEncodedText.Encode(n, HexitimeJson.Options.Encoder).ToString()))
        {
            await _context.Set<CommandAnswerRow>().Where(a => a.Answer.Contains(name))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Answer, erased), cancellationToken);
        }
    }

    private static Refusal AnswerErased => Refusal.Conflict(
        "command.answer-erased", "This was done. The answer named somebody who has been erased since: look at how things stand.");

    private static Digest FingerprintOf(object command) =>
        DigestOf($"{NameOf(command)}\n{JsonSerializer.Serialize(command, command.GetType(), HexitimeJson.Options)}");

    private static string NameOf(object command) => command.GetType().FullName!;

    private static Digest DigestOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
