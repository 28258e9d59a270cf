using Hexitime.Listings;
using Hexitime.Matching.Assignment;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Rings;

namespace Hexitime.Benchmarks.Matching;

/// <summary>
/// What matters in a thin bank: how many members have at least one good match, how many open requests can be filled with and without rings; and what the bonus for newcomers costs. Prints
/// tables in Markdown.
/// </summary>
internal static class Coverage
{
    private static readonly MatchWeights WithoutBonus = MatchWeights.Create(MatchWeights.Default.Weights with { Fairness = 0, Boundary = 0 }).Value;

    public static async Task RunAsync(string? demo)
    {
        var banks = new[] { 25, 50, 100, 200, 500, 1_000, 4_000 }.Select(people => ThinBank.Make(people, seed: 1)).ToList();
        if (demo is not null)
            banks.Insert(0, await ThinBank.ReadAsync(demo));

        Console.WriteLine("| bank | members with a listing | with a good match | open requests | of those who can pay | filled without rings | filled with rings | people in rings |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var bank in banks)
            Cover(bank);
        Console.WriteLine();
        Console.WriteLine("| bank | sessions each | members who get a match, without bonus | with it | more | price of it, of the score |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var bank in banks.Where(b => b.Listings.Count >= 200))
        {
            foreach (var sessions in (int[])[1, 2, 4])
                Bonus(bank, sessions);
        }
    }

    private static void Cover(ThinBank bank)
    {
        var owners = bank.Listings.Select(l => l.Listing.Owner).ToHashSet();
        var suited = bank.Listings.Where(l => Counterparts(bank, l, MatchWeights.Default).Any()).Select(l => l.Listing.Owner).ToHashSet();
        var requests = bank.Listings.Where(l => l.Listing.Type == ListingType.Request).Select(l => l.Listing).ToList();
        var found = Found(bank, MatchWeights.Default);
        var candidates = found.Select(f => f.By(MatchWeights.Default)).ToList();
        var payable = requests.Where(r => !bank.CannotPay.Contains(r.Owner)).Select(r => r.Id).ToHashSet();
        var without = Assign(candidates.Where(c => payable.Contains(c.Request)), 1).Assigned.Count;

        var rings = RingClearing.Clear(RingProblem.Of(found.Select(f => new Help(f.Offer.Owner, f.Request.Owner, f.Offer.Total, f.Offer.Listing, f.Request.Id)), 4));
        var (busy, helped) = (rings.Rings.SelectMany(r => r.Members).ToHashSet(), rings.Rings.SelectMany(r => r.Legs).Select(l => l.Request).ToHashSet());
        var rest = Assign(candidates.Where(c => payable.Contains(c.Request) && !helped.Contains(c.Request) && !busy.Contains(c.Giver)), 1).Assigned.Count;
        Console.WriteLine(
            $"| {bank.Name} | {owners.Count:N0} | {(double)suited.Count / owners.Count:P0} | {requests.Count:N0} | {payable.Count:N0} | {(double)without / requests.Count:P0} | " +
            $"{(double)(helped.Count + rest) / requests.Count:P0} | {busy.Count:N0} |");
    }

    private static void Bonus(ThinBank bank, int sessions)
    {
        // What is found with the bonus and what is found without it are the candidates of both.
        var found = Found(bank, MatchWeights.Default).Concat(Found(bank, WithoutBonus)).DistinctBy(f => (f.Request.Id, f.Offer.Listing)).ToList();
        var plain = found.ToDictionary(f => (f.Request.Id, f.Offer.Listing), f => f.By(WithoutBonus).Score);
        var off = Assign(found.Select(f => f.By(WithoutBonus)), sessions);
        var market = BonusOnce.Of(
            found.Select(f => f.Request.Id).Distinct().Select(r => new Demand(r)), found.Select(f => f.Offer.Owner).Distinct().Select(g => new Supply(g, sessions)),
            [.. found.Select(f => (f.By(MatchWeights.Default), f.Offer.Fits.Times(MatchWeights.Default.Weights).Fairness))]);
        var on = market.Assigned(Solve(market.Problem));
        var (people, more) = (off.Assigned.Select(a => a.Giver).Distinct().Count(), on.Select(a => a.Giver).Distinct().Count());
        var price = 1 - ((double)on.Sum(a => (long)plain[(a.Request, a.Offer)]) / off.Score);
        Console.WriteLine($"| {bank.Name} | {sessions} | {people:N0} | {more:N0} | {((double)more / people) - 1:P1} | {price:P2} |");
    }

    private static AssignmentPlan Assign(IEnumerable<Candidate> candidates, int sessions)
    {
        Candidate[] all = [.. candidates];
        return Solve(AssignmentProblem.Of(all.Select(c => c.Request).Distinct().Select(r => new Demand(r)), all.Select(c => c.Giver).Distinct().Select(g => new Supply(g, sessions)), all));
    }

    private static AssignmentPlan Solve(AssignmentProblem problem)
    {
        var plan = Assigner.Solve(problem);
        return AssignmentCheck.Faults(problem, plan) is [var fault, ..] ? throw new InvalidOperationException(fault.Sentence) : plan;
    }

    private static List<FoundOffer> Found(ThinBank bank, MatchWeights weights) =>
        [.. bank.Listings.Where(l => l.Listing.Type == ListingType.Request).SelectMany(l => Counterparts(bank, l, weights).Select(offer => new FoundOffer(l.Listing, offer)))];

    private static IEnumerable<RankedListing> Counterparts(ThinBank bank, (MatchListing Listing, string Text) of, MatchWeights weights)
    {
        var ranked = new RankedListing[Ranker.Most];
        var owner = bank.Pool.Find(of.Listing.Owner)!;
        var count = new Ranker().Rank(bank.Pool, RankQuery.ForListing(of.Listing, of.Text, owner, bank.Vocabulary), weights, ranked);
        return ranked[..count].Where(r => r.SuitsWell);
    }

    private sealed record FoundOffer(MatchListing Request, RankedListing Offer)
    {
        public Candidate By(MatchWeights weights) => new(Request.Id, Offer.Owner, Offer.Listing, Offer.Fits.Times(weights.Weights).Sum);
    }
}
