using Hexitime.Demographics;
using Hexitime.Impact.Disclosure;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Impact.Equity;

/// <summary>Counts people and hours by what members say of themselves, of everything and of each network with more people than are hidden.</summary>
internal sealed class EquityCount(
    IReadRepositoryBase<Declaration> declarations, IReadRepositoryBase<Member> members, IReadRepositoryBase<Membership> memberships, ImpactReader reader, IOptions<DisclosureRule> rule)
{
    private const int MostQuarters = 40;

    private List<CountedMember>? _everybody;
    private Dictionary<string, List<CountedMember>>? _inNetworks;

    /// <summary>The first month of the quarter in which the first member joined, at most ten years before.</summary>
    public async Task<int> FirstQuarterAsync(int until, CancellationToken cancellationToken) =>
        Math.Max(until - (3 * MostQuarters), (await EverybodyAsync(cancellationToken)).Select(m => Months.QuarterOf(Months.Of(m.RegisteredAt))).DefaultIfEmpty(until).Min());

    /// <summary>Members at the end of a quarter, and who gave and received in it.</summary>
    public async Task<IReadOnlyList<Counted>> PeopleAsync(string question, IReadOnlyList<string> codes, int quarter, CancellationToken cancellationToken)
    {
        var period = ImpactPeriod.OfMonths(quarter, 3);
        var group = await GroupsAsync(question, codes, cancellationToken);
        var given = await reader.ReadAsync(ImpactScope.Everything, period, cancellationToken);
        var counted = new List<Counted>();
        foreach (var (part, people) in await PartsAsync(period.End, cancellationToken))
        {
            var there = part is null ? given : given.FindAll(h => h.Network is { } network && new ImpactScope(network).KeptAs == part);
            var (givers, receivers) = (there.Select(h => h.Giver.Wallet).ToHashSet(), there.Where(h => h is { Project: null, Receiver: not null }).Select(h => h.Receiver!.Wallet).ToHashSet());
            counted.Add(List(GroupTable.Members, part, people));
            counted.Add(List(GroupTable.Givers, part, people.Where(m => givers.Contains(m.Wallet))));
            counted.Add(List(GroupTable.Receivers, part, people.Where(m => receivers.Contains(m.Wallet))));
        }

        return counted;

        Counted List(GroupTable of, string? part, IEnumerable<CountedMember> some)
        {
            var counts = new long[codes.Count];
            foreach (var member in some)
                counts[group[member.Wallet]]++;
            return new Counted(of, part, codes, ["people"], CountTable.List(counts));
        }
    }

    /// <summary>Hours of a quarter between groups; the last column is work for projects, and seats whose taker did not come.</summary>
    public async Task<IReadOnlyList<Counted>> HoursAsync(string question, IReadOnlyList<string> codes, int quarter, CancellationToken cancellationToken)
    {
        var group = await GroupsAsync(question, codes, cancellationToken);
        int GroupOf(AccountId wallet) => group.GetValueOrDefault(wallet, codes.Count - 1);
        var given = await reader.ReadAsync(ImpactScope.Everything, ImpactPeriod.OfMonths(quarter, 3), cancellationToken);
        return Flow.CountParts(codes, [.. codes, "nobody"], given.ConvertAll(h => (
            h.Network is { } network ? new ImpactScope(network).KeptAs : null,
            h is { Project: null, Receiver: { } receiver } ? new Flow(h.Giver.Wallet, GroupOf(h.Giver.Wallet), receiver.Wallet, GroupOf(receiver.Wallet), h.Hours.Minutes)
                : new Flow(h.Giver.Wallet, GroupOf(h.Giver.Wallet), null, codes.Count, h.Hours.Minutes))), rule.Value);
    }

    private async Task<Dictionary<AccountId, int>> GroupsAsync(string question, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        var told = (await declarations.ListAsync(new Those<Declaration>(d => d.Question == question), cancellationToken)).ToDictionary(d => d.Member, d => d.Answer);
        var numbers = codes.Select((code, i) => (code, i)).ToDictionary(c => c.code, c => c.i, StringComparer.Ordinal);
        return (await EverybodyAsync(cancellationToken)).ToDictionary(m => m.Wallet, m => m.IsInStatistics && told.TryGetValue(m.Id, out var answer) && numbers.TryGetValue(answer, out var g) ? g : codes.Count - 1);
    }

    private async Task<List<CountedMember>> EverybodyAsync(CancellationToken cancellationToken) => _everybody ??= await members.ListAsync(new CountedMembers(), cancellationToken);

    /// <summary>Everybody who had joined by then, and of each network who had come to belong to it.</summary>
    private async Task<IEnumerable<(string? Part, List<CountedMember> People)>> PartsAsync(Instant until, CancellationToken cancellationToken)
    {
        var everybody = await EverybodyAsync(cancellationToken);
        if (_inNetworks is null)
        {
            var byId = everybody.ToDictionary(m => m.Id);
            _inNetworks = (await memberships.ListAsync(new Those<Membership>(m => m.JoinedAt != null), cancellationToken)).Where(m => byId.ContainsKey(m.Member))
                .GroupBy(m => new ImpactScope(m.Network).KeptAs!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                // Nobody belongs to a network before they are a member.
                .ToDictionary(g => g.Key, g => g.Select(m => byId[m.Member] with { RegisteredAt = Instant.Max(m.JoinedAt!.Value, byId[m.Member].RegisteredAt) }).ToList(), StringComparer.Ordinal);
        }

        return _inNetworks.Select(n => ((string?)n.Key, n.Value.FindAll(m => m.RegisteredAt < until))).Where(n => n.Item2.Count > rule.Value.HideUpTo)
            .Prepend((null, everybody.FindAll(m => m.RegisteredAt < until)));
    }
}
