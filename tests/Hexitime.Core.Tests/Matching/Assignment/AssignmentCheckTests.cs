namespace Hexitime.Matching.Assignment;

/// <summary>The checker sees what is wrong with a plan and with its proof.</summary>
public sealed class AssignmentCheckTests
{
    private static readonly AssignmentProblem Problem = Banks.Random(30, 30, 4, seed: 3, mostSessions: 2).Problem;
    private static readonly AssignmentPlan Plan = Assigner.Solve(Problem);

    [Fact]
    public void A_right_plan_has_no_faults()
    {
        Plan.Assigned.Count.ShouldBeGreaterThan(10);
        Codes(Plan).ShouldBeEmpty();
    }

    [Fact]
    public void One_that_gains_less_is_not_proven() => Codes(Plan with { Assigned = [.. Plan.Assigned.Skip(1)] }).ShouldBe(["prices.prove-less"]);

    [Fact]
    public void Who_is_no_candidate_is_seen() => Codes(Plan with { Assigned = [Plan.Assigned[0] with { Giver = Banks.Giver(99) }, .. Plan.Assigned.Skip(1)] }).ShouldContain("assigned.no-candidate");

    [Fact]
    public void Another_score_or_offer_is_no_candidate()
    {
        Codes(Plan with { Assigned = [Plan.Assigned[0] with { Score = Plan.Assigned[0].Score + 1 }, .. Plan.Assigned.Skip(1)] }).ShouldContain("assigned.no-candidate");
        Codes(Plan with { Assigned = [Plan.Assigned[0] with { Offer = Banks.Request(99) }, .. Plan.Assigned.Skip(1)] }).ShouldContain("assigned.no-candidate");
    }

    [Fact]
    public void More_sessions_than_are_asked_for_are_seen() => Codes(Plan with { Assigned = [Plan.Assigned[0] with { Sessions = 3 }, .. Plan.Assigned.Skip(1)] }).ShouldContain("assigned.too-many");

    [Fact]
    public void More_sessions_than_there_is_time_for_are_seen()
    {
        var problem = AssignmentProblem.Of([new(Banks.Request(1)), new(Banks.Request(2))], [new(Banks.Giver(1))], [Banks.Candidate(1, 1, 5), Banks.Candidate(2, 1, 7)]);
        var both = new AssignmentPlan([.. problem.Candidates.Select(c => new Assigned(c.Request, c.Giver, c.Offer, c.Score, 1))], new AssignmentPrices([5, 7], [0]));

        AssignmentCheck.Faults(problem, both).Select(f => f.Code).ShouldBe(["assigned.no-time"]);
    }

    [Fact]
    public void None_or_less_than_no_session_is_seen() => Codes(Plan with { Assigned = [.. Plan.Assigned, Plan.Assigned[0] with { Sessions = 0 }] }).ShouldContain("assigned.sessions");

    [Fact]
    public void Prices_that_are_too_low_prove_nothing() =>
        Codes(Plan with { Prices = new AssignmentPrices([.. Plan.Prices.Requests.Select(_ => 0)], [.. Plan.Prices.Givers.Select(_ => 0)]) }).ShouldContain("prices.too-low");

    [Fact]
    public void Prices_below_zero_or_missing_are_none()
    {
        Codes(Plan with { Prices = Plan.Prices with { Requests = [-1, .. Plan.Prices.Requests.Skip(1)] } }).ShouldContain("prices.not-prices");
        Codes(Plan with { Prices = Plan.Prices with { Givers = [.. Plan.Prices.Givers.Skip(1)] } }).ShouldContain("prices.not-prices");
    }

    private static IEnumerable<string> Codes(AssignmentPlan plan) => AssignmentCheck.Faults(Problem, plan).Select(f => f.Code).Distinct();
}
