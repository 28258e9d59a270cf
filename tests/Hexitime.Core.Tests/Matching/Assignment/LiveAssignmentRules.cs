using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Assignment;

public sealed class LiveAssignmentRules
{
    [Property(MaxTest = 200)]
    public Property Whoever_comes_and_goes_it_stays_the_best() => Prop.ForAll(Banks.Small(most: 8, mostSessions: 1).ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), (bank, seed) =>
    {
        var random = new Random(seed);
        var live = new LiveAssignment(bank.Problem);
        var requests = bank.Requests.Select(r => r.Request).ToList();
        var givers = bank.Givers.Select(g => g.Giver).ToList();
        var candidates = bank.Problem.Candidates.ToDictionary(c => (c.Request, c.Giver), c => c.Score);
        for (var (step, next) = (0, 100); step < 12; step++)
        {
            switch (random.Next(4))
            {
                case 0:
                    var request = Banks.Request(next++);
                    (MemberId Giver, int Score)[] answers = [.. givers.Where(_ => random.Next(2) == 0).Select(g => (g, random.Next(10)))];
                    live.Arrive(request, answers);
                    requests.Add(request);
                    foreach (var (giver, score) in answers)
                        candidates.Add((request, giver), score);
                    break;
                case 1:
                    var newcomer = Banks.Giver(next++);
                    (ListingId Request, int Score)[] able = [.. requests.Where(_ => random.Next(2) == 0).Select(r => (r, random.Next(10)))];
                    live.Arrive(newcomer, able);
                    givers.Add(newcomer);
                    foreach (var (asked, score) in able)
                        candidates.Add((asked, newcomer), score);
                    break;
                case 2 when requests.Count > 0:
                    var gone = requests[random.Next(requests.Count)];
                    live.Leave(gone);
                    requests.Remove(gone);
                    break;
                case 3 when givers.Count > 0:
                    var left = givers[random.Next(givers.Count)];
                    live.Leave(left);
                    givers.Remove(left);
                    break;
                default:
                    live.Leave(Banks.Request(1_000));
                    break;
            }

            var now = AssignmentProblem.Of(requests.Select(r => new Demand(r)), givers.Select(g => new Supply(g)),
                candidates.Where(c => requests.Contains(c.Key.Request) && givers.Contains(c.Key.Giver)).Select(c => new Candidate(c.Key.Request, c.Key.Giver, c.Key.Request, c.Value)));
            var had = requests.Where(r => live.GiverOf(r) is not null).Select(r => (Request: r, Giver: live.GiverOf(r)!.Value)).ToList();

            live.Score.ShouldBe(Assigner.Solve(now).Score);
            had.Sum(h => (long)candidates[h]).ShouldBe(live.Score);
            had.Select(h => h.Giver).ShouldBeUnique();
            had.Select(h => h.Giver).ShouldBeSubsetOf(givers);
        }
    });

    [Fact]
    public void Hundreds_come_and_go()
    {
        var bank = Banks.Random(300, 300, 8, seed: 5);
        var live = new LiveAssignment(bank.Problem);
        var random = new Random(6);
        Candidate[] candidates = [.. bank.Problem.Candidates];
        for (var i = 0; i < 300; i++)
        {
            // One goes and comes back with other scores.
            var request = Banks.Request(random.Next(300));
            live.Leave(request);
            for (var c = 0; c < candidates.Length; c++)
                candidates[c] = candidates[c].Request == request ? candidates[c] with { Score = random.Next(1_001) } : candidates[c];
            live.Arrive(request, [.. candidates.Where(c => c.Request == request).Select(c => (c.Giver, c.Score))]);
        }

        live.Score.ShouldBe(Assigner.Solve(AssignmentProblem.Of(bank.Requests, bank.Givers, candidates)).Score);
    }
}
