using Hexitime.Ledger;

namespace Hexitime.Impact.Indicators;

/// <summary>Computes the figures of a period. Pure; the order of what it is given makes no difference.</summary>
public static class Participation
{
    /// <summary>The figures of all that was given in a period.</summary>
    /// <param name="given">What was given, in any order.</param>
    /// <param name="joinedIn">The first month of the quarter in which each member joined; whoever is not there is of no cohort.</param>
    public static PeriodFigures Of(IEnumerable<GivenTime> given, IReadOnlyDictionary<AccountId, int> joinedIn)
    {
        var members = new Dictionary<AccountId, Totals>();
        var ties = new Dictionary<(AccountId, AccountId), int>();
        var (kinds, unknown) = (new SortedDictionary<ExchangeKind, KindSum>(), new KindSum());
        var (transactions, minutes, gifts, project) = (0, 0L, 0L, 0L);
        foreach (var time in given)
        {
            transactions++;
            minutes += time.Minutes;
            gifts += time.IsGift ? time.Minutes : 0;
            project += time.IsForProject ? time.Minutes : 0;
            var ofKind = unknown;
            if (time.Kind is { } kind && !kinds.TryGetValue(kind, out ofKind))
                kinds.Add(kind, ofKind = new KindSum());
            ofKind.Add(time);
            var giver = members.GetValueOrDefault(time.Giver);
            members[time.Giver] = giver with { Given = giver.Given + time.Minutes };
            if (time.Receiver is not { } receiver)
                continue;
            var received = members.GetValueOrDefault(receiver);
            members[receiver] = received with { Received = received.Received + time.Minutes };
            ties[(time.Giver, receiver)] = ties.GetValueOrDefault((time.Giver, receiver)) + 1;
        }

        var pairs = ties.Where(t => t.Key.Item1.CompareTo(t.Key.Item2) < 0 || !ties.ContainsKey((t.Key.Item2, t.Key.Item1)))
            .Select(t => (There: t.Value, Back: ties.GetValueOrDefault((t.Key.Item2, t.Key.Item1)))).ToList();
        var components = Components(members.Keys, ties.Keys);
        return new PeriodFigures
        {
            Transactions = transactions,
            Minutes = minutes,
            GiftMinutes = gifts,
            ProjectMinutes = project,
            ActiveMembers = members.Count,
            EarnersOnly = members.Values.Count(m => m.Received == 0),
            SpendersOnly = members.Values.Count(m => m.Given == 0),
            Both = members.Values.Count(m => m is { Given: > 0, Received: > 0 }),
            Dyads = pairs.Count,
            RepeatDyads = pairs.Count(p => p.There + p.Back > 1),
            ReciprocalDyads = pairs.Count(p => p.Back > 0),
            GiniOfGiving = Concentration.Gini(members.Values.Select(m => m.Given)),
            GiniOfReceiving = Concentration.Gini(members.Values.Select(m => m.Received)),
            MedianBalanceRatio = Median([.. members.Values.Select(m => (double)m.Given / (m.Given + m.Received)).Order()]),
            Density = members.Count < 2 ? null : ties.Count / ((double)members.Count * (members.Count - 1)),
            Components = components.Count,
            LargestComponent = components.DefaultIfEmpty().Max(),
            Cohorts = [.. members.Keys.Where(joinedIn.ContainsKey).GroupBy(m => joinedIn[m]).OrderBy(c => c.Key).Select(c => new CohortActivity(c.Key, c.Count()))],
            Kinds = [.. kinds.Select(k => k.Value.Of(k.Key)), .. unknown.IsEmpty ? (KindFigures[])[] : [unknown.Of(null)]],
        };
    }

    private static double? Median(double[] ordered) => ordered.Length == 0 ? null : (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;

    /// <summary>The sizes of the connected components, by union-find with halved paths (Tarjan and van Leeuwen 1984).</summary>
    private static Dictionary<AccountId, int>.ValueCollection Components(IEnumerable<AccountId> members, IEnumerable<(AccountId, AccountId)> ties)
    {
        var parents = members.ToDictionary(m => m, m => m);
        foreach (var (one, other) in ties)
            parents[RootOf(one)] = RootOf(other);
        var sizes = new Dictionary<AccountId, int>();
        foreach (var member in parents.Keys.ToList())
            sizes[RootOf(member)] = sizes.GetValueOrDefault(RootOf(member)) + 1;
        return sizes.Values;

        AccountId RootOf(AccountId member)
        {
            while (parents[member] != member)
                member = parents[member] = parents[parents[member]];
            return member;
        }
    }

    private readonly record struct Totals(long Given, long Received);

    private sealed class KindSum
    {
        private readonly HashSet<AccountId> _people = [];
        private int _transactions;
        private long _minutes;

        public bool IsEmpty => _transactions == 0;

        public void Add(GivenTime time)
        {
            (_transactions, _minutes) = (_transactions + 1, _minutes + time.Minutes);
            _people.Add(time.Giver);
            if (time.Receiver is { } receiver)
                _people.Add(receiver);
        }

        public KindFigures Of(ExchangeKind? kind) => new(kind, _transactions, _minutes, _people.Count);
    }
}
