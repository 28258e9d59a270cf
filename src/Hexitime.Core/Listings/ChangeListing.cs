using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Listings;

/// <summary>The owner changes what a listing says.</summary>
/// <param name="Listing">Which.</param>
/// <param name="Text">All that it shall say.</param>
/// <param name="Version">The version that was read; another one is refused (<c>version.stale</c>). <c>null</c> overwrites whatever is there.</param>
[MaySend(Who.Member)]
public sealed record EditListing(ListingId Listing, ListingText Text, int? Version = null) : ICommand<ListingView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Text.Check();
}

/// <summary>The owner takes an open listing out of sight for now.</summary>
/// <param name="Listing">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record PauseListing(ListingId Listing) : ICommand<ListingView>;

/// <summary>The owner brings a paused listing back.</summary>
/// <param name="Listing">Which.</param>
[MaySend(Who.Member)]
public sealed record ResumeListing(ListingId Listing) : ICommand<ListingView>;

/// <summary>The owner closes a listing.</summary>
/// <param name="Listing">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record CloseListing(ListingId Listing) : ICommand<ListingView>;

/// <summary>The owner opens a listing anew, whatever its state, with a new end.</summary>
/// <param name="Listing">Which.</param>
/// <param name="ExpiresAt">Until when it can be found; by default as long as the bank's rule says.</param>
[MaySend(Who.Member)]
public sealed record RenewListing(ListingId Listing, Instant? ExpiresAt = null) : ICommand<ListingView>;

internal sealed class ChangeListingHandler(
    IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Member> members, ListingDesk desk, CurrentActor actor, IOptions<BankRules> rules, IClock clock)
    : IRequestHandler<EditListing, Result<ListingView>>, IRequestHandler<PauseListing, Result<ListingView>>,
      IRequestHandler<ResumeListing, Result<ListingView>>, IRequestHandler<CloseListing, Result<ListingView>>,
      IRequestHandler<RenewListing, Result<ListingView>>
{
    public Task<Result<ListingView>> Handle(EditListing request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Listing, async listing =>
        {
            if (listing.CheckVersion(request.Version) is { } stale)
                return stale;
            if (!(await desk.PlaceAsync(listing.Places.Select(p => p.Network), request.Text.Kind, cancellationToken)).TryGet(out var places, out var refusal))
                return refusal;
            listing.Edit(request.Text, places);
            return new Done();
        }, cancellationToken);

    public Task<Result<ListingView>> Handle(PauseListing request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Listing, listing => listing.Pause(), cancellationToken);

    public Task<Result<ListingView>> Handle(ResumeListing request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Listing, listing => listing.Resume(), cancellationToken);

    public Task<Result<ListingView>> Handle(CloseListing request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Listing, listing => listing.Close(), cancellationToken);

    public Task<Result<ListingView>> Handle(RenewListing request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return ChangeAsync(
            request.Listing,
            listing => ListingExpiry.Choose(request.ExpiresAt, rules.Value, now).TryGet(out var expiry, out var refusal) ? listing.Renew(expiry.At, now) : refusal,
            cancellationToken);
    }

    private Task<Result<ListingView>> ChangeAsync(ListingId id, Func<Listing, Result<Done>> change, CancellationToken cancellationToken) =>
        ChangeAsync(id, listing => Task.FromResult(change(listing)), cancellationToken);

    private async Task<Result<ListingView>> ChangeAsync(ListingId id, Func<Listing, Task<Result<Done>>> change, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        if (await listings.GetByIdAsync(id, cancellationToken) is not { } listing)
            return ListingRefusals.NotFound;
        if (listing.Owner != me.Id)
            return listing.IsFoundBy(me.Id, await desk.NetworksOfMineAsync(cancellationToken), desk.Now) ? ListingRefusals.NotYours : ListingRefusals.NotFound;
        return (await change(listing)).TryGet(out _, out var refusal) ? ListingView.Of(listing, me.Name, me.Id) : refusal;
    }
}

internal static class ListingRefusals
{
    public static Refusal NotFound => Refusal.NotFound("listing.not-found", "There is no such listing.");

    public static Refusal NotWaiting => Refusal.Conflict("listing.not-waiting", "This listing does not wait for approval.");

    public static Refusal NotYours => Refusal.NotAllowed("listing.not-yours", "Only its owner can change a listing.");
}
