using Hexitime.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Members;

/// <summary>
/// A member has their statement proven, so that anybody to whom they show it can check it without the bank (<see cref="VerifyStatement"/>). Refused
/// (<c>ledger.not-sealed-yet</c>) for an entry that is newer than the seal.
/// </summary>
/// <param name="From">The first entry to prove, up to the last that is sealed; <c>null</c> for the whole statement.</param>
/// <param name="Seal">The number of the seal to prove it against, such as one that was kept; <c>null</c> for the newest.</param>
[MaySend(Who.AnyMember)]
public sealed record ProveStatement(long? From = null, long? Seal = null) : IQuery<StatementProof>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => From is null or >= 1 ? null : Refusal.Invalid("ledger.entry-number", "A statement's entries are numbered from 1.");
}

internal sealed class ProveStatementHandler(IReadRepositoryBase<Member> members, ILedgerStore ledger, ISealStore seals, CurrentActor actor)
    : IRequestHandler<ProveStatement, Result<StatementProof>>
{
    public async Task<Result<StatementProof>> Handle(ProveStatement request, CancellationToken cancellationToken)
    {
        var wallet = (await members.MeAsync(actor, cancellationToken)).Wallet;
        var from = request.From ?? 1;
        if (await ledger.FindAccountAsync(wallet, cancellationToken) is not { } account || account.Length < from)
            return Refusal.NotFound("ledger.unknown-entry", "Your statement does not have so many entries.");
        var seal = request.Seal is { } number ? await seals.FindAsync(number, cancellationToken) : await seals.FindLastAsync(cancellationToken);
        if (seal is null && request.Seal is not null)
            return SealRefusals.Unknown;
        if (seal is null || await seals.FindHeadAsync(wallet, seal.Number, cancellationToken) is not { } head || head.Length < from)
            return Refusal.Conflict("ledger.not-sealed-yet", "This was recorded after the seal was made. It can be proven once the bank has made its next one.");

        // One more than is proven: the hash of the entry before.
        var entries = await ledger.ReadEntriesAsync(wallet, head.Length + 1, checked((int)(head.Length - from + 2)), cancellationToken);
        var tree = new MerkleTree(wallet);
        await foreach (var leaf in seals.ReadHeadsAsync(seal.Number, cancellationToken))
            tree.Add(in leaf);
        var hashBefore = entries.FirstOrDefault(e => e.Number < from).Hash;
        return new StatementProof(seal, wallet, hashBefore, [.. entries.Where(e => e.Number >= from).Reverse()], tree.Path!);
    }
}
