using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Sessions;

/// <summary>A member offers to give time to several at once.</summary>
/// <param name="Title">What it is about: 1 to 120 characters.</param>
/// <param name="Kind">What kind of help it is.</param>
/// <param name="Hours">How long it is planned to take.</param>
/// <param name="StartsAt">When it begins: later than now, within ten years.</param>
/// <param name="Capacity">How many seats it has: 1 to 200.</param>
/// <param name="Minimum">How many have to take part for a shared cost to be covered: 1 to the capacity. Each seat sets aside the planned hours divided by it.</param>
/// <param name="Cost">Whether those who take part share the cost (by default), or each pays in full.</param>
/// <param name="Description">More about it: at most 4,000 characters.</param>
/// <param name="Place">A place, or a link: at most 500 characters.</param>
/// <param name="Network">A network to which the giver belongs and whose members alone are to find it; <c>null</c> for everybody.</param>
[MaySend(Who.Member)]
public sealed record ScheduleSession(
    string Title, ExchangeKind Kind, Credits Hours, Instant StartsAt, int Capacity, int Minimum = 1, SessionCost Cost = SessionCost.Shared,
    string? Description = null, string? Place = null, NetworkId? Network = null) : ICommand<SessionView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() =>
        Capacity is < 1 or > GroupSession.LargestCapacity ? Refusal.Invalid("session.capacity", $"A session has 1 to {GroupSession.LargestCapacity} seats.")
        : Minimum < 1 || Minimum > Capacity ? Refusal.Invalid("session.minimum", "At least one takes part, and not more than there are seats.")
        : !Enum.IsDefined(Cost) ? Refusal.Invalid("session.cost", "The cost is shared, or each pays in full.")
        : !ExchangeKinds.Exists(Kind) ? Refusal.Invalid("session.kind", "There is no such kind of exchange.")
        : Texts.Check(Title, GroupSession.LongestTitle, "session.title", "The title")
            ?? Texts.CheckOptional(Description, GroupSession.LongestDescription, "session.description", "The description")
            ?? Texts.CheckOptional(Place, 500, "session.place", "The place");
}

internal sealed class ScheduleSessionHandler(
    IRepositoryBase<GroupSession> sessions, IReadRepositoryBase<Member> members, Standing standing, SessionDesk desk, NetworkDesk networks,
    CurrentActor actor, IOptions<BankRules> rules)
    : IRequestHandler<ScheduleSession, Result<SessionView>>
{
    public async Task<Result<SessionView>> Handle(ScheduleSession request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        if (await RefuseAsync(request, cancellationToken) is { } notThere)
            return notThere;
        var plan = new SessionPlan(
            request.Title, request.Description, request.Kind, request.Hours, request.StartsAt, request.Place, request.Capacity, request.Minimum, request.Cost, request.Network);
        if (!GroupSession.Schedule(me, plan, rules.Value, desk.Now).TryGet(out var session, out var refusal))
            return refusal;
        if (!await standing.HoldAsync([me], cancellationToken))
            return MemberRefusals.NotFound;

        await sessions.AddAsync(session, cancellationToken);
        desk.Tell(session, new SessionMove(SessionAction.Schedule, [], []), me.Id);
        return (await desk.ViewAsync([session], cancellationToken))[0];
    }

    private async Task<Refusal?> RefuseAsync(ScheduleSession request, CancellationToken cancellationToken)
    {
        if (request.Network is not { } id)
            return null;
        if (!(await networks.InsideAsync(id, cancellationToken)).TryGet(out var network, out var refusal))
            return refusal;
        return network.Allows(request.Kind) ? null : Refusal.Conflict("session.kind-not-allowed", $"{network.Name} does not have exchanges of this kind.");
    }
}
