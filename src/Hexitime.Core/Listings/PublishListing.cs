using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Listings;

/// <summary>A member publishes an offer or a request, for everyone or in networks to which they belong.</summary>
/// <param name="Type">Offer or request.</param>
/// <param name="Text">What it says.</param>
/// <param name="ExpiresAt">Until when it can be found; by default as long as the bank's rule says. Must be in the future and at most ten years away.</param>
/// <param name="Networks">The networks in which alone it can be found, at most 20; none is everyone.</param>
[MaySend(Who.Member)]
public sealed record PublishListing(ListingType Type, ListingText Text, Instant? ExpiresAt = null, IReadOnlyList<NetworkId>? Networks = null) : ICommand<ListingView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() =>
        !Enum.IsDefined(Type) ? Refusal.Invalid("listing.type", "A listing is an offer or a request.")
        : Networks is { Count: > 20 } ? Refusal.Invalid("listing.networks", "A listing is published in at most 20 networks, or for everyone.")
        : Text.Check();
}

/// <summary>A listing can be found by others from now on: it was published, or approved in the first of its networks that needs that.</summary>
public sealed record ListingPublished(ListingId Listing) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Listing.Value;
}

internal sealed class PublishListingHandler(
    IRepositoryBase<Listing> listings, IReadRepositoryBase<Member> members, ListingDesk desk, Standing standing, IOutbox outbox, CurrentActor actor, IOptions<BankRules> rules, IClock clock)
    : IRequestHandler<PublishListing, Result<ListingView>>
{
    public async Task<Result<ListingView>> Handle(PublishListing request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (!ListingExpiry.Choose(request.ExpiresAt, rules.Value, now).TryGet(out var expiry, out var refusal))
            return refusal;
        if (!(await desk.PlaceAsync(request.Networks ?? [], request.Text.Kind, cancellationToken)).TryGet(out var places, out refusal))
            return refusal;
        var me = await members.MeAsync(actor, cancellationToken);
        if (!await standing.HoldAsync([me], cancellationToken))
            return MemberRefusals.HasLeft;
        var listing = await listings.AddAsync(Listing.Publish(me.Id, request.Type, request.Text, places, expiry.At, now), cancellationToken);
        if (listing.IsThereForOthers)
            outbox.Add(new ListingPublished(listing.Id));
        return ListingView.Of(listing, me.Name, me.Id);
    }
}

internal readonly record struct ListingExpiry(Instant At)
{
    public static Result<ListingExpiry> Choose(Instant? asked, BankRules rules, Instant now)
    {
        var at = asked ?? now + Duration.FromDays(rules.DaysUntilListingExpires);
        return at > now && at <= now + Duration.FromDays(3_653)
            ? new ListingExpiry(at)
            : Refusal.Invalid("listing.expiry", "A listing must end in the future, within ten years.");
    }
}
