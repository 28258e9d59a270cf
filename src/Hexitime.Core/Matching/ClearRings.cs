using Hexitime.Exchanges;
using Hexitime.Matching.Rings;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.Rings;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Matching;

/// <summary>
/// A host or broker of a network, or a broker of the platform, has rings found so that as many people as can be are helped, and proposes all of them to those in them. Those who have not agreed to be in a ring, and
/// those who are asked for one already, are left out. If one of them says no, others are looked for for the rest.
/// </summary>
/// <param name="Network">What is published in this network; <c>null</c>, for brokers of the platform, is everything.</param>
/// <param name="Longest">How many people a ring may have at most: 2 to 5.</param>
[MaySend(Who.Member)]
public sealed record ClearRings(NetworkId? Network = null, int Longest = FindRings.UsualLongest) : ICommand<ClearedRings>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => FindRings.CheckLongest(Longest);
}

/// <summary>Rings were proposed.</summary>
/// <param name="Rings">Which.</param>
/// <param name="PeopleHelped">How many people are in them.</param>
/// <param name="PeopleAtMost">How many any choice of rings could help.</param>
/// <param name="IsBest">Whether it is proven that no choice is better.</param>
public sealed record ClearedRings(IReadOnlyList<RingId> Rings, int PeopleHelped, int PeopleAtMost, bool IsBest);

internal sealed class ClearRingsHandler(RingMarket market, NetworkDesk networks, CurrentActor actor) : IRequestHandler<ClearRings, Result<ClearedRings>>
{
    public async Task<Result<ClearedRings>> Handle(ClearRings request, CancellationToken cancellationToken)
    {
        if (!(await networks.BrokerageAsync(cancellationToken)).Covers(request.Network))
            return actor.Value.RefuseUnless(Who.Broker);
        actor.UseRole();
        var plan = market.Clear(await market.OpenAsync(request.Network, request.Longest, cancellationToken), RingEffort.Usual, cancellationToken);
        var (proposed, people) = (new List<RingId>(), 0);
        foreach (var ring in plan.Rings)
        {
            // One that has become impossible meanwhile, or that more would be guaranteed for than the bank does, does not keep the others from being proposed.
            if (!(await market.ProposeAsync(ring, cancellationToken)).TryGet(out var made, out _))
                continue;
            proposed.Add(made.Id);
            people += made.Legs.Count;
        }

        return new ClearedRings(proposed, people, plan.Bound.People, plan.IsOptimal);
    }
}

/// <summary>One said no to a ring that was found: for those who are left, others are looked for, once.</summary>
internal sealed class ClearTheRest(IReadRepositoryBase<Hexitime.Rings.Ring> rings, RingMarket market, IUnitOfWork unitOfWork) : INotificationHandler<RingMoved>
{
    public Task Handle(RingMoved notification, CancellationToken cancellationToken) =>
        notification.State == RingState.Declined ? unitOfWork.RunAsync(ct => ClearAsync(notification.Ring, ct), _ => false, cancellationToken) : Task.CompletedTask;

    private async Task<Result<Done>> ClearAsync(RingId id, CancellationToken cancellationToken)
    {
        if (await rings.GetByIdAsync(id, cancellationToken) is not { IsFound: true } declined)
            return new Done();
        var left = declined.Legs.Where(l => l.DeclinedAt is null).Select(l => l.Giver).ToHashSet();
        var problem = await market.OpenAsync(null, FindRings.UsualLongest, cancellationToken);

        // Whoever is asked already is no part of the problem, so that being told twice proposes nothing twice.
        foreach (var ring in market.Clear(problem, RingEffort.Quick, cancellationToken).Rings.Where(r => r.Members.Any(left.Contains)))
            await market.ProposeAsync(ring, cancellationToken);
        return new Done();
    }
}
