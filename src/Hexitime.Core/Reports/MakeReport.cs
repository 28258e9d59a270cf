using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Reports;

/// <summary>
/// A member reports a member, whatever they find (an open listing, a project, a group session, a testimonial that is shown), or an exchange or message of their own; anything
/// else is not there. A block between the two does not stand in the way. Reporting again what one has reported, while that is undecided, answers that report.
/// </summary>
/// <param name="Kind">What kind of thing is reported.</param>
/// <param name="Thing">Which one: its id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Words">In their words: 1 to 2,000 characters.</param>
[MaySend(Who.Member)]
public sealed record MakeReport(ReportedKind Kind, Guid Thing, ReportReason Reason, string Words) : ICommand<ReportView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() =>
        !Enum.IsDefined(Kind) ? Refusal.Invalid("report.kind", "A member, a listing, an exchange, a message, a project, a session or a testimonial can be reported.")
        : !Enum.IsDefined(Reason) ? Refusal.Invalid("report.reason", "There is no such reason.")
        : Texts.Check(Words, Report.LongestWords, "report.words", "What happened");
}

/// <summary>A report as the one who made it sees it.</summary>
/// <param name="Id">The report.</param>
/// <param name="Kind">What kind of thing is reported.</param>
/// <param name="Thing">Which one.</param>
/// <param name="Reason">Why.</param>
/// <param name="Words">In their words.</param>
/// <param name="State">Where it is.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MovedAt">When it came to be where it is.</param>
public sealed record ReportView(ReportId Id, ReportedKind Kind, Guid Thing, ReportReason Reason, string Words, ReportState State, Instant MadeAt, Instant MovedAt)
{
    /// <summary>Shows a report, without who handles it and what they note.</summary>
    public static ReportView Of(Report report) =>
        new(report.Id, report.Kind, report.Thing, report.Reason, report.Words, report.State, report.MadeAt, report.History.Max(s => s.At));
}

/// <summary>Something has been reported.</summary>
public sealed record ReportMade(ReportId Report) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Report.Value;
}

internal sealed class MakeReportHandler(IRepositoryBase<Report> reports, ReportedThings things, IOutbox outbox, CurrentActor actor, IClock clock)
    : IRequestHandler<MakeReport, Result<ReportView>>
{
    public async Task<Result<ReportView>> Handle(MakeReport request, CancellationToken cancellationToken)
    {
        if (!(await things.FindAsync(request.Kind, request.Thing, cancellationToken)).TryGet(out var thing, out var refusal))
            return refusal;
        if (await reports.FirstOrDefaultAsync(new UndecidedReportOf(actor.Me, request.Kind, request.Thing), cancellationToken) is { } undecided)
            return ReportView.Of(undecided);
        if (!Report.Make(actor.Me, thing, request.Reason, request.Words, clock.GetCurrentInstant()).TryGet(out var report, out refusal))
            return refusal;
        await reports.AddAsync(report, cancellationToken);
        outbox.Add(new ReportMade(report.Id));
        return ReportView.Of(report);
    }
}

/// <summary>What a member has reported of a thing and is not decided. There is at most one.</summary>
public sealed class UndecidedReportOf : Specification<Report>, ISingleResultSpecification<Report>
{
    /// <summary>Looks by the thing.</summary>
    public UndecidedReportOf(MemberId reporter, ReportedKind kind, Guid thing) => Query
        .Where(r => r.Reporter == reporter && r.Kind == kind && r.Thing == thing && (r.State == ReportState.Open || r.State == ReportState.InReview));
}
