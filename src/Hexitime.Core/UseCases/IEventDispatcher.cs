namespace Hexitime.UseCases;

/// <summary>Hands events that wait in the outbox to their handlers.</summary>
public interface IEventDispatcher
{
    /// <summary>
    /// Hands over at most <paramref name="limit"/> waiting events, in order within their streams, each in a scope of its own in which the bank is the caller.
    /// One that a handler throws at is tried again later, and the events behind it in its stream wait. Several hosts may dispatch at once. Says how many arrived.
    /// </summary>
    Task<int> DispatchAsync(int limit, CancellationToken cancellationToken);
}
