using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Npgsql;
using static Hexitime.Benchmarks.Load.BareBank;

namespace Hexitime.Benchmarks.Load;

/// <summary>The board by hand.</summary>
internal static class BareListings
{
    private const int Size = 20;
    private const string Columns =
        "l.id, l.owner_id, l.type, l.state, l.title, l.description, l.kind, l.skills, l.minutes, l.place, l.audience, l.published_at, l.expires_at, l.version, l.words";

    public static async Task<Page<ListingView>> BoardAsync(NpgsqlConnection connection, Me me, CancellationToken cancellationToken)
    {
        var networks = await NetworksAsync(connection, me, cancellationToken);
        var hidden = await HiddenAsync(connection, me, cancellationToken);
        var found = await ListAsync(
            connection,
            $"""
            SELECT {Columns}, p.listing_id, p.network_id, p.is_approved FROM (
                SELECT * FROM hexitime.listings AS l
                WHERE l.state = 1 AND l.expires_at > $1 AND NOT l.owner_id = ANY ($3)
                    AND (l.owner_id = $2 OR l.audience = 1 OR EXISTS (SELECT 1 FROM hexitime.listing_places AS q WHERE q.listing_id = l.id AND q.is_approved AND q.network_id = ANY ($4)))
                ORDER BY l.published_at DESC, l.id DESC LIMIT {Size + 1}) AS l
            LEFT JOIN hexitime.listing_places AS p ON l.id = p.listing_id
            ORDER BY l.published_at DESC, l.id DESC, p.listing_id
            """,
            Read, cancellationToken, MicrosecondClock.System.GetCurrentInstant().ToDateTimeUtc(), me.Id, hidden.ToArray(), networks.ToArray());
        var listings = Together(found);
        var names = await NamesAsync(connection, listings.Select(l => l.View.Owner.Value), cancellationToken);
        var page = listings.Take(Size).Select(l => Shown(l, names, me)).ToList();
        return new Page<ListingView>(page, listings.Count > Size ? $"{page[^1].PublishedAt.ToUnixTimeTicks()}.{page[^1].Id.Value:N}" : null);
    }

    public static async Task<ListingView?> OneAsync(NpgsqlConnection connection, Me me, Guid id, CancellationToken cancellationToken)
    {
        var found = Together(await ListAsync(
            connection,
            $"""
            SELECT {Columns}, p.listing_id, p.network_id, p.is_approved FROM hexitime.listings AS l
            LEFT JOIN hexitime.listing_places AS p ON l.id = p.listing_id WHERE l.id = $1 ORDER BY l.id, p.listing_id
            """,
            Read, cancellationToken, id));
        if (found.Count == 0)
            return null;
        await NetworksAsync(connection, me, cancellationToken);
        return (await HiddenAsync(connection, me, cancellationToken)).Contains(found[0].View.Owner.Value) ? null : Shown(found[0], await NamesAsync(connection, [found[0].View.Owner.Value], cancellationToken), me);
    }

    private static ListingView Shown((ListingView View, List<ListingPlace> Places) listing, Dictionary<Guid, string> names, Me me) =>
        listing.View with { OwnerName = names[listing.View.Owner.Value], Places = listing.View.Owner.Value == me.Id ? listing.Places : null };

    private static List<(ListingView View, List<ListingPlace> Places)> Together(List<(ListingView View, ListingPlace? Place)> rows)
    {
        var listings = new List<(ListingView View, List<ListingPlace> Places)>();
        foreach (var (view, place) in rows)
        {
            if (listings.Count == 0 || listings[^1].View.Id != view.Id)
                listings.Add((view, []));
            if (place is { } known)
                listings[^1].Places.Add(known);
        }

        return listings;
    }

    private static (ListingView View, ListingPlace? Place) Read(NpgsqlDataReader r) => (
        new ListingView(
            new ListingId(r.GetGuid(0)), new MemberId(r.GetGuid(1)), "", (ListingType)r.GetInt32(2), (ListingState)r.GetInt32(3), r.GetString(4), r.GetString(5), (ExchangeKind)r.GetInt32(6),
            r.GetFieldValue<string[]>(7), Credits.FromMinutes(r.GetInt64(8)), Text(r, 9), (ListingAudience)r.GetInt32(10), null, At(r, 11), At(r, 12), r.GetInt32(13)),
        r.IsDBNull(15) ? null : new ListingPlace(new NetworkId(r.GetGuid(16)), r.GetBoolean(17)));
}
