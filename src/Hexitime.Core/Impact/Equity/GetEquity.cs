using Hexitime.Demographics;
using Hexitime.Impact.Disclosure;
using Hexitime.Impact.Indicators;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Impact.Equity;

/// <summary>
/// Whom the bank reached: membership, growth, giving and receiving by what members say of themselves, and hours between the groups, under disclosure control
/// (<see cref="DisclosureControl"/>). Only of those who agree to be counted; all others stand together as not told. By whole quarters that are over; what was published once stays as it is.
/// Hosts read it of their networks, administrators of everything.
/// </summary>
/// <param name="Question">The question's code, such as <c>age-band</c>.</param>
/// <param name="From">A day of the first quarter, in UTC; by default three quarters before the last.</param>
/// <param name="To">A day of the last quarter; by default of the last that is over.</param>
/// <param name="Network">Only hours in this network, and who belonged to it.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetEquity(string Question, LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null) : IQuery<EquityView>;

/// <summary>Whom the bank reached. Counts of people are rounded; <c>null</c> is a count that is hidden.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="Text">What was asked.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Groups">The groups, in the order of the answers; then who prefers not to say, and who has not told or does not agree to be counted.</param>
/// <param name="Total">All together.</param>
/// <param name="Flows">Hours from each group (rows, in the same order) to each group (columns), rounded; <c>null</c> where they are hidden.</param>
public sealed record EquityView(string Question, string Text, LocalDate From, LocalDate To, IReadOnlyList<EquityGroup> Groups, EquityGroup Total, IReadOnlyList<IReadOnlyList<long?>> Flows);

/// <summary>A group, or all.</summary>
/// <param name="Code">The answer's code.</param>
/// <param name="Text">The answer.</param>
/// <param name="Members">Who had joined by the end of the period, leavers among them.</param>
/// <param name="Joined">Who joined in the period.</param>
/// <param name="Givers">Who gave.</param>
/// <param name="HoursGiven">Hours they gave.</param>
/// <param name="Receivers">Who received.</param>
/// <param name="HoursReceived">Hours they received.</param>
/// <param name="GivingRate">Of the members, who gave: from the published counts; <c>null</c> where one of them is hidden.</param>
/// <param name="ReceivingRate">Of the members, who received.</param>
public sealed record EquityGroup(
    string Code, string Text, long? Members, long? Joined, long? Givers, long? HoursGiven, long? Receivers, long? HoursReceived, Rate? GivingRate, Rate? ReceivingRate);

