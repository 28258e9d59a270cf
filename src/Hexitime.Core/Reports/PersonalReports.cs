using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Reports;

/// <summary>What the member reported, and what they noted on reports that they handled. What others have reported about them was told in confidence.</summary>
internal sealed class PersonalReports(IReadRepositoryBase<Report> reports) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Report)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = member.Id;
        var found = await reports.ListAsync(new Those<Report>(r => r.Reporter == id || r.History.Any(s => s.By == id)), cancellationToken);
        yield return PersonalFile.Of("reports", found.Where(r => r.Reporter == id).OrderBy(r => r.MadeAt).Select(ReportView.Of));
        yield return PersonalFile.Of(
            "reports-handled",
            found.Where(r => r.Reporter != id).SelectMany(r => r.History.Where(s => s.By == id).Select(s => new HandledStep(r.Id, s.State, s.At, s.Note))).OrderBy(s => s.At));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        foreach (var report in await reports.ListAsync(new Those<Report>(r => r.Reporter == id || r.About == id || r.History.Any(s => s.By == id)), cancellationToken))
            report.EraseWordsOf(id);
    }

    private sealed record HandledStep(ReportId Report, ReportState State, Instant At, string? Note);
}
