using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>
/// The lead accepts a pledge. Unless it is a gift the hours are set aside on the project's account; refused (<c>ledger.insufficient-credit</c>, with what is missing) if they
/// are not available there.
/// </summary>
/// <param name="Pledge">Which.</param>
[MaySend(Who.Member)]
public sealed record AcceptPledge(PledgeId Pledge) : ICommand<PledgeView>;

/// <summary>The lead declines a pledge, or calls off one that was accepted before hours are recorded; what was set aside is free again.</summary>
/// <param name="Pledge">Which.</param>
/// <param name="Reason">Why: at most 2,000 characters. Whoever pledged reads it.</param>
[MaySend(Who.AnyMember)]
public sealed record DeclinePledge(PledgeId Pledge, string? Reason = null) : ICommand<PledgeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Reason, 2_000, "pledge.reason", "The reason");
}

/// <summary>Whoever pledged takes it back before hours are recorded; what was set aside is free again.</summary>
/// <param name="Pledge">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record WithdrawPledge(PledgeId Pledge) : ICommand<PledgeView>;

/// <summary>
/// Whoever pledged makes it a gift, or no gift any more, before hours are recorded. What was set aside is free again, or set aside if it is available.
/// </summary>
/// <param name="Pledge">Which.</param>
/// <param name="IsGift">What it shall be.</param>
[MaySend(Who.AnyMember)]
public sealed record ChangePledgeGift(PledgeId Pledge, bool IsGift) : ICommand<PledgeView>;

internal sealed class AnswerPledgeHandler(ProjectDesk desk)
    : IRequestHandler<AcceptPledge, Result<PledgeView>>, IRequestHandler<DeclinePledge, Result<PledgeView>>, IRequestHandler<WithdrawPledge, Result<PledgeView>>,
        IRequestHandler<ChangePledgeGift, Result<PledgeView>>
{
    public Task<Result<PledgeView>> Handle(AcceptPledge request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Pledge, (pledge, side) => pledge.Accept(side), cancellationToken);

    public Task<Result<PledgeView>> Handle(DeclinePledge request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Pledge, (pledge, side) => pledge.Decline(side, request.Reason), cancellationToken);

    public Task<Result<PledgeView>> Handle(WithdrawPledge request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Pledge, (pledge, side) => pledge.Withdraw(side), cancellationToken);

    public Task<Result<PledgeView>> Handle(ChangePledgeGift request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Pledge, (pledge, side) => pledge.ChangeGift(side, request.IsGift), cancellationToken);
}
