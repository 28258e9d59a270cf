using Hexitime.Impact.Disclosure;

namespace Hexitime.Impact;

/// <summary>What makes a part of the bank narrower than everything or a network.</summary>
[Flags]
internal enum PartFilters
{
    None = 0,
    Organisation = 1,
    Campaign = 2,
    Kind = 4,
}

/// <summary>Something that counts in a quarter, as a part of the bank sees it.</summary>
/// <param name="Quarter">The first month of the quarter.</param>
/// <param name="Holds">Which of the part's filters hold for it.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="One">Who stands behind it.</param>
/// <param name="Other">Who else does.</param>
/// <param name="OneIsOwn">Whether the first of them does for the part: where an organisation is asked for, as one of its own.</param>
/// <param name="OtherIsOwn">Whether the other does.</param>
internal readonly record struct PartItem(int Quarter, PartFilters Holds, ExchangeKind? Kind, Guid One, Guid? Other, bool OneIsOwn = true, bool OtherIsOwn = true);

/// <summary>
/// A part of the bank is told of by whole quarters, so that no two periods differ by a few days, and each quarter is told or left out whatever the period, so that longer periods tell no more than
/// their quarters. It is left out where few people took part, where few make up the difference to anything larger of which it is a part (without one of its filters, or several), and where a kind
/// stands among kinds that would be told by taking the others from the total. Pure.
/// </summary>
internal static class PartRule
{
    /// <summary>The quarters that are left out.</summary>
    /// <param name="scope">Which part.</param>
    /// <param name="items">All that counts in the network, or in everything, whether its filters hold or not.</param>
    /// <param name="rule">How many people are few.</param>
    public static IReadOnlySet<int> LeftOut(ImpactScope scope, IEnumerable<PartItem> items, DisclosureRule rule) =>
        items.GroupBy(i => i.Quarter).Where(quarter => TellsOfFew(scope, [.. quarter], rule)).Select(quarter => quarter.Key).ToHashSet();

    private static bool TellsOfFew(ImpactScope scope, List<PartItem> items, DisclosureRule rule)
    {
        var all = scope.Filters;
        if (rule.IsSmall(Own(items.Where(i => i.Holds == all))))
            return true;
        for (var dropped = PartFilters.Organisation; dropped <= all; dropped++)
        {
            if ((dropped & all) == dropped && rule.IsSmall(People(items.Where(i => (i.Holds | dropped) == all && i.Holds != all))))
                return true;
        }

        return scope.Kind is { } kind && FewKinds(items.Where(i => (i.Holds | PartFilters.Kind) == all), rule).Contains(kind);
    }

    /// <summary>Kinds of few people, and as many others as it takes until they are not few together: what is left of the total tells of all of them at once.</summary>
    private static HashSet<ExchangeKind?> FewKinds(IEnumerable<PartItem> items, DisclosureRule rule)
    {
        var kinds = items.GroupBy(i => i.Kind).Select(g => (Kind: g.Key, Items: g.ToList(), People: People(g))).OrderBy(k => k.People).ThenBy(k => k.Kind).ToList();
        var few = kinds.TakeWhile(k => rule.IsSmall(k.People)).Count();
        while (few > 0 && few < kinds.Count && rule.IsSmall(People(kinds.Take(few).SelectMany(k => k.Items))))
            few++;
        return [.. kinds.Take(few).Select(k => k.Kind)];
    }

    private static int People(IEnumerable<PartItem> items) => Distinct(items, _ => true, _ => true);

    private static int Own(IEnumerable<PartItem> items) => Distinct(items, i => i.OneIsOwn, i => i.OtherIsOwn);

    private static int Distinct(IEnumerable<PartItem> items, Func<PartItem, bool> one, Func<PartItem, bool> other)
    {
        var people = new HashSet<Guid>();
        foreach (var item in items)
        {
            if (one(item))
                people.Add(item.One);
            if (item.Other is { } second && other(item))
                people.Add(second);
        }

        return people.Count;
    }
}
