using Hexitime.Http;
using Hexitime.Impact.Board;
using Hexitime.Impact.Equity;
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
        httpContext.Response.Headers.XContentTypeOptions = "nosniff";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"impact.zip\"";
        await DataZip.WriteAsync(httpContext.Response.Body, report.MadeAt, Lists().ToAsyncEnumerable(), httpContext.RequestAborted, page);
    }

    private IEnumerable<DataList> Lists()
    {
        yield return new DataList("whole", [report.Whole]);
        yield return new DataList("quarters", report.Quarters);
        yield return new DataList("kinds", report.Whole.Figures.Kinds);
        yield return new DataList("skills", report.Skills.Items);
        yield return new DataList("equity", report.Equity.SelectMany(q => q.Groups.Append(q.Total).Select(g => new EquityRow(q.Question, g))));
        yield return new DataList("trade", report.Trade.SelectMany(TradeRow.Of));
        yield return new DataList("connections", report.Connections.Organisations);
        yield return new DataList("service", [report.Service]);
        if (report.Circulation is { } circulation)
            yield return new DataList("circulation", [circulation]);
        yield return new DataList("projects", report.Progress.Projects);
        yield return new DataList("campaigns", report.Progress.Campaigns);
    }
}

/// <summary>What is told of a group, and by what it was asked.</summary>
internal sealed record EquityRow(string Question, EquityGroup Group);

/// <summary>Hours that one group gave another.</summary>
internal sealed record TradeRow(Boundary Between, string Gave, string Received, long? Hours, int HiddenQuarters)
{
    public static IEnumerable<TradeRow> Of(TradeView trade) =>
        trade.Groups.SelectMany((gave, row) => trade.Groups.Select((received, column) => new TradeRow(trade.Between, gave, received, trade.Hours[row][column].Hours, trade.Hours[row][column].HiddenQuarters)));
}
