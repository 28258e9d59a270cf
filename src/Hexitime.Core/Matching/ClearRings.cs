using Hexitime.Exchanges;
using Hexitime.Matching.Rings;
using Hexitime.Members;
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

internal sealed class ClearRingsHandler(RingMarket market, NetworkDesk networks, CurrentActor actor)
    : IRequestHandler<ClearRings, Result<ClearedRings>>, IPreparation<ClearRings>
{
    public async Task PrepareAsync(ClearRings request, CancellationToken cancellationToken)
    {
        if (await MayAsync(request, cancellationToken))
            await ClearAsync(request, cancellationToken);
    }

    public async Task<Result<ClearedRings>> Handle(ClearRings request, CancellationToken cancellationToken)
    {
        if (!await MayAsync(request, cancellationToken))
            return actor.Value.RefuseUnless(Who.Broker);
        actor.UseRole();
        var plan = await ClearAsync(request, cancellationToken);
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

    private async Task<bool> MayAsync(ClearRings request, CancellationToken cancellationToken) => (await networks.BrokerageAsync(cancellationToken)).Covers(request.Network);

    private Task<RingPlan> ClearAsync(ClearRings request, CancellationToken cancellationToken) => market.ClearAsync(request.Network, request.Longest, RingEffort.Usual, cancellationToken);
}

/// <summary>One said no to a ring that was found: for those who are left, others are looked for, once.</summary>
internal sealed class ClearTheRest(IReadRepositoryBase<Hexitime.Rings.Ring> rings, RingMarket market, IUnitOfWork unitOfWork) : INotificationHandler<RingMoved>
{
    public async Task Handle(RingMoved notification, CancellationToken cancellationToken)
    {
        if (notification.State != RingState.Declined || await rings.GetByIdAsync(notification.Ring, cancellationToken) is not { IsFound: true } declined)
            return;
        var left = declined.Legs.Where(l => l.DeclinedAt is null).Select(l => l.Giver).ToHashSet();

        // Once while nothing is locked, so that within the transaction it is there already.
        await ClearAsync(cancellationToken);
        await unitOfWork.RunAsync(ct => ProposeAsync(left, ct), _ => false, cancellationToken);
    }

    private async Task<Result<Done>> ProposeAsync(HashSet<MemberId> left, CancellationToken cancellationToken)
    {
        // Whoever is asked already is no part of the problem, so that being told twice proposes nothing twice.
        foreach (var ring in (await ClearAsync(cancellationToken)).Rings.Where(r => r.Members.Any(left.Contains)))
            await market.ProposeAsync(ring, cancellationToken);
        return new Done();
    }

    private Task<RingPlan> ClearAsync(CancellationToken cancellationToken) => market.ClearAsync(null, FindRings.UsualLongest, RingEffort.Quick, cancellationToken);
}
