using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>An administrator looks through the notices that could not be delivered, the newest 100.</summary>
[MaySend(Who.Administrator)]
public sealed record ListDeadLetters : IQuery<Page<DeadLetterView>>;

/// <summary>An administrator has a dead letter tried again.</summary>
/// <param name="DeadLetter">Its number.</param>
[MaySend(Who.Administrator)]
public sealed record RetryDeadLetter(long DeadLetter) : ICommand<Done>;

/// <summary>A notice that could not be delivered, without its words.</summary>
/// <param name="Number">Names it.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="To">To which member.</param>
/// <param name="About">What it is about.</param>
/// <param name="MadeAt">When it came about.</param>
/// <param name="Attempts">How often it was attempted.</param>
/// <param name="Failure">What kind of thing went wrong last.</param>
public sealed record DeadLetterView(long Number, string Channel, MemberId To, NotificationTopic About, Instant MadeAt, int Attempts, string? Failure);

internal sealed class DeadLettersHandler(IReadRepositoryBase<Delivery> deliveries, IClock clock)
    : IRequestHandler<ListDeadLetters, Result<Page<DeadLetterView>>>, IRequestHandler<RetryDeadLetter, Result<Done>>
{
    private const int MostListed = 100;

    public async Task<Result<Page<DeadLetterView>>> Handle(ListDeadLetters request, CancellationToken cancellationToken) =>
        new Page<DeadLetterView>(
            [.. (await deliveries.ListAsync(new DeadDeliveries(MostListed), cancellationToken))
                .Select(d => new DeadLetterView(d.Sequence, d.Channel, d.To, d.About, d.MadeAt, d.Attempts, d.LastFailure))],
            null);

    public async Task<Result<Done>> Handle(RetryDeadLetter request, CancellationToken cancellationToken) =>
        (await deliveries.ListAsync(new DeliveriesNumbered([request.DeadLetter]), cancellationToken)).SingleOrDefault() is { } dead
            ? dead.Revive(clock.GetCurrentInstant())
            : Refusal.NotFound("delivery.not-found", "There is no such delivery.");
}

/// <summary>The newest dead letters.</summary>
public sealed class DeadDeliveries : Specification<Delivery>
{
    /// <summary>At most <paramref name="limit"/> of them.</summary>
    public DeadDeliveries(int limit) => Query.Where(d => d.State == DeliveryState.Dead).OrderByDescending(d => d.Sequence).Take(limit);
}
