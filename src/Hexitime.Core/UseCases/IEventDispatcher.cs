namespace Hexitime.UseCases;

/// <summary>Hands events that wait in the outbox to their handlers.</summary>
public interface IEventDispatcher
{
    /// <summary>
    /// Hands over at most <paramref name="limit"/> waiting events, in order within their streams, each in a scope of its own in which the bank is the caller.
    /// One that a handler throws at is tried again later, and the events behind it in its stream wait. Several hosts may dispatch at once. Says how many arrived. What takes long
    /// (<see cref="ILongWorkAsked"/>) is not among them.
    /// </summary>
    Task<int> DispatchAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The same for one <see cref="ILongWorkAsked"/>, if any waits: it is in this host's hands until its handlers are done, however long that takes; if the host dies, another takes it up within minutes.
    /// Says how many arrived: one or none.
    /// </summary>
    Task<int> DoLongWorkAsync(CancellationToken cancellationToken);
}
