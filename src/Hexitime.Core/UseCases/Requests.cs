using MediatR;

namespace Hexitime.UseCases;

/// <summary>
/// A request that changes something. It runs in one transaction: all of it happens, or nothing. Sent again under the same idempotency key it answers
/// the same and changes nothing.
/// </summary>
/// <typeparam name="T">What it answers when it is granted.</typeparam>
public interface ICommand<T> : IRequest<Result<T>>, ICommand where T : notnull;

/// <summary>
/// A handler that works something out before the transaction of its command, while nothing is locked and others go on. What it has worked out may be out of date by then: the
/// command looks again, and finds what is still true made already.
/// </summary>
/// <typeparam name="TRequest">The command; its actor may send it.</typeparam>
internal interface IPreparation<in TRequest>
{
    /// <summary>Works it out.</summary>
    Task PrepareAsync(TRequest request, CancellationToken cancellationToken);
}

/// <summary>Marks a command whose answer must not stay: it is not kept under an idempotency key, so that a command sent again is done again.</summary>
internal interface ITellsASecret;

/// <summary>Marks a request that changes something, whatever it answers.</summary>
public interface ICommand;

/// <summary>A request that only reads.</summary>
/// <typeparam name="T">What it answers when it is granted.</typeparam>
public interface IQuery<T> : IRequest<Result<T>> where T : notnull;

/// <summary>
/// Something that has happened. It is kept in the outbox in the transaction in which it happened, and reaches every
/// <see cref="INotificationHandler{TNotification}"/> at least once, in order within its <see cref="Stream"/>, never before the commit. Handlers must
/// bear to be told twice.
/// </summary>
public interface IDomainEvent : INotification
{
    /// <summary>What it happened to; events of one stream arrive in order.</summary>
    Guid Stream { get; }
}

/// <summary>Something was asked for that takes long. Nothing that happens waits until it is done: it reaches its handlers beside, one at a time in each host.</summary>
public interface ILongWorkAsked : IDomainEvent;

/// <summary>Marks a query that computes for long between what it reads, and keeps no connection to the database meanwhile.</summary>
internal interface IComputesLong;

/// <summary>A request that can tell by itself whether it is well formed. Asked before anything is read or locked.</summary>
public interface IChecked
{
    /// <summary>What is wrong with it, or <c>null</c>.</summary>
    Refusal? Check();
}
