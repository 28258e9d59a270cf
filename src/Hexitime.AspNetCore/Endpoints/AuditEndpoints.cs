using System.ComponentModel;
using CsvHelper;
using Hexitime.Audit;
using Hexitime.Http;
using Hexitime.Queries;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;

namespace Hexitime.Endpoints;

internal static class AuditEndpoints
{
    private static readonly string[] Columns = ["at", "member", "subject", "request", "details", "reason", "id"];

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Bank");
        audit.MapQuery<ListActs, Page<ActView>>(
            "", "List privileged acts", "For administrators: what people did because of their roles, the latest first; with \"from\" and \"until\", within a period.");
        audit.MapGet("/export", ExportAsync).WithName("exportActs")
            .WithSummary("Export privileged acts")
            .WithDescription("For administrators: the same as one CSV file. A cell that a spreadsheet would take for a formula begins with an apostrophe.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static async Task<IResult> ExportAsync(
        [Description("Only what was done at that instant or later.")] string? from, [Description("Only what was done before that instant.")] string? until,
        IRequestHandler<ListActs, Result<Page<ActView>>> list, CancellationToken cancellationToken)
    {
        if (!TryRead(from, out var first) || !TryRead(until, out var end))
            return Refusal.Invalid("http.malformed", "An instant is written as 2027-01-31T02:00:00Z.").ToProblem();
        var wanted = new ListActs(first, end, Size: Page<ActView>.LargestSize);
        // Asked before the answer begins, so that a refusal is still a problem.
        if (!(await list.Handle(wanted, cancellationToken)).TryGet(out var page, out var refusal))
            return refusal.ToProblem();
        return TypedResults.Stream(stream => WriteAsync(stream, wanted, page, list, cancellationToken), "text/csv; charset=utf-8", "acts.csv");
    }

    private static async Task WriteAsync(
        Stream stream, ListActs wanted, Page<ActView>? page, IRequestHandler<ListActs, Result<Page<ActView>>> list, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { Separator = ',', Injection = CsvInjection.Escape }, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, cancellationToken);
        while (page is not null)
        {
            foreach (var act in page.Items)
                await csv.WriteRecordAsync(CellsOf(act), cancellationToken);
            page = page.Next is null ? null : (await list.Handle(wanted with { After = page.Next }, cancellationToken)).Value;
        }
    }

    private static string[] CellsOf(ActView act) =>
    [
        InstantPattern.ExtendedIso.Format(act.At), act.Member?.Value.ToString() ?? "", act.Subject ?? "", act.Request, act.Details, act.Reason ?? "", act.Id.Value.ToString(),
    ];

    private static bool TryRead(string? text, out Instant? instant)
    {
        var parsed = text is null ? null : InstantPattern.ExtendedIso.Parse(text);
        instant = parsed is { Success: true } ? parsed.Value : null;
        return parsed is null or { Success: true };
    }
}
