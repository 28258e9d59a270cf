using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>What is told once somebody's listing can be found: to its owner how many people suit it, and to those whom it suits best that it is there.</summary>
internal static class SuggestionNotices
{
    public static IEnumerable<NoticeDraft> Of(Suggested suggested)
    {
        var listing = suggested.Listing;
        yield return NoticeDraft.For("listing.matched", listing.Id.Value, listing.Owner, NotificationTopic.Suggestions, $"{listing.Title}", HowMany(suggested.People, listing));
        foreach (var best in suggested.Best)
        {
            var toOwner = NoticeDraft.For(
                "listing.suits", listing.Id.Value, best.Owner, NotificationTopic.Suggestions,
                listing.Type == ListingType.Offer ? (FormattableString)$"A new offer suits your request" : $"A new request suits your offer",
                $"\"{Texts.OneLine(listing.Title)}\" suits \"{Texts.OneLine(best.Title)}\". See it: listings/{listing.Id.Value}");
            yield return toOwner with { From = listing.Owner };
        }
    }

    private static FormattableString HowMany(int people, Listing listing) => (people, listing.Type) switch
    {
        (1, ListingType.Request) => $"One person can help. See who: matches?listing={listing.Id.Value}",
        (1, _) => $"One person looks for this. See who: matches?listing={listing.Id.Value}",
        (_, ListingType.Request) => $"{people} people can help. See who: matches?listing={listing.Id.Value}",
        _ => $"{people} people look for this. See who: matches?listing={listing.Id.Value}",
    };
}

/// <summary>Tells of it once, however often the event arrives: that it was told is kept in the transaction in which the notices are put on their way.</summary>
internal sealed class TellOfListing(
    Suggestions suggestions, IRepositoryBase<ListingSuggestion> told, NoticeDesk notices, IUnitOfWork unitOfWork, IClock clock) : INotificationHandler<ListingPublished>
{
    public async Task Handle(ListingPublished notification, CancellationToken cancellationToken)
    {
        if (!notices.HasChannels || await told.AnyAsync(new SuggestionOf(notification.Listing), cancellationToken)
            || await suggestions.OfAsync(notification.Listing, cancellationToken) is not { } suggested)
            return;
        await unitOfWork.RunAsync(async ct =>
        {
            if (await told.AnyAsync(new SuggestionOf(notification.Listing), ct))
                return new Done();
            await told.AddAsync(ListingSuggestion.Of(notification.Listing, clock.GetCurrentInstant()), ct);
            await notices.PutAsync([.. SuggestionNotices.Of(suggested)], ct);
            return new Done();
        }, _ => false, cancellationToken);
    }
}
