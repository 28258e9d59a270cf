using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Reports;

/// <summary>A member looks through what they have reported, the newest first.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Reports on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListMyReports(string? After = null, int Size = Page<ReportView>.DefaultSize) : IQuery<Page<ReportView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A broker, an administrator or, in their networks, a host looks through the reports that are not about them, the oldest first.</summary>
/// <param name="State">Only those in this state; by default those that are not decided.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Reports on a page: 1 to 100.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record ListReports(ReportState? State = null, string? After = null, int Size = Page<HandledReportView>.DefaultSize)
    : IQuery<Page<HandledReportView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A report as those see it who handle it.</summary>
/// <param name="Report">What the reporter sees of it.</param>
/// <param name="Reporter">Who reports.</param>
/// <param name="About">Whose doing it is.</param>
/// <param name="Network">The network to which the thing belongs; <c>null</c> for the platform.</param>
/// <param name="Quote">What it said when it was reported.</param>
/// <param name="History">Every step so far.</param>
public sealed record HandledReportView(ReportView Report, Person Reporter, Person About, NetworkId? Network, string? Quote, IReadOnlyList<ReportStepView> History)
{
    internal static async Task<IReadOnlyList<HandledReportView>> OfAsync(
        IReadOnlyCollection<Report> reports, IReadRepositoryBase<Member> members, CancellationToken cancellationToken)
    {
        var names = await members.NamesAsync(reports.SelectMany(r => r.History.Select(s => s.By).OfType<MemberId>().Concat([r.Reporter, r.About])), cancellationToken);
        Person Named(MemberId id) => new(id, names[id]);
        return
        [
            .. reports.Select(r => new HandledReportView(ReportView.Of(r), Named(r.Reporter), Named(r.About), r.Network, r.Quote,
                [.. r.History.OrderBy(s => s.Number).Select(s => new ReportStepView(s.By is { } by ? Named(by) : null, s.At, s.State, s.Note))])),
        ];
    }
}

/// <summary>One step in the handling of a report.</summary>
/// <param name="By">By whom; <c>null</c> for an administrator who is no member.</param>
/// <param name="At">When.</param>
/// <param name="State">The state after it.</param>
/// <param name="Note">Why.</param>
public sealed record ReportStepView(Person? By, Instant At, ReportState State, string? Note);

internal sealed class ListReportsHandler(IReadRepositoryBase<Report> reports, IReadRepositoryBase<Member> members, NetworkDesk networks, CurrentActor actor)
    : IRequestHandler<ListMyReports, Result<Page<ReportView>>>, IRequestHandler<ListReports, Result<Page<HandledReportView>>>
{
    public async Task<Result<Page<ReportView>>> Handle(ListMyReports request, CancellationToken cancellationToken)
    {
        var found = await reports.ListAsync(new ReportsBy(actor.Me, request), cancellationToken);
        return Paging.ToPage(found, request.Size, ReportView.Of, r => Paging.Cursor(r.MadeAt, r.Id.Value));
    }

    public async Task<Result<Page<HandledReportView>>> Handle(ListReports request, CancellationToken cancellationToken)
    {
        var reach = await networks.HandlesReportsAsync(cancellationToken);
        if (reach.IsNowhere)
            return actor.Value.RefuseUnless(ReportRefusals.Handlers);
        var found = await reports.ListAsync(new ReportsFor(actor.Value.Member, reach.Networks, request), cancellationToken);
        var views = await HandledReportView.OfAsync(found, members, cancellationToken);
        return Paging.ToPage(views, request.Size, v => v, v => Paging.Cursor(v.Report.MadeAt, v.Report.Id.Value));
    }
}

/// <summary>What a member has reported, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class ReportsBy : Specification<Report>
{
    /// <summary>Says what is wanted.</summary>
    public ReportsBy(MemberId reporter, ListMyReports wanted)
    {
        Query.Where(r => r.Reporter == reporter);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new ReportId(id);
            Query.Where(r => r.MadeAt < at || (r.MadeAt == at && r.Id < last));
        }

        Query.OrderByDescending(r => r.MadeAt).ThenByDescending(r => r.Id).Take(wanted.Size + 1);
    }
}

/// <summary>What one who handles reports looks for, the oldest first: one more than a page, to know whether there is another.</summary>
public sealed class ReportsFor : Specification<Report>
{
    /// <summary>Says what is wanted.</summary>
    /// <param name="handler">By whom, if that is a member.</param>
    /// <param name="networks">Only those of these networks; <c>null</c> for all.</param>
    /// <param name="wanted">Which page.</param>
    public ReportsFor(MemberId? handler, IReadOnlyCollection<NetworkId>? networks, ListReports wanted)
    {
        var among = networks?.Select(n => (NetworkId?)n).ToList();
        Query.Where(r => among!.Contains(r.Network), condition: among is not null)
            .Where(r => r.State == wanted.State, condition: wanted.State is not null)
            .Where(r => r.State == ReportState.Open || r.State == ReportState.InReview, condition: wanted.State is null)
            .Where(r => r.About != handler, condition: handler is not null);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new ReportId(id);
            Query.Where(r => r.MadeAt > at || (r.MadeAt == at && r.Id > last));
        }

        Query.OrderBy(r => r.MadeAt).ThenBy(r => r.Id).Take(wanted.Size + 1);
    }
}
