using Hexitime.Notifications;

namespace Hexitime.Persistence.Conformance;

/// <summary>A channel that keeps what it is given, can be out of order, and during whose work something else can happen.</summary>
internal sealed class Letterbox : INotifier
{
    private readonly Lock _lock = new();
    private readonly List<Notice> _told = [];

    public string Channel => "letters";

    public bool IsOutOfOrder { get; set; }

    /// <summary>What happens while a notice is being sent; by default nothing.</summary>
    public Func<Notice, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<Notice> Told
    {
        get
        {
            lock (_lock)
                return [.. _told];
        }
    }

    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (IsOutOfOrder)
            throw new InvalidOperationException("The letterbox is blocked.");
        await Meanwhile(notice);
        lock (_lock)
            _told.Add(notice);
    }
}
