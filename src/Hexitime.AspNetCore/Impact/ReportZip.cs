using Hexitime.Http;
using Hexitime.Impact.Pages;
using Microsoft.AspNetCore.Http;

namespace Hexitime.Impact;

/// <summary>Answers the report for a board as a page, with the data behind each of its tables.</summary>
internal sealed class ReportZip(BoardReport report) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var page = await StandAlone.RenderAsync<ReportPage>(httpContext.RequestServices, nameof(ReportPage.Report), report);
        httpContext.Response.ContentType = "application/zip";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"impact.zip\"";
        await DataZip.WriteAsync(httpContext.Response.Body, report.MadeAt, Lists().ToAsyncEnumerable(), httpContext.RequestAborted, page);
    }

    private IEnumerable<DataList> Lists()
    {
        yield return new DataList("whole", [report.Whole]);
        yield return new DataList("quarters", report.Quarters);
        yield return new DataList("kinds", report.Whole.Figures.Kinds);
        yield return new DataList("service", [report.Service]);
        if (report.Circulation is { } circulation)
            yield return new DataList("circulation", [circulation]);
        yield return new DataList("projects", report.Progress.Projects);
        yield return new DataList("campaigns", report.Progress.Campaigns);
    }
}
