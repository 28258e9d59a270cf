using Hexitime.Demographics;
using Hexitime.Impact.Disclosure;
using Hexitime.Impact.Indicators;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Impact.Equity;

/// <summary>
/// Whom the bank reached: membership, growth, giving and receiving by what members say of themselves, and hours between the groups, under disclosure control
/// (<see cref="DisclosureControl"/>). Only of those who agree to be counted; all others stand together as not told. Quarter by quarter once it is over; what was published once stays as it is,
/// and a longer period is made from its quarters; see <see cref="MakeEditions"/>.
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
/// <param name="Flows">Hours from each group (rows, in the same order) to each group (columns).</param>
/// <param name="Quarters">How many members there were at the end of each quarter, and how many gave and received in it: of those that are published.</param>
/// <param name="NotPublished">The first days of the quarters that are not published yet: nothing of them is counted.</param>
public sealed record EquityView(
    string Question, string Text, LocalDate From, LocalDate To, IReadOnlyList<EquityGroup> Groups, EquityGroup Total, IReadOnlyList<IReadOnlyList<GroupHours>> Flows, IReadOnlyList<EquityQuarter> Quarters,
    IReadOnlyList<LocalDate> NotPublished);

/// <summary>A group, or all, made from what was published of each quarter.</summary>
/// <param name="Code">The answer's code.</param>
/// <param name="Text">The answer.</param>
/// <param name="Members">Who had joined by the end of the period's last quarter that is published, leavers among them.</param>
/// <param name="Growth">How many more these are than before the period; <c>null</c> where the quarter before it is not published.</param>
/// <param name="Givers">Who gave in a quarter, on average of the quarters in which that is shown: rounded, and hidden where it is few, as a count is.</param>
/// <param name="HoursGiven">Hours they gave.</param>
/// <param name="Receivers">Who received in a quarter, on average.</param>
/// <param name="HoursReceived">Hours they received.</param>
/// <param name="GivingRate">Of the members, who gave in a quarter, on average; <c>null</c> where either is hidden.</param>
/// <param name="ReceivingRate">Of the members, who received.</param>
public sealed record EquityGroup(
    string Code, string Text, long? Members, long? Growth, long? Givers, GroupHours HoursGiven, long? Receivers, GroupHours HoursReceived, Rate? GivingRate, Rate? ReceivingRate);

/// <summary>A quarter as it was published: counts of each group, in their order, and of all.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Members">Who had joined by its end.</param>
/// <param name="Givers">Who gave in it.</param>
/// <param name="Receivers">Who received in it.</param>
public sealed record EquityQuarter(LocalDate From, IReadOnlyList<long?> Members, IReadOnlyList<long?> Givers, IReadOnlyList<long?> Receivers);

