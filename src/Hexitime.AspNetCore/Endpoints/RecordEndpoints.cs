using Hexitime.Http;
using Hexitime.Impact;
using Hexitime.Impact.Evidence;
using Hexitime.Impact.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class RecordEndpoints
{
    public static void MapRecords(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Your record");
        me.MapQuery<GetRecord, RecordView>(
            "/record", "Read your record", "Hours given and received, with whom, confirmed when, and what you made of them; with what proves it to whoever has the seal.");
        me.MapFile<GetRecord, RecordView>(
            "/record.html", "getRecordAsPage", "Read your record as a page", "It stands alone and reads well printed, or saved as PDF.", "text/html", record => new PageResult<RecordPage>(nameof(RecordPage.Record), record));
        me.MapFile<GetRecord, RecordView>(
            "/record.csv", "getRecordAsCsv", "Read your record as CSV", "One row for each line. A cell that a spreadsheet would take for a formula begins with an apostrophe.", "text/csv",
            record => TypedResults.Stream(stream => CsvFile.WriteAsync(stream, record.Lines, CancellationToken.None), "text/csv; charset=utf-8", "my-record.csv"));
        me.MapCommand<WriteReflection, ReflectionView>(
            "/reflections", "Write what you make of it",
            "Of hours that you gave or received. Nobody else reads it, unless you share it with the other side, who can countersign it.",
            """{ "origin": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "words": "I plot the median first now.", "isShared": true }""");
        me.MapEnd<RemoveReflection, Done>("/reflections/{reflection}", "Take a reflection out of your record", "If it is gone, that is done already.");

        var shared = api.MapGroup("/reflections").WithTags("Your record");
        shared.MapQuery<ListSharedReflections, SharedReflections>("", "Read what others have shared with you", "Those with whom you exchanged; the newest first.");
        shared.MapCommand<CountersignReflection, ReflectionView>(
            "/{reflection}/countersign", "Countersign a reflection", "As the other side. Refused if it has been changed since you read it.", """{ "read": 1 }""");
    }
}
