using Hexitime.Http;
using Hexitime.Queries;
using Hexitime.Resources;
using Hexitime.Testimonials;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class LibraryEndpoints
{
    private const string TextExample = """
        {
          "title": "Run charts: how to read one", "summary": "Four rules, with examples.", "link": "https://example.org/run-charts",
          "tags": ["measurement"], "kinds": ["teaching", "coaching"], "skills": ["run charts"]
        }
        """;

    public static void MapLibrary(this IEndpointRouteBuilder api)
    {
        var resources = api.MapGroup("/resources").WithTags("Resources");
        resources.MapQuery<ListResources, Page<ResourceView>>("", "Browse guides and links", "Of the platform and of your networks, the newest first.");
        resources.MapQuery<SuggestResources, Page<ResourceView>>(
            "/suggestions", "Ask what there is for a listing, an exchange, a session or a project",
            "The most relevant first: what belongs to the project, then two points for each skill in common, one for the kind.");
        resources.MapCommand<AddResource, ResourceView>(
            "", "Put a guide or a link into a library", "For hosts of its network; without one, into the platform's, for administrators.",
            $$"""{ "text": {{TextExample}} }""", creates: resource => resource.Id.Value);
        resources.MapQuery<GetResource, ResourceView>("/{resource}", "Read a guide or follow a link", "Of the platform or of one of your networks.");
        resources.MapEdit<EditResource, ResourceView>("/{resource}", "text", "Change what it says", "Send all that it shall say.", TextExample);
        resources.MapEnd<RemoveResource, Done>("/{resource}", "Take it out of the library", "For those who could have put it there.");

        var testimonials = api.MapGroup("/testimonials").WithTags("Testimonials");
        testimonials.MapQuery<ListTestimonials, Page<TestimonialView>>("", "Read what others say", "Of the platform, or of a network of yours; the newest first.");
        testimonials.MapQuery<ListMyTestimonials, Page<TestimonialView>>("/mine", "Read what you have said", "In whatever state, the newest first.");
        testimonials.MapQuery<ListWaitingTestimonials, Page<TestimonialView>>("/waiting", "Read what waits for approval", "For hosts of a network and, for the platform's, administrators.");
        testimonials.MapCommand<WriteTestimonial, TestimonialView>(
            "", "Say how it was", "You agree that others read it once it is approved; under your name if you say so.",
            """{ "words": "One hour, and our ward reads its own charts.", "isNamed": true }""");
        testimonials.MapCommand<ApproveTestimonial, Done>("/{testimonial}/approve", "Let it be shown", "For hosts of its network and, for the platform's, administrators.");
        testimonials.MapCommand<RefuseTestimonial, Done>(
            "/{testimonial}/refuse", "Do not let it be shown", "Or not any more.", """{ "reason": "It names a patient." }""");
        testimonials.MapEnd<WithdrawTestimonial, Done>("/{testimonial}", "Withdraw your consent", "It is shown no more, and its words are gone.");
    }
}
