using Hexitime.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Import;

/// <summary>
/// Transfers of another time bank come along with their original dates; send them in the order in which they took effect. Each row is answered by itself;
/// one transaction for all. Sending a row again changes nothing; a row that was rejected can be sent again.
/// </summary>
/// <param name="Rows">1 to 5,000 transfers.</param>
/// <param name="AllowBelowFloor">
/// Whether a row that takes its giver below the floor is imported rather than rejected. The floor is lowered for it and, at the end of the batch, raised
/// again as far as the balance allows, within the same transaction.
/// </param>
[MaySend(Who.Administrator)]
public sealed record ImportTransfers(IReadOnlyList<ImportedTransfer> Rows, bool AllowBelowFloor = false) : ICommand<ImportedRows>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => ImportedRows.CheckSize(Rows.Count);
}

/// <summary>Transfers of another time bank have come along.</summary>
/// <param name="Batch">Names the part of an import of which it tells.</param>
/// <param name="Orders">The orders that they became: at most 500.</param>
public sealed record TransfersImported(Guid Batch, IReadOnlyList<OrderId> Orders) : IDomainEvent
{
    /// <summary>An event's content is kept as one row: many transfers are told of by several.</summary>
    internal const int Most = 500;

    /// <inheritdoc />
    public Guid Stream => Batch;
}

internal sealed class ImportTransfersHandler(IReadRepositoryBase<ImportedIdentity> identities, ILedgerStore ledger, IOutbox outbox, IClock clock)
    : IRequestHandler<ImportTransfers, Result<ImportedRows>>
{
    public async Task<Result<ImportedRows>> Handle(ImportTransfers request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var known = (await identities.ListAsync(new IdentitiesOf(request.Rows.SelectMany(r => new[] { r.From, r.To })), cancellationToken))
            .ToDictionary(i => i.ExternalId, StringComparer.Ordinal);
        // Behind the lock: another import of the same rows has either ended or waits.
        var accounts = await ledger.LockAsync([AccountId.Issuer, .. known.Values.Select(i => i.Wallet)], cancellationToken);
        var recorded = await ledger.FindRecordedAsync([.. request.Rows.Select(r => r.Order)], cancellationToken);

        var plan = new ImportPlan(accounts, known.Values.ToDictionary(i => i.Wallet, i => i.Floor), recorded, request.AllowBelowFloor, now);
        var rows = request.Rows.Select(row => Plan(row, known, plan, now)).ToList();
        plan.RaiseFloors();

        var outcomes = await ledger.ApplyAsync(plan.Orders, BatchMode.Independent, cancellationToken);
        var memos = rows.Where(r => r is { Memo: not null, Order: { } at } && outcomes[at].Kind == OutcomeKind.Applied).Select(r => r.Memo!);
        await ledger.KeepAsync([.. memos], cancellationToken);
        foreach (var some in plan.Orders.Where((o, i) => o.Kind == OrderKind.Transfer && outcomes[i].Kind == OutcomeKind.Applied).Select(o => o.Id).Chunk(TransfersImported.Most))
            outbox.Add(new TransfersImported(some[0].Value, some));
        return new ImportedRows([.. rows.Select(r => r.Order is { } at ? Answer(outcomes[at], r.WentDownTo) : RowAnswer.Rejected(r.Refusal!))]);
    }

    private static PlannedRow Plan(ImportedTransfer row, Dictionary<string, ImportedIdentity> known, ImportPlan plan, Instant now)
    {
        if (row.Check(now) is { } malformed)
            return new PlannedRow(Refusal: malformed);
        if (FindAccount(row.From, known) is not { } from)
            return new PlannedRow(Refusal: UnknownMember(row.From));
        if (FindAccount(row.To, known) is not { } to)
            return new PlannedRow(Refusal: UnknownMember(row.To));
        var memo = row.Description is null ? null : Memo.Write(row.Order, row.Description);
        return plan.Add(Order.Transfer(row.Order, from, to, row.Hours, row.Purpose, row.EffectiveAt, memo?.Digest ?? default)) with { Memo = memo };
    }

    private static AccountId? FindAccount(string externalId, Dictionary<string, ImportedIdentity> known) =>
        string.Equals(externalId, ImportedTransfer.Bank, StringComparison.Ordinal) ? AccountId.Issuer
        : known.TryGetValue(externalId, out var identity) ? identity.Wallet
        : null;

    private static RowAnswer Answer(Outcome outcome, Credits? wentDownTo) => outcome.Kind switch
    {
        OutcomeKind.Applied => new RowAnswer(RowOutcome.Imported, WentDownTo: wentDownTo),
        OutcomeKind.AlreadyApplied => new RowAnswer(RowOutcome.AlreadyImported),
        _ => RowAnswer.Rejected(outcome.Refusal == LedgerRefusal.KeyReused ? OtherContent : outcome.ToRefusal()),
    };

    private static Refusal OtherContent =>
        Refusal.Conflict("ledger.key-reused", "A transfer with this external id was imported before with other content. What is here was kept.");

    private static Refusal UnknownMember(string externalId) =>
        Refusal.NotFound("import.unknown-member", $"No member with the external id \"{ImportFields.Shorten(externalId)}\" has been imported.");
}
