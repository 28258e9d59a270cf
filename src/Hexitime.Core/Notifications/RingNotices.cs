using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.Rings;
using MediatR;

namespace Hexitime.Notifications;

/// <summary>Those in a ring are asked, each about the two whom it brings together with them, and told if it comes to nothing. From then on they are told of its exchanges.</summary>
internal sealed class TellOfRing(IReadRepositoryBase<Ring> rings, IReadRepositoryBase<Member> members, NoticeDesk notices) : INotificationHandler<RingMoved>
{
    public async Task Handle(RingMoved notification, CancellationToken cancellationToken)
    {
        if (!notices.HasChannels || notification.State is not (RingState.Proposed or RingState.Declined) || await rings.GetByIdAsync(notification.Ring, cancellationToken) is not { } ring)
            return;
        var names = await members.NamesAsync(ring.Legs.Select(l => l.Giver), cancellationToken);
        await notices.PutAsync([.. ring.Legs.Select(leg => Of(ring, leg, notification.State, names))], cancellationToken);
    }

    private static NoticeDraft Of(Ring ring, RingLeg leg, RingState state, Dictionary<MemberId, string> names)
    {
        var before = ring.Legs.Single(l => l.Receiver == leg.Giver);
        FormattableString sentence = state == RingState.Proposed
            ? (FormattableString)$"You would help {names[leg.Receiver]} for {ring.Hours}, and {names[before.Giver]} would help you. Nobody needs credit. It comes about if all {ring.Legs.Count} of you accept: it is for you to answer."
            : $"Somebody has declined. It comes to nothing.";
        return NoticeDraft.For($"ring.{state}", ring.Id.Value, leg.Giver, NotificationTopic.Exchanges, $"A ring in which each helps the next", sentence);
    }
}
