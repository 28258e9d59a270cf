using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Hexitime.Ledger;

/// <summary>
/// Verifies the whole ledger: every hash, every running balance, every hold, every seal, and that all balances sum to zero. Reads everything and changes nothing.
/// </summary>
/// <param name="Kept">Seals that were kept outside the database: those in it must be the same. What a seal holds cannot be rewritten then by anybody.</param>
[MaySend(Who.Administrator | Who.Broker | Who.Bank)]
public sealed record VerifyLedger(IReadOnlyList<Seal>? Kept = null) : IQuery<LedgerVerification>;

/// <summary>What the verification found.</summary>
/// <param name="IsWhole">Whether nothing is wrong.</param>
/// <param name="Accounts">How many accounts were verified.</param>
/// <param name="Entries">How many entries were verified.</param>
/// <param name="Seals">How many seals were verified.</param>
/// <param name="Faults">What is wrong: of each account, its first faulty entry and the first seal that it breaks; of each seal, that it was changed.</param>
public sealed record LedgerVerification(bool IsWhole, long Accounts, long Entries, long Seals, IReadOnlyList<LedgerFault> Faults);

internal sealed partial class VerifyLedgerHandler(ILedgerStore ledger, ILogger<VerifyLedger> logger)
    : IRequestHandler<VerifyLedger, Result<LedgerVerification>>, IProgress<LedgerProgress>
{
    public async Task<Result<LedgerVerification>> Handle(VerifyLedger request, CancellationToken cancellationToken)
    {
        var audit = new LedgerAudit(request.Kept, progress: this);
        await ledger.AuditAsync(audit, cancellationToken);
        return new LedgerVerification(audit.Faults.Count == 0, audit.Accounts, audit.Entries, audit.Seals, audit.Faults);
    }

    public void Report(LedgerProgress value) => LogVerified(value.Entries, value.Accounts);

    [LoggerMessage(Level = LogLevel.Information, Message = "Verified {Entries} entries of {Accounts} accounts so far.")]
    private partial void LogVerified(long entries, long accounts);
}