internal sealed class GetEquityHandler(EquityEditions editions, Press press, IOptions<DemographicLists> lists, IOptions<DisclosureRule> rule, NetworkDesk desk, IClock clock) : IRequestHandler<GetEquity, Result<EquityView>>
{
    public async Task<Result<EquityView>> Handle(GetEquity request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        if (request.Question is null || lists.Value.Find(request.Question) is not { } question)
            return Refusal.NotFound("impact.question", "There is no such question.");
        if (!Quarters.Of(request.From, request.To, clock.GetCurrentInstant().InUtc().Date).TryGet(out var quarters, out var refusal))
            return refusal;

        var (ofPeople, ofHours) = (await editions.PeopleAsync(question, quarters, cancellationToken), await editions.HoursAsync(question, quarters, cancellationToken));
        var (people, hours) = (await press.ReadAsync(ofPeople, cancellationToken), await press.ReadAsync(ofHours, cancellationToken));
        var groups = EquityEditions.GroupsOf(question);
        var codes = groups.ConvertAll(g => g.Code);
        var scope = new ImpactScope(request.Network).KeptAs!;
        IReadOnlyList<long?> Read(Edition edition, GroupTable of) =>
            [.. Enumerable.Range(0, codes.Count + 1).Select(f => edition.Find(ofPeople.Name, of, scope) is { } content && content.Rows.SequenceEqual(codes) ? content.CountAt(f) : null)];
        List<EquityQuarter> all = [.. people.Made.Select(e => new EquityQuarter(Months.FirstDay(e.Quarter), Read(e, GroupTable.Members), Read(e, GroupTable.Givers), Read(e, GroupTable.Receivers)))];
        var flows = hours.Made.Select(e => e.Find(ofHours.Name, GroupTable.Minutes, scope)).Where(c => c is null || c.Rows.SequenceEqual(codes)).ToList();
        // What joined before anybody did is nobody; what is not published yet is not known.
        var before = all.FindLast(q => q.From < quarters.Period.From)?.Members ?? (people.Missing.Any(q => q < quarters.First) ? null : Enumerable.Repeat<long?>(0, codes.Count + 1));
        return View(question, quarters.Period, groups, before?.ToList(), all.FindAll(q => q.From >= quarters.Period.From), flows, [.. people.Missing.Union(hours.Missing).Where(q => q >= quarters.First).Order().Select(Months.FirstDay)]);
    }

    private EquityView View(
        DemographicQuestion question, ImpactPeriod period, List<(string Code, string Text)> groups, List<long?>? before, List<EquityQuarter> people, List<PublishedContent?> hours,
        IReadOnlyList<LocalDate> notPublished)
    {
        var n = groups.Count;
        // The last column is work for projects, and seats whose taker did not come.
        var cells = n * (n + 1);
        GroupHours Sum(int figure) => GroupHours.Of(hours.Select(e => e?.HoursAt(figure)));
        EquityGroup Group(int g, string code, string text)
        {
            // What all received is what the groups did: of nobody's column there is no more to tell.
            var (given, received) = g < n ? (Sum(cells + g), Sum(cells + n + g)) : (Sum(cells + n + n + 1), GroupHours.All([.. Enumerable.Range(0, n).Select(c => Sum(cells + n + c))]));
            var members = people.Count == 0 ? null : people[^1].Members[g];
            var (givers, receivers) = (Average(people, q => q.Givers[g]), Average(people, q => q.Receivers[g]));
            return new EquityGroup(
                code, text, members, members - before?[g], givers, given, receivers, received, Share(givers, Average(people, q => q.Givers[g] is null ? null : q.Members[g])),
                Share(receivers, Average(people, q => q.Receivers[g] is null ? null : q.Members[g])));
        }

        return new EquityView(
            question.Code, question.Text, period.From, period.Until.PlusDays(-1), [.. groups.Select((g, i) => Group(i, g.Code, g.Text))], Group(n, "all", "All"),
            [.. Enumerable.Range(0, n).Select(r => (IReadOnlyList<GroupHours>)[.. Enumerable.Range(0, n).Select(c => Sum((r * (n + 1)) + c))])], people, notPublished);
    }

    /// <summary>
    /// Of the quarters in which it is shown; none where it is hidden in one and nobody in the others. An average is shown by the rule for counts: a small one would look like one that is hidden.
    /// </summary>
    private long? Average(List<EquityQuarter> quarters, Func<EquityQuarter, long?> count)
    {
        List<long> shown = [.. quarters.Select(count).OfType<long>()];
        if (shown.Count == 0 || (shown.Count < quarters.Count && shown.Sum() == 0))
            return null;
        var average = rule.Value.Show(Math.Max(shown.Sum() == 0 ? 0 : 1, (long)Math.Round(shown.Average(), MidpointRounding.AwayFromZero)));
        return average.State == CountState.Hidden ? null : average.Figure;
    }

    private static Rate? Share(long? count, long? of) => count is { } some && of is { } all ? Rate.Among((int)Math.Min(some, all), (int)all) : null;
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
