namespace Hexitime.Matching.Assignment;

/// <summary>
/// A first, rough assignment with good prices: requests bid for givers, then givers whom nobody has taken at their price lower it, in rounds that become finer (Bertsekas and Castañon 1992, "A
/// forward/reverse auction algorithm for asymmetric assignment problems"). What it leaves is not the best yet, nor are its prices right: <see cref="Augmentation"/> makes it exact. But nearly
/// everybody is in their place, so that little is left to be searched for.
/// </summary>
internal sealed class Auction(Side requests, Side givers, CancellationToken cancellation)
{
    private const int BidsBetweenLooks = 4_096;

    // How often those are asked again whom a bid without a step has put out.
    private const int ExactTurns = 4;

    // How many turns before its own a row is fetched.
    private const int TurnsAhead = 4;

    private List<int> _waiting = [];
    private List<int> _next = [];
    private int _bids;

    /// <summary>One round.</summary>
    /// <param name="step">By how much a bid exceeds what would suffice; above zero, so that no two bid for ever.</param>
    public void Run(int step)
    {
        for (var request = 0; request < requests.Count; request++)
        {
            if (!IsContent(request, step))
                _next.Add(request);
        }

        while (TryTurn())
        {
            for (var i = 0; i < _waiting.Count; i++)
            {
                FetchAhead(requests, i);
                Bid(_waiting[i], step);
            }
        }

        for (var giver = 0; giver < givers.Count; giver++)
        {
            if (givers.Mates[giver] == Side.Nobody && givers.Prices[giver] > 0)
                _next.Add(giver);
        }

        while (TryTurn())
        {
            for (var i = 0; i < _waiting.Count; i++)
            {
                FetchAhead(givers, i);
                Lower(_waiting[i], step);
            }
        }
    }

    /// <summary>
    /// The last round: whoever could do better bids again, now no more than suffices, so that all prices are right. Without a step two could bid for ever; those who are put out are asked again
    /// only a few times.
    /// </summary>
    /// <returns>Who is left without, and would gain.</returns>
    public List<int> Finish()
    {
        for (var request = 0; request < requests.Count; request++)
        {
            if (!IsContent(request, step: 0))
                _next.Add(request);
        }

        for (var turn = 0; turn < ExactTurns && TryTurn(); turn++)
        {
            for (var i = 0; i < _waiting.Count; i++)
            {
                FetchAhead(requests, i);
                BidExactly(_waiting[i]);
            }
        }

        return _next;
    }

    // Whoever could do better elsewhere, by more than a step, is let go.
    private bool IsContent(int request, int step)
    {
        var (worth, giver) = (requests.Worth(request, givers.Prices), requests.Mates[request]);
        var has = giver == Side.Nobody ? 0 : requests.ScoreOf(request, giver) - givers.Prices[giver];
        if (has >= worth - step)
        {
            requests.Prices[request] = has;
            return true;
        }

        requests.Part(request, givers);
        requests.Prices[request] = worth;
        return false;
    }

    private void Bid(int request, int step)
    {
        Look();
        var (best, giver, second, _) = requests.BestOf(request, givers.Prices);
        if (giver == Side.Nobody)
        {
            requests.Prices[request] = 0;
            return;
        }

        givers.Prices[giver] += best - second + step;
        requests.Prices[request] = second - step;
        if (requests.Join(request, givers, giver) is not Side.Nobody and var former)
            _next.Add(former);
    }

    private void Lower(int giver, int step)
    {
        Look();
        var (best, request, second, _) = givers.BestOf(giver, requests.Prices);
        if (best <= step)
        {
            givers.Prices[giver] = 0;
            return;
        }

        var price = Math.Max(0, second - step);
        givers.Prices[giver] = price;
        requests.Prices[request] += best - price;
        if (givers.Join(giver, requests, request) is not Side.Nobody and var former && givers.Prices[former] > 0)
            _next.Add(former);
    }

    private void BidExactly(int bidder)
    {
        for (var request = bidder; request != Side.Nobody;)
        {
            Look();
            var (best, giver, second, other) = requests.BestOf(request, givers.Prices);
            requests.Prices[request] = second;
            if (giver == Side.Nobody)
                return;
            givers.Prices[giver] += best - second;
            if (best == second && givers.Mates[giver] != Side.Nobody)
                giver = other;
            var former = requests.Join(request, givers, giver);
            if (former != Side.Nobody && best == second)
                _next.Add(former);
            request = best == second ? Side.Nobody : former;
        }
    }

    // Rows lie all over memory, and their turn is known beforehand.
    private void FetchAhead(Side side, int turn)
    {
        if (turn + TurnsAhead < _waiting.Count)
            side.Edges.Fetch(_waiting[turn + TurnsAhead]);
    }

    private bool TryTurn()
    {
        (_waiting, _next) = (_next, _waiting);
        _next.Clear();
        return _waiting.Count > 0;
    }

    private void Look()
    {
        if (++_bids % BidsBetweenLooks == 0)
            cancellation.ThrowIfCancellationRequested();
    }
}
