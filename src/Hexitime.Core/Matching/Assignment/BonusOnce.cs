using Hexitime.Members;

namespace Hexitime.Matching.Assignment;

/// <summary>
/// A bonus that counts once for each giver, as that for a first exchange does: of several sessions only one is the first, and if it counted for all of them, the same newcomer would be given
/// them all. Such a giver is in the problem twice, with one session that the bonus counts for and with the others. So it is an assignment like any other, and has its proof. Immutable.
/// </summary>
public sealed class BonusOnce
{
    private readonly Dictionary<MemberId, MemberId> _whose;

    private BonusOnce(AssignmentProblem problem, Dictionary<MemberId, MemberId> whose) => (Problem, _whose) = (problem, whose);

    /// <summary>What is to be solved.</summary>
    public AssignmentProblem Problem { get; }

    /// <summary>Makes the problem.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="givers">The givers.</param>
    /// <param name="candidates">Who could answer what, with the bonus in the score, and how much of the score the bonus is: none to all of it.</param>
    public static BonusOnce Of(IEnumerable<Demand> requests, IEnumerable<Supply> givers, IReadOnlyCollection<(Candidate Candidate, int Bonus)> candidates)
    {
        ArgumentNullException.ThrowIfNull(givers);
        ArgumentNullException.ThrowIfNull(candidates);
        var withBonus = candidates.Where(c => c.Bonus > 0).Select(c => c.Candidate.Giver).ToHashSet();
        var (supplies, later) = (new List<Supply>(), new Dictionary<MemberId, MemberId>());
        foreach (var giver in givers)
        {
            if (giver.Sessions == 1 || !withBonus.Contains(giver.Giver))
            {
                supplies.Add(giver);
                continue;
            }

            later.Add(giver.Giver, Other(giver.Giver));
            supplies.Add(giver with { Sessions = 1 });
            supplies.Add(new Supply(later[giver.Giver], giver.Sessions - 1));
        }

        var all = candidates.Select(c => c.Candidate)
            .Concat(candidates.Where(c => later.ContainsKey(c.Candidate.Giver)).Select(c => c.Candidate with { Giver = later[c.Candidate.Giver], Score = c.Candidate.Score - c.Bonus }));
        return new BonusOnce(AssignmentProblem.Of(requests, supplies, all), later.ToDictionary(l => l.Value, l => l.Key));
    }

    /// <summary>Who was given what by a plan for <see cref="Problem"/>: by request, then giver.</summary>
    public IReadOnlyList<Assigned> Assigned(AssignmentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Assigned.Select(a => a with { Giver = _whose.GetValueOrDefault(a.Giver, a.Giver) }).OrderBy(a => a.Request.Value).ThenBy(a => a.Giver.Value)];
    }

    // The complement of an id is nobody's: ids that we make all have the same version in them.
    private static MemberId Other(MemberId giver)
    {
        var bytes = giver.Value.ToByteArray();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] ^= byte.MaxValue;
        return new MemberId(new Guid(bytes));
    }
}
