using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Ledger;

/// <summary>
/// Seals all histories as they stand, and answers the seal: keep it somewhere else. If nothing has been recorded since the last seal, that one is answered. Refused
/// (<c>ledger.nothing-to-seal</c>) while nothing has been recorded at all.
/// </summary>
[MaySend(Who.Bank | Who.Administrator)]
public sealed record SealLedger : ICommand<Seal>;

internal sealed class SealLedgerHandler(SealPress press, ISealStore seals) : IRequestHandler<SealLedger, Result<Seal>>
{
    public async Task<Result<Seal>> Handle(SealLedger request, CancellationToken cancellationToken) =>
        (await press.SealAsync(cancellationToken) ?? await seals.FindLastAsync(cancellationToken)) is { } seal
            ? seal
            : Refusal.Conflict("ledger.nothing-to-seal", "Nothing has been recorded yet.");
}

/// <summary>Makes seals, within a transaction. One to a scope; not thread-safe.</summary>
internal sealed class SealPress(ISealStore seals, IClock clock)
{
    /// <summary>Seals all histories as they stand; <c>null</c> if nothing has been recorded since the last seal.</summary>
    public async Task<Seal?> SealAsync(CancellationToken cancellationToken) => await FollowAsync(await seals.FindLastAsync(cancellationToken), cancellationToken);

    /// <summary>The same, once the last seal is that old.</summary>
    public async Task<Seal?> SealEveryAsync(Duration age, CancellationToken cancellationToken)
    {
        var last = await seals.FindLastAsync(cancellationToken);
        return last is null || last.SealedAt + age <= clock.GetCurrentInstant() ? await FollowAsync(last, cancellationToken) : null;
    }

    private async Task<Seal?> FollowAsync(Seal? last, CancellationToken cancellationToken)
    {
        var number = (last?.Number ?? 0) + 1;
        if (await seals.KeepHeadsAsync(number, cancellationToken) == 0)
            return null;

        var (tree, entries) = (new MerkleTree(), 0L);
        await foreach (var head in seals.ReadHeadsAsync(number, cancellationToken))
        {
            tree.Add(in head);
            entries += head.Length;
        }

        var seal = Seal.Following(last, clock.GetCurrentInstant(), tree, entries);
        await seals.AddAsync(seal, cancellationToken);
        return seal;
    }
}
