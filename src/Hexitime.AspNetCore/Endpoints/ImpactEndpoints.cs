using Hexitime.Http;
using Hexitime.Impact;
using Hexitime.Impact.Board;
using Hexitime.Impact.Equity;
using Hexitime.Impact.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class ImpactEndpoints
{
    private const string ForHosts = "For hosts of a network and, without one, for administrators.";

    public static void MapImpact(this IEndpointRouteBuilder api)
    {
        var impact = api.MapGroup("/impact").WithTags("Impact");
        impact.MapQuery<GetImpact, PeriodView>("", "Read what was exchanged in a period", $"Hours proven by exchanges, group sessions and project work. {ForHosts}");
        impact.MapQuery<GetGrowth, GrowthView>("/growth", "Read it by months, quarters or years", $"The earliest first, with members and cumulative hours. {ForHosts}");
        impact.MapQuery<GetService, ServiceView>("/service", "Read what became of proposals and requests", $"Shares come with their 95 % interval. {ForHosts}");
        impact.MapQuery<GetSkills, SkillsView>("/skills", "Read what hours were about", $"Hours about several skills count for each, and once in the total. {ForHosts}");
        impact.MapQuery<GetProjectImpact, ProjectImpactView>("/projects", "Read how far projects and campaigns have come", $"Pledged, given and outstanding, against target and time. {ForHosts}");
        impact.MapQuery<GetCirculation, CirculationView>("/circulation", "Read where the credits are, and whether they move", "For administrators.");
        impact.MapQuery<GetJourneys, JourneysView>("/journeys", "Read how those who joined fared", $"Quarter by quarter: how soon they first exchanged, and how many still do. {ForHosts}");
        impact.MapQuery<GetTrade, TradeView>("/trade", "Read what was given between organisations, professions, pay bands or networks", $"By quarters that are published, see /impact/editions; small figures are hidden. {ForHosts}");
        impact.MapQuery<GetEquity, EquityView>("/equity", "Read whom the bank reached", $"By what members say of themselves, such as the question age-band. By quarters that are published, see /impact/editions; small figures are hidden. {ForHosts}");
        impact.MapQuery<GetBoardReport, BoardReport>("/report.json", "The report for a board, as data", $"All figures of the page. {ForHosts}");
        impact.MapFile<GetBoardReport, BoardReport>(
            "/report.html", "getBoardReportAsPage", "The report for a board", $"One file that stands alone: figures, charts and tables that read well printed. {ForHosts}", "text/html",
            report => new PageResult<ReportPage>(nameof(ReportPage.Report), report));
        impact.MapFile<GetBoardReport, BoardReport>(
            "/report.zip", "getBoardReportAsZip", "The report for a board with the data behind it", $"The page, and each of its tables as JSON and as CSV. {ForHosts}", "application/zip",
            report => new ReportZip(report));

        impact.MapQuery<GetEditions, EditionsView>("/editions", "See which quarters are published", $"What is not published yet is in no answer about groups. {ForHosts}");
        impact.MapCommand<MakeEditions, AskedImpactRun>(
            "/editions", "Have what tells of groups published",
            $"Of quarters that are over. It happens by itself some weeks after each. With many groups and networks it takes minutes: follow it at /impact/runs. {ForHosts}");
        var runs = impact.MapGroup("/runs");
        impact.MapCommand<RebuildFigures, AskedImpactRun>(
            "/runs", "Have all figures computed anew", "From what proves them. For administrators. It takes a while: follow it where the answer says.", creates: asked => asked.Id.Value);
        runs.MapQuery<GetImpactRun, ImpactRunView>("/{run}", "See how far a computation is", "For whoever could ask for it.");
        runs.MapCommand<CancelImpactRun, ImpactRunView>("/{run}/cancel", "Call a computation off", "For whoever could ask for it; refused once it is done.");
    }
}
