using Hexitime.Ledger;

namespace Hexitime.Persistence.Ledger;

/// <summary>The orders that one caller has sent together, on their way through a <see cref="Lane"/>.</summary>
internal sealed class Submission(Order[] orders, BatchMode mode)
{
    private readonly TaskCompletionSource<bool> _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Order[] Orders { get; } = orders;

    public BatchMode Mode { get; } = mode;

    public Outcome[] Outcomes { get; } = new Outcome[orders.Length];

    /// <summary>Whether an account that the orders touch was locked by somebody else, or is not there, so that they were not judged.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Waits until somebody has applied the orders along with their own (<c>false</c>), or it is this caller's turn to apply (<c>true</c>).</summary>
    public Task<bool> IsToLeadAsync() => _turn.Task;

    public void Lead() => _turn.SetResult(true);

    public void Applied() => _turn.SetResult(false);

    public void Failed(Exception exception) => _turn.SetException(exception);

    public void Withdrawn(CancellationToken cancellationToken) => _turn.SetCanceled(cancellationToken);
}
