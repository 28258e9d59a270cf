using Hexitime.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Members;

/// <summary>A member looks into their wallet.</summary>
/// <param name="At">If told, the balance as of that instant is answered too.</param>
/// <param name="Time">Whether <paramref name="At"/> is about what was known then, or what had taken effect by then.</param>
[MaySend(Who.AnyMember)]
public sealed record GetWallet(Instant? At = null, LedgerTime Time = LedgerTime.Recorded) : IQuery<WalletView>;

/// <summary>A wallet as it stands.</summary>
/// <param name="Balance">All the credits in it.</param>
/// <param name="Held">Those set aside for exchanges.</param>
/// <param name="Available">Those that can be spent now, an allowed overdraft included.</param>
/// <param name="BalanceAt">The balance as of the instant that was asked about.</param>
public sealed record WalletView(Credits Balance, Credits Held, Credits Available, Credits? BalanceAt);

internal sealed class GetWalletHandler(IReadRepositoryBase<Member> members, ILedgerStore ledger, CurrentActor actor)
    : IRequestHandler<GetWallet, Result<WalletView>>
{
    public async Task<Result<WalletView>> Handle(GetWallet request, CancellationToken cancellationToken)
    {
        var member = await members.MeAsync(actor, cancellationToken);
        var wallet = await ledger.FindAccountAsync(member.Wallet, cancellationToken)
            ?? throw new InvalidOperationException("A member's wallet is opened when the member registers.");
        Credits? then = request.At is { } at ? await ledger.BalanceAsync(wallet.Id, at, request.Time, cancellationToken) : null;
        return new WalletView(wallet.Posted, wallet.Held, wallet.Available, then);
    }
}
