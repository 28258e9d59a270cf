using Hexitime.Donations;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Networks;
using Hexitime.Queries;
using MediatR;

namespace Hexitime.Notifications;

/// <summary>Those who have a message to read are told who wrote. What was written stays in the bank.</summary>
internal sealed class TellOfMessage(
    IReadRepositoryBase<Message> messages, IReadRepositoryBase<ReadMarker> markers, IReadRepositoryBase<Member> members, IReadRepositoryBase<Block> blocks, NoticeDesk notices)
    : INotificationHandler<MessageSent>
{
    public async Task Handle(MessageSent notification, CancellationToken cancellationToken)
    {
        if (!notices.HasChannels || await messages.GetByIdAsync(notification.Message, cancellationToken) is not { } message)
            return;
        var unread = await markers.ListAsync(new MarkersOf(new Subject(message.SubjectKind, message.SubjectId)), cancellationToken);
        var readers = unread.Where(m => m.Member != message.Author && (m.ReadUpTo is not { } at || at < message.SentAt)).Select(m => m.Member).ToList();
        var apart = await blocks.ListAsync(new BlocksBetween(message.Author, readers), cancellationToken);
        var author = (await members.NamesAsync([message.Author], cancellationToken))[message.Author];
        await notices.PutAsync(
            [.. readers.Where(r => !apart.Exists(b => b.Other(message.Author) == r)).Select(to => NoticeDraft.For(
                $"message.{message.Id.Value:N}", message.SubjectId, to, NotificationTopic.Messages, $"A message from {author}", $"Sign in to read it.") with { From = message.Author })],
            cancellationToken);
    }
}

/// <summary>Whoever is given credits is told; by whom, unless that is not to be said.</summary>
internal sealed class TellOfDonation(IReadRepositoryBase<Donation> donations, IReadRepositoryBase<Member> members, NoticeDesk notices) : INotificationHandler<DonationMade>
{
    public async Task Handle(DonationMade notification, CancellationToken cancellationToken)
    {
        if (!notices.HasChannels || notification.To is not { } to || await donations.GetByIdAsync(notification.Donation, cancellationToken) is not { } donation)
            return;
        FormattableString who = donation.IsAnonymous ? (FormattableString)$"Somebody" : $"{(await members.NamesAsync([donation.From], cancellationToken))[donation.From]}";
        await notices.PutAsync(
            [NoticeDraft.For("donation", donation.Id.Value, to, NotificationTopic.Credits, $"{who} gives you {donation.Amount}", $"{donation.Message}") with { From = donation.From }], cancellationToken);
    }
}

/// <summary>Somebody who is admitted to a network, refused or removed is told.</summary>
internal sealed class TellOfMembership(IReadRepositoryBase<Network> networks, IReadRepositoryBase<Membership> memberships, NoticeDesk notices) : INotificationHandler<MembershipChanged>
{
    public async Task Handle(MembershipChanged notification, CancellationToken cancellationToken)
    {
        if (!notices.HasChannels || await networks.GetByIdAsync(notification.Network, cancellationToken) is not { } network
            || await memberships.FirstOrDefaultAsync(new MembershipIn(network.Id, notification.Member), cancellationToken) is not { } membership)
            return;
        FormattableString? sentence = notification.State switch
        {
            MembershipState.Active => $"You belong to it.",
            MembershipState.Refused => $"You have not been admitted.",
            MembershipState.Removed => $"You do not belong to it any more.",
            _ => null,
        };
        if (sentence is not null && membership.State == notification.State)
        {
            await notices.PutAsync(
                [NoticeDraft.For($"membership.{membership.Version}", network.Id.Value, membership.Member, NotificationTopic.Networks, $"{network.Name}", sentence)], cancellationToken);
        }
    }
}
