using Hexitime.Exchanges;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Rings;

/// <summary>
/// One of those in a ring accepts. Once all have, each leg is an exchange that both have accepted. Refused (<c>ring.not-possible</c>) to the last one if it cannot come about
/// any more, and (<c>ring.limit</c>) if more would be guaranteed for somebody than the bank guarantees at once.
/// </summary>
/// <param name="Ring">Which.</param>
[MaySend(Who.Member)]
public sealed record AcceptRing(RingId Ring) : ICommand<RingView>;

/// <summary>One of those in a ring says no, to all of it, before all have accepted. Nobody is told who.</summary>
/// <param name="Ring">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record DeclineRing(RingId Ring) : ICommand<RingView>;

internal sealed class AnswerRingHandler(RingDesk desk) : IRequestHandler<AcceptRing, Result<RingView>>, IRequestHandler<DeclineRing, Result<RingView>>
{
    public async Task<Result<RingView>> Handle(AcceptRing request, CancellationToken cancellationToken)
    {
        if (!(await desk.FindMineAsync(request.Ring, cancellationToken)).TryGet(out var ring, out var refusal))
            return refusal;
        if (!ring.Accept(desk.Me, desk.Now).TryGet(out var haveAll, out refusal))
            return refusal;
        if (haveAll)
        {
            if (await desk.BeginAsync(ring, cancellationToken) is { } notPossible)
                return notPossible;
            desk.Tell(ring);
        }

        return await desk.ViewAsync(ring, cancellationToken);
    }

    public async Task<Result<RingView>> Handle(DeclineRing request, CancellationToken cancellationToken)
    {
        if (!(await desk.FindMineAsync(request.Ring, cancellationToken)).TryGet(out var ring, out var refusal))
            return refusal;
        if (!ring.Decline(desk.Me, desk.Now).TryGet(out _, out refusal))
            return refusal;
        desk.Tell(ring);
        return await desk.ViewAsync(ring, cancellationToken);
    }
}
