using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Ledger;

/// <summary>
/// Verifies the whole ledger: every hash, every running balance, every hold, and that all balances sum to zero. Reads everything and changes nothing.
/// </summary>
[MaySend(Who.Administrator | Who.Broker | Who.Bank)]
public sealed record VerifyLedger : IQuery<LedgerVerification>;

/// <summary>What the verification found.</summary>
/// <param name="IsWhole">Whether nothing is wrong.</param>
/// <param name="Accounts">How many accounts were verified.</param>
/// <param name="Entries">How many entries were verified.</param>
/// <param name="Faults">What is wrong: of each account, its first faulty entry.</param>
public sealed record LedgerVerification(bool IsWhole, long Accounts, long Entries, IReadOnlyList<LedgerFault> Faults);

internal sealed class VerifyLedgerHandler(ILedgerStore ledger) : IRequestHandler<VerifyLedger, Result<LedgerVerification>>
{
    public async Task<Result<LedgerVerification>> Handle(VerifyLedger request, CancellationToken cancellationToken)
    {
        var audit = new LedgerAudit();
        await ledger.AuditAsync(audit, cancellationToken);
        return new LedgerVerification(audit.Faults.Count == 0, audit.Accounts, audit.Entries, audit.Faults);
    }
}
