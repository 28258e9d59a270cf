using Hexitime.Campaigns;
using Hexitime.Exchanges;
using Microsoft.EntityFrameworkCore;

namespace Hexitime.Persistence;

internal static class CollectionReading
{
    /// <summary>
    /// How the collections of an entity that has several are read with it. In one statement every row of one comes with every row of the others, as they were at one moment: right where all
    /// but one are short. In statements of their own no row comes twice, and what is changed between two of them shows.
    /// </summary>
    public static IQueryable<T> WithCollections<T>(this IQueryable<T> entities) where T : class =>
        // Of an exchange at most ten times are proposed, which are gone before the two say something afterwards.
        typeof(T) == typeof(Exchange) ? entities.AsSingleQuery()
        // Of a campaign 200 projects, 200 listings and 20 milestones would be 800,000 rows.
        : typeof(T) == typeof(Campaign) ? entities.AsSplitQuery()
        : entities;
}
