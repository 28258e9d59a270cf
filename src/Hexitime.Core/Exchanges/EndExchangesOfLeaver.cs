using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Exchanges;

/// <summary>
/// When a member leaves, what was only proposed or agreed until then ends; hours already recorded run their course. What they begin after coming back is
/// not touched, however late the news arrives.
/// </summary>
internal sealed class EndExchangesOfLeaver(IReadRepositoryBase<Exchange> exchanges, ExchangeDesk desk, IUnitOfWork unitOfWork) : INotificationHandler<MemberLeft>
{
    public async Task Handle(MemberLeft notification, CancellationToken cancellationToken)
    {
        var notBegun = await exchanges.ListAsync(new ExchangesNotBegun(notification.Member, notification.At), cancellationToken);
        foreach (var id in notBegun.ConvertAll(e => e.Id))
        {
            await unitOfWork.RunAsync(
                ct => desk.TakeAsBankAsync(id, e => e.EndForLeaver(notification.Member, desk.Now), ct), r => !r.IsGranted, cancellationToken);
        }
    }
}