internal sealed class GetEquityHandler(
    IReadRepositoryBase<Declaration> declarations, IReadRepositoryBase<Member> members, IReadRepositoryBase<Membership> memberships, ImpactReader reader, Press press,
    IOptions<DemographicLists> lists, IOptions<DisclosureRule> rule, NetworkDesk desk, IClock clock) : IRequestHandler<GetEquity, Result<EquityView>>
{
    private const string NotTold = "not-told";

    public async Task<Result<EquityView>> Handle(GetEquity request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        if (request.Question is null || lists.Value.Find(request.Question) is not { } question)
            return Refusal.NotFound("impact.question", "There is no such question.");
        if (!Quarters.Of(request.From, request.To, clock.GetCurrentInstant().InUtc().Date).TryGet(out var quarters, out var refusal))
            return refusal;

        List<(string Code, string Text)> groups =
            [.. question.Choices.Select(c => (c.Code, c.Text)), (DemographicLists.PreferNotToSay, "Prefers not to say"), (NotTold, "Has not told, or does not agree to be counted")];
        var scope = new ImpactScope(request.Network);
        var people = new Lazy<Task<People>>(() => PeopleAsync(question.Code, groups.ConvertAll(g => g.Code), request.Network, quarters.Period, cancellationToken));
        Task<PublishedContent> PublishAsync(string what, int first, Func<People, Counted> count) =>
            press.PublishAsync($"equity:{question.Code}:{what}", scope.KeptAs!, first, quarters.Until, async _ => count(await people.Value), cancellationToken);

        var all = await PublishAsync("members", 0, p => p.Count(p.Joined.Where(j => j.At < quarters.Period.End).Select(j => (j.Wallet, 0L))));
        var joined = await PublishAsync("joined", quarters.First, p => p.Count(p.Joined.Where(j => j.At >= quarters.Period.Start && j.At < quarters.Period.End).Select(j => (j.Wallet, 0L))));
        var givers = await PublishAsync("givers", quarters.First, p => p.Count(p.Hours.Select(h => (h.Giver.Wallet, h.Hours.Minutes))));
        var receivers = await PublishAsync("receivers", quarters.First, p => p.Count(p.Hours.Where(h => h is { Project: null, Receiver: not null }).Select(h => (h.Receiver!.Wallet, h.Hours.Minutes))));
        var flows = await PublishAsync("flows", quarters.First, p => Flow.Count(
            groups.ConvertAll(g => g.Code), p.Hours.Where(h => h is { Project: null, Receiver: not null }).Select(h => new Flow(h.Giver.Wallet, p.GroupOf(h.Giver.Wallet), h.Receiver!.Wallet, p.GroupOf(h.Receiver.Wallet), h.Hours.Minutes)),
            rule.Value));

        EquityGroup View(int f, string code, string text) => new(
            code, text, all.CountAt(f), joined.CountAt(f), givers.CountAt(f), givers.Hours[f], receivers.CountAt(f), receivers.Hours[f], Share(givers.CountAt(f), all.CountAt(f)),
            Share(receivers.CountAt(f), all.CountAt(f)));
        return new EquityView(
            question.Code, question.Text, quarters.Period.From, quarters.Period.Until.PlusDays(-1), [.. groups.Select((g, f) => View(f, g.Code, g.Text))], View(groups.Count, "all", "All"),
            [.. groups.Select((_, r) => (IReadOnlyList<long?>)[.. groups.Select((_, c) => flows.Hours[(r * groups.Count) + c])])]);
    }

    private static Rate? Share(long? count, long? of) => count is { } some && of is { } all ? Rate.Among((int)Math.Min(some, all), (int)all) : null;

    private async Task<People> PeopleAsync(string question, List<string> codes, NetworkId? network, ImpactPeriod period, CancellationToken cancellationToken)
    {
        var told = (await declarations.ListAsync(new Those<Declaration>(d => d.Question == question), cancellationToken)).ToDictionary(d => d.Member, d => d.Answer);
        var everybody = await members.ListAsync(new CountedMembers(), cancellationToken);
        var group = everybody.ToDictionary(m => m.Wallet, m => m.IsInStatistics && told.TryGetValue(m.Id, out var answer) && codes.IndexOf(answer) is >= 0 and var g ? g : codes.Count - 1);
        var joined = network is { } id
            ? (await memberships.ListAsync(new JoinedNetwork(id), cancellationToken)).ToDictionary(j => j.Member, j => j.At) is var there
                ? everybody.Where(m => there.ContainsKey(m.Id)).Select(m => new Joined(m.Wallet, there[m.Id])).ToList() : []
            : everybody.ConvertAll(m => new Joined(m.Wallet, m.RegisteredAt));
        return new People(codes, group, joined, await reader.ReadAsync(new ImpactScope(network), period, cancellationToken));
    }

    /// <summary>In which group each stands, when they joined, and what they gave in the period.</summary>
    private sealed record People(IReadOnlyList<string> Codes, IReadOnlyDictionary<AccountId, int> Group, IReadOnlyList<Joined> Joined, IReadOnlyList<HoursGiven> Hours)
    {
        public int GroupOf(AccountId wallet) => Group.GetValueOrDefault(wallet, Codes.Count - 1);

        /// <summary>Each person once, however often they are named; and all minutes.</summary>
        public Counted Count(IEnumerable<(AccountId Wallet, long Minutes)> named)
        {
            var (people, minutes) = (new HashSet<AccountId>[Codes.Count], new long[Codes.Count + 1]);
            for (var g = 0; g < people.Length; g++)
                people[g] = [];
            foreach (var (wallet, time) in named)
            {
                people[GroupOf(wallet)].Add(wallet);
                minutes[GroupOf(wallet)] += time;
                minutes[^1] += time;
            }

            return new Counted(Codes, ["people"], CountTable.List(people.Select(p => (long)p.Count)), minutes, new HashSet<int>());
        }
    }
}

/// <summary>Whom the bank reached, by everything that members are asked.</summary>
internal sealed class EquityOfAllQuestions(IRequestHandler<GetEquity, Result<EquityView>> equity, IOptions<DemographicLists> lists)
{
    public async Task<IReadOnlyList<EquityView>> ReadAsync(LocalDate from, LocalDate to, NetworkId? network, CancellationToken cancellationToken)
    {
        var views = new List<EquityView>();
        foreach (var question in lists.Value.Questions)
            views.Add((await equity.Handle(new GetEquity(question.Code, from, to, network), cancellationToken)).Value);
        return views;
    }
}
