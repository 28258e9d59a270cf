using Hexitime.Ledger;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>Either side records the hours given for an accepted pledge; the other is then asked. Recorded again by the same side, it corrects the figure.</summary>
/// <param name="Pledge">Which.</param>
/// <param name="Hours">How many.</param>
/// <param name="GivenAt">When they were given; by default now.</param>
[MaySend(Who.AnyMember)]
public sealed record RecordPledge(PledgeId Pledge, Credits Hours, Instant? GivenAt = null) : ICommand<PledgeView>;

/// <summary>
/// The other side confirms: the project's account pays a credit an hour, unless it is a gift. What is beyond the hours set aside is taken if it is available; else refused
/// (<c>ledger.insufficient-credit</c>, with what is missing).
/// </summary>
/// <param name="Pledge">Which.</param>
/// <param name="Hours">The figure that was read; refused if it is no longer the one. <c>null</c> confirms whatever is recorded.</param>
[MaySend(Who.AnyMember)]
public sealed record ConfirmPledge(PledgeId Pledge, Credits? Hours = null) : ICommand<PledgeView>;

/// <summary>The other side has another figure. Whoever recorded can correct theirs; else a broker decides.</summary>
/// <param name="Pledge">Which.</param>
/// <param name="Hours">The other figure; zero says that nothing was given.</param>
/// <param name="Reason">Why: 1 to 2,000 characters.</param>
[MaySend(Who.AnyMember)]
public sealed record DisputePledge(PledgeId Pledge, Credits Hours, string Reason) : ICommand<PledgeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "pledge.reason", "The reason");
}

/// <summary>A broker who is no side decides a dispute; in a network, its hosts and brokers do too.</summary>
/// <param name="Pledge">Which.</param>
/// <param name="Hours">The hours that count; zero ends the pledge.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. Both sides read it.</param>
[MaySend(Who.Member)]
public sealed record DecidePledge(PledgeId Pledge, Credits Hours, string Reason) : ICommand<PledgeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "pledge.reason", "The reason");
}

internal sealed class ConfirmPledgeHandler(ProjectDesk desk, IOptions<BankRules> rules)
    : IRequestHandler<RecordPledge, Result<PledgeView>>, IRequestHandler<ConfirmPledge, Result<PledgeView>>, IRequestHandler<DisputePledge, Result<PledgeView>>,
        IRequestHandler<DecidePledge, Result<PledgeView>>
{
    public Task<Result<PledgeView>> Handle(RecordPledge request, CancellationToken cancellationToken) => desk.TakeAsync(
        request.Pledge, (pledge, side) => pledge.Record(side, desk.Me, request.Hours, request.GivenAt, rules.Value, desk.Now), cancellationToken);

    public Task<Result<PledgeView>> Handle(ConfirmPledge request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Pledge, (pledge, side) => pledge.Confirm(side, request.Hours, desk.Now), cancellationToken);

    public Task<Result<PledgeView>> Handle(DisputePledge request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Pledge, (pledge, side) => pledge.Dispute(side, request.Hours, request.Reason, rules.Value), cancellationToken);

    public Task<Result<PledgeView>> Handle(DecidePledge request, CancellationToken cancellationToken) => desk.TakeAsBrokerAsync(
        request.Pledge, (pledge, project) => pledge.Decide(desk.Me, project.Lead, request.Hours, request.Reason, rules.Value, desk.Now), cancellationToken);
}
