using Hexitime.Demographics;
using Hexitime.Http;
using Hexitime.Members;
using Hexitime.Privacy;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Privacy");
        me.MapGet("/export", ExportAsync).WithName("exportMyData")
            .WithSummary("Export your data")
            .WithDescription("Everything that is held about you as one ZIP file: each list as JSON and as CSV. In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe.")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip");
        me.MapCommand<EraseMe, Done>(
            "/erase", "Have yourself erased",
            "You leave, and what tells who you are and what you wrote goes for good; hours stay counted. Export your data first. Refused while credits of yours are in dispute.");
        me.MapQuery<GetConsents, ConsentsView>("/consents", "Read what you have agreed to", "With the present words, their version, and since when.");
        me.MapCommand<GiveConsent, Done>(
            "/consents/{purpose}/give", "Agree to something", "In the words whose version you send; refused if they have changed since you read them.", """{ "wording": "1" }""");
        me.MapCommand<WithdrawConsent, Done>("/consents/{purpose}/withdraw", "Withdraw your consent", "From now on it does not count. When you agreed and when you withdrew it stays recorded.");

        me.MapQuery<GetDemographics, DemographicsView>("/demographics", "Read what you are asked about yourself", "With what you have answered. Nobody else reads your answers.");
        me.MapCommand<DeclareDemographics, DemographicsView>(
            "/demographics", "Say something of yourself",
            "As much as you wish; \"prefer-not-to-say\" answers every question, and null takes an answer back. Only totals are ever shown, and only if you agree to statistics.",
            """{ "answers": [ { "question": "age-band", "answer": "35-44" }, { "question": "gender", "answer": "prefer-not-to-say" } ] }""");
        me.MapEnd<DeleteDemographics, Done>("/demographics", "Take back what you have said of yourself", "All of it, at once.");

        api.MapGroup("/members").WithTags("Privacy").MapCommand<EraseMember, Done>(
            "/{member}/erase", "Have a member erased", "For administrators, when a member has asked for it. The reason is kept for good: do not name the member in it.",
            """{ "reason": "Asked for in writing on 3 March." }""");
    }

    private static async Task<IResult> ExportAsync(IRequestHandler<ExportMyData, Result<PersonalExport>> export, CancellationToken cancellationToken) =>
        (await export.Handle(new ExportMyData(), cancellationToken)).TryGet(out var data, out var refusal)
            ? TypedResults.Stream(stream => DataZip.WriteAsync(stream, data.At, data.Files.Select(f => new DataList(f.Name, f.Rows)), cancellationToken), "application/zip", "my-data.zip")
            : refusal.ToProblem();
}
