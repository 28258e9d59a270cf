using System.Text.Json.Serialization;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Listings;

/// <summary>Names a listing.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<ListingId>))]
public readonly record struct ListingId(Guid Value) : IEntityId<ListingId>
{
    /// <inheritdoc />
    public static ListingId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static ListingId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(ListingId left, ListingId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(ListingId left, ListingId right) => left.Value > right.Value;
}

/// <summary>Which way help goes.</summary>
public enum ListingType
{
    /// <summary>The owner gives time.</summary>
    Offer = 1,

    /// <summary>The owner asks for time.</summary>
    Request = 2,
}

/// <summary>Whether a listing can be found and answered.</summary>
public enum ListingState
{
    /// <summary>It can.</summary>
    Open = 1,

    /// <summary>Not for now; its owner can resume it.</summary>
    Paused = 2,

    /// <summary>Its owner has closed it; renewing it opens it again.</summary>
    Closed = 3,

    /// <summary>Its time is over; renewing it opens it again.</summary>
    Expired = 4,
}

/// <summary>Who can find a listing.</summary>
public enum ListingAudience
{
    /// <summary>Every member of the bank.</summary>
    Everyone = 1,

    /// <summary>Those who belong to one of the networks in which it is published.</summary>
    Networks = 2,
}

/// <summary>A network in which a listing is published.</summary>
/// <param name="Network">Which network.</param>
/// <param name="IsApproved">Whether it can be found there; if not, it waits for one of the network's hosts.</param>
public sealed record ListingPlace(NetworkId Network, bool IsApproved);

/// <summary>An offer or a request for help, of which many exchanges may come.</summary>
public sealed class Listing : IVersioned
{
    private readonly List<string> _skills = [];
    private readonly List<ListingPlace> _places = [];

    private Listing() { }

    /// <summary>The listing's id.</summary>
    public ListingId Id { get; private set; }

    /// <summary>Who published it.</summary>
    public MemberId Owner { get; private set; }

    /// <summary>Offer or request.</summary>
    public ListingType Type { get; private set; }

    /// <summary>Whether it can be found and answered.</summary>
    public ListingState State { get; private set; }

    /// <summary>Who can find it.</summary>
    public ListingAudience Audience { get; private set; }

    /// <summary>The networks in which it is published; none for a listing that everyone can find.</summary>
    public IReadOnlyList<ListingPlace> Places => _places;

    /// <summary>The title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The description.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Title, description and skills in lower case: what a search for words looks through.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What kind of help it is.</summary>
    public ExchangeKind Kind { get; private set; }

    /// <summary>Skills, each in its one way of writing.</summary>
    public IReadOnlyList<string> Skills => _skills;

    /// <summary>The time that one exchange of it takes.</summary>
    public Credits Hours { get; private set; }

    /// <summary>Where; <c>null</c> is remote.</summary>
    public string? Place { get; private set; }

    /// <summary>When it was published or last renewed.</summary>
    public Instant PublishedAt { get; private set; }

    /// <summary>From when on it can no longer be found.</summary>
    public Instant ExpiresAt { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>A new, open listing; for everyone, unless it is published in networks.</summary>
    public static Listing Publish(MemberId owner, ListingType type, ListingText text, IReadOnlyCollection<ListingPlace> places, Instant expiresAt, Instant now)
    {
        var listing = new Listing
        {
            Id = ListingId.New(now),
            Owner = owner,
            Type = type,
            State = ListingState.Open,
            Audience = places.Count == 0 ? ListingAudience.Everyone : ListingAudience.Networks,
            PublishedAt = now,
            ExpiresAt = expiresAt,
        };
        listing._places.AddRange(places);
        listing.Describe(text);
        return listing;
    }

    /// <summary>Whether it can be found and answered at that instant.</summary>
    public bool IsOpenAt(Instant now) => State == ListingState.Open && now < ExpiresAt;

    /// <summary>Whether others find it while it is open. One that waits for approval in all its networks is not there yet.</summary>
    public bool IsThereForOthers => Audience == ListingAudience.Everyone || _places.Exists(p => p.IsApproved);

    /// <summary>Whether somebody finds it: its owner always, others while it is open, as far as its audience goes.</summary>
    /// <param name="member">Who looks.</param>
    /// <param name="networks">The networks to which they belong.</param>
    /// <param name="now">The current instant.</param>
    public bool IsFoundBy(MemberId member, IReadOnlyCollection<NetworkId> networks, Instant now) =>
        member == Owner || (IsOpenAt(now) && (Audience == ListingAudience.Everyone || _places.Exists(p => p.IsApproved && networks.Contains(p.Network))));

    /// <summary>Changes what it says. Exchanges already proposed keep what was agreed.</summary>
    /// <param name="text">What it says from now on.</param>
    /// <param name="places">Where it is published; in some of them it may need approval anew.</param>
    public void Edit(ListingText text, IReadOnlyCollection<ListingPlace> places)
    {
        Describe(text);
        _places.Clear();
        _places.AddRange(places);
        Version++;
    }

    /// <summary>Cannot be found for now.</summary>
    public Result<Done> Pause() => Move(ListingState.Paused, from: State == ListingState.Open, "Only an open listing can be paused.");

    /// <summary>Can be found again.</summary>
    public Result<Done> Resume() => Move(ListingState.Open, from: State == ListingState.Paused, "Only a paused listing can be resumed.");

    /// <summary>Will not be found again unless it is renewed.</summary>
    public Result<Done> Close() => Move(ListingState.Closed, from: State is ListingState.Open or ListingState.Paused, "This listing is closed already.");

    /// <summary>Its time is over.</summary>
    public Result<Done> Expire(Instant now) =>
        Move(ListingState.Expired, from: State is (ListingState.Open or ListingState.Paused) && now >= ExpiresAt, "This listing's time is not over.");

    /// <summary>Opens it anew, with a new end.</summary>
    public Result<Done> Renew(Instant expiresAt, Instant now)
    {
        (State, PublishedAt, ExpiresAt) = (ListingState.Open, now, expiresAt);
        Version++;
        return new Done();
    }

    /// <summary>A host of a network lets it be found there.</summary>
    public Result<Done> Approve(NetworkId network)
    {
        var waiting = _places.FindIndex(p => p.Network == network && !p.IsApproved);
        if (waiting < 0)
            return ListingRefusals.NotWaiting;
        _places[waiting] = new ListingPlace(network, IsApproved: true);
        Version++;
        return new Done();
    }

    /// <summary>It is not published in a network any more: a host has taken it out, or its owner has left.</summary>
    public Result<Done> TakeOut(NetworkId network)
    {
        if (_places.RemoveAll(p => p.Network == network) == 0)
            return ListingRefusals.NotFound;
        Version++;
        return new Done();
    }

    /// <summary>Its owner is erased: it closes, and what it said goes. That there was one of this kind stays.</summary>
    public void Erase()
    {
        State = ListingState.Closed;
        (Title, Description, Words, Place) = (Texts.Erased, "", "", null);
        _skills.Clear();
        Version++;
    }

    private Result<Done> Move(ListingState to, bool from, string sentence)
    {
        if (!from)
            return Refusal.Conflict("listing.wrong-state", sentence).With("state", State.ToString());
        State = to;
        Version++;
        return new Done();
    }

    private void Describe(ListingText text)
    {
        (Title, Description, Kind, Hours) = (text.Title.Trim(), (text.Description ?? "").Trim(), text.Kind, text.Hours);
        Place = string.IsNullOrWhiteSpace(text.Place) ? null : text.Place.Trim();
        _skills.Clear();
        _skills.AddRange(Members.Skills.Normalise(text.Skills));
        Words = string.Join('\n', [Title, Description, .. _skills]).ToLowerInvariant();
    }
}
