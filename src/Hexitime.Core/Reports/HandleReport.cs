using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Reports;

/// <summary>A broker, an administrator or, in a network, one of its hosts looks into a report that is not by them; one about them they do not find.</summary>
/// <param name="Report">Which.</param>
/// <param name="Note">Why, or what they will do: at most 2,000 characters. The reporter does not see it.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record ReviewReport(ReportId Report, string? Note = null) : ICommand<HandledReportView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Note, Reports.Report.LongestWords, "report.note", "The note");
}

/// <summary>The same decide a report in review, whoever has taken it, that is not by them; one about them they do not find.</summary>
/// <param name="Report">Which.</param>
/// <param name="IsUpheld">Whether it was right.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. The reporter does not see it.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record DecideReport(ReportId Report, bool IsUpheld, string Reason) : ICommand<HandledReportView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, Reports.Report.LongestWords, "report.decision", "The reason");
}

/// <summary>A report has got further.</summary>
/// <param name="Report">Which.</param>
/// <param name="State">Where it is now.</param>
public sealed record ReportMoved(ReportId Report, ReportState State) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Report.Value;
}

internal sealed class HandleReportHandler(
    IReadRepositoryBase<Report> reports, IReadRepositoryBase<Member> members, NetworkDesk networks, IOutbox outbox, CurrentActor actor, IClock clock)
    : IRequestHandler<ReviewReport, Result<HandledReportView>>, IRequestHandler<DecideReport, Result<HandledReportView>>
{
    public Task<Result<HandledReportView>> Handle(ReviewReport request, CancellationToken cancellationToken) =>
        MoveAsync(request.Report, r => r.Review(actor.Value.Member, request.Note, clock.GetCurrentInstant()), cancellationToken);

    public Task<Result<HandledReportView>> Handle(DecideReport request, CancellationToken cancellationToken) =>
        MoveAsync(request.Report, r => r.Decide(actor.Value.Member, request.IsUpheld, request.Reason, clock.GetCurrentInstant()), cancellationToken);

    private async Task<Result<HandledReportView>> MoveAsync(ReportId id, Func<Report, Result<Done>> step, CancellationToken cancellationToken)
    {
        var reach = await networks.HandlesReportsAsync(cancellationToken);
        if (reach.IsNowhere)
            return actor.Value.RefuseUnless(ReportRefusals.Handlers);
        if (await reports.GetByIdAsync(id, cancellationToken) is not { } report || report.About == actor.Value.Member || !reach.Covers(report.Network))
            return ReportRefusals.NotFound;
        actor.UseRole();
        if (!step(report).TryGet(out _, out var refusal))
            return refusal;
        outbox.Add(new ReportMoved(report.Id, report.State));
        return (await HandledReportView.OfAsync([report], members, cancellationToken))[0];
    }
}
