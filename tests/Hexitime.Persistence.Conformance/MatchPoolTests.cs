using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching;
using Hexitime.Matching.Ranking;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance;

/// <summary>What hosts know by the log of changes is what the database says.</summary>
public abstract class MatchPoolTests(ITestDatabases databases)
{
    private const int Rounds = 24;

    [Property(MaxTest = 4, StartSize = 100_000, EndSize = 100_000)]
    public async Task A_pool_that_is_kept_up_is_the_pool_that_is_read_anew_on_every_host(PositiveInt seed)
    {
        await using var bank = await MatchBank.OpenAsync(databases, []);
        await using var other = bank.Bank.NewHost();
        var history = new MatchHistory(bank, seed.Get);
        await history.BeginAsync();
        for (var round = 0; round < Rounds; round++)
        {
            for (var step = 0; step < 5; step++)
                await history.StepAsync();
            await bank.DispatchAsync();
            bank.Bank.Clock.Advance(MatchBoard.Freshness);

            var anew = await ReadAnewAsync(bank.Bank.Services);
            ShouldBeAlike(await ReadAsync(bank.Bank.Services), anew, history);
            // The other host looks less often, and so sees more at once.
            if (round % 3 == 2)
                ShouldBeAlike(await ReadAsync(other), anew, history);
        }

        history.Granted.ShouldBeGreaterThan(Rounds, "most steps must do something");
    }

    private static void ShouldBeAlike(MatchSnapshot kept, MatchSnapshot anew, MatchHistory history)
    {
        Written(kept.Pool).ShouldBe(Written(anew.Pool));
        kept.Pool.Count.ShouldBe(anew.Pool.Count);
        foreach (var member in anew.Pool.Members)
        {
            var words = history.AnyWords();
            Ranked(kept, member, words).ShouldBe(Ranked(anew, member, words));
        }
    }

    private static List<RankedListing> Ranked(MatchSnapshot known, MatchMember asker, string words)
    {
        var ranked = new RankedListing[20];
        return [.. ranked[..new Ranker().Rank(known.Pool, RankQuery.ForText(words, known.Pool.Find(asker.Id)!, known.Vocabulary), MatchWeights.Default, ranked)]];
    }

    /// <summary>All that a pool knows, in an order of its own.</summary>
    private static IEnumerable<string> Written(MatchPool pool) =>
    [
        .. pool.Members.OrderBy(m => m.Id.Value).Select(m => string.Join(" | ",
            m.Id, m.Organisation, m.Profession, m.PayBand, string.Join(',', m.Networks.Select(n => n.Value).Order()), string.Join(',', m.Skills.Select(s => s.Key + s.Label)),
            m.SharedHours is { } hours ? string.Concat(Enumerable.Range(0, 168).Select(h => hours[h] ? '1' : '0')) : "", m.Whereabouts, m.Record, m.TakesPart,
            string.Join(',', pool.BlockedBy(m.Id).Select(b => b.Value).Order()))),
        .. pool.Listings.OrderBy(l => l.Id.Value).Select(l => string.Join(" | ",
            l.Id, l.Owner, l.Type, l.Kind, l.Hours, string.Join(',', l.Networks.Select(n => n.Value).Order()), string.Join(',', l.Skills.Select(s => s.Key + s.Label)),
            string.Join(',', l.Words.Terms.Zip(l.Words.TermImpacts)), string.Join(',', l.Words.Written), l.Whereabouts, l.IsOpen)),
    ];

    private static async Task<MatchSnapshot> ReadAsync(IServiceProvider host)
    {
        await using var scope = host.CreateAsyncScope();
        return await host.GetRequiredService<MatchBoard>().ReadAsync(scope.ServiceProvider.GetRequiredService<MatchReader>(), _ => true, CancellationToken.None);
    }

    private static async Task<MatchSnapshot> ReadAnewAsync(IServiceProvider host)
    {
        await using var scope = host.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MatchReader>().ReadAllAsync(CancellationToken.None);
    }
}
