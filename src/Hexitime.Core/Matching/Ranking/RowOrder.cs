using Hexitime.Listings;
using Hexitime.Matching.Places;

namespace Hexitime.Matching.Ranking;

/// <summary>In which order rows are laid out, so that those of a block are alike. What is found does not depend on it. Pure.</summary>
internal static class RowOrder
{
    /// <summary>Places of rows in what was given, in the order in which they are laid out.</summary>
    public static int[] Of((MatchListing Listing, MatchMember Owner)[] rows)
    {
        var order = Enumerable.Range(0, rows.Length).ToArray();
        Array.Sort(Array.ConvertAll(rows, r => Key(r.Listing, r.Owner)), order);
        return order;
    }

    private static ulong Key(MatchListing listing, MatchMember owner)
    {
        var key = listing.Type == ListingType.Offer ? 0UL : 1;
        key = (key << 1) | (owner.Record.IsNew ? 0UL : 1);
        key = (key << 1) | (listing.Whereabouts.Remotely ? 0UL : 1);
        return (key << 44) | (listing.Whereabouts.Site is { } site ? Cell(site) : 0);
    }

    /// <summary>Points that are near each other mostly have numbers that are (Morton, 1966): the bits of both coordinates in turn.</summary>
    private static ulong Cell(Coordinates site) => Spread((uint)(site.TenThousandthsNorth + 900_000)) | (Spread((uint)(site.TenThousandthsEast + 1_800_000)) << 1);

    private static ulong Spread(uint coordinate)
    {
        var spread = 0UL;
        for (var bit = 0; bit < 22; bit++)
            spread |= (ulong)(coordinate >> bit & 1) << (2 * bit);
        return spread;
    }
}
