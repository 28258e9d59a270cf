using Hexitime.Http;
using Hexitime.Queries;
using Hexitime.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGroup("/me/reports").WithTags("Reports").MapQuery<ListMyReports, Page<ReportView>>(
            "", "List what you have reported", "The newest first, and where each is. Who handles it stays with the hosts.");
        var reports = api.MapGroup("/reports").WithTags("Reports");
        reports.MapCommand<MakeReport, ReportView>(
            "", "Report something", "A member, an open listing, a project, a group session, a testimonial, or an exchange or message of yours. While your report of it is undecided, that one is answered.",
            """{ "kind": "message", "thing": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "reason": "harassment", "words": "It is the third of this sort." }""").NeedsKey();
        reports.MapQuery<ListReports, Page<HandledReportView>>(
            "", "Look through the reports", "For brokers and administrators, and in their networks for hosts; the oldest first, those that are not decided unless a state is named, and none about yourself.");
        reports.MapCommand<ReviewReport, HandledReportView>(
            "/{report}/review", "Take a report in review", "For brokers and administrators, and in their networks for hosts, but not whoever made it.", """{ "note": "I will speak with both." }""");
        reports.MapCommand<DecideReport, HandledReportView>(
            "/{report}/decide", "Decide a report", "For brokers and administrators, and in their networks for hosts, but not whoever made it.",
            """{ "isUpheld": true, "reason": "Three unwanted messages in a day." }""");
    }
}
