using Hexitime.Resources;
using Hexitime.Testimonials;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private const string NotFound = "testimonial.not-found";

    private static Verdicts RunsThePlatform => Administrators.InGoodStanding().Noted();

    private static Verdicts RunsTheNetwork => Host with { Bank = "actor.not-allowed", Unregistered = "actor.not-allowed" };

    private static IEnumerable<Row> Library() =>
    [
        On(RunsThePlatform, _ => new AddResource(Scene.Guide), "the platform's"),
        On(RunsTheNetwork, async s => new AddResource(Scene.Guide, await s.NetworkOfBenAsync()), "a network's"),
        On(RunsThePlatform, async s => new EditResource(await s.GuideAsync(), Scene.Guide), "the platform's"),
        On(RunsTheNetwork, async s => new EditResource(await s.GuideOfBenAsync(), Scene.Guide), "a network's"),
        On(RunsThePlatform, async s => new RemoveResource(await s.GuideAsync()), "the platform's"),
        On(RunsTheNetwork, async s => new RemoveResource(await s.GuideOfBenAsync()), "a network's"),
        On(AnyMember, _ => new ListResources()),
        On(AnyMember, async s => new GetResource(await s.GuideAsync()), "the platform's"),
        On(AnyMember.Only("resource.not-found"), async s => new GetResource(await s.GuideOfBenAsync()), "a network's"),
        On(AnyMember, async s => new SuggestResources(await s.ListingAsync(s.AdasSubject)), "a listing"),
        On(OneSide, async s => new SuggestResources(Exchange: await s.AcceptedAsync()), "an exchange"),
        On(AnyMember, async s => new SuggestResources(Session: await s.SessionAsync(s.AdasSubject)), "a session"),
        On(AnyMember.Only("session.not-found"), async s => new SuggestResources(Session: await s.SessionInNetworkOfBenAsync()), "a session in a network"),
        On(AnyMember.Only("project.not-found"), async s => new SuggestResources(Project: await s.ProjectInNetworkOfBenAsync(s.AdasSubject)), "a project in a network"),
        On(MemberInGoodStanding, _ => new WriteTestimonial("It was good."), "of the platform"),
        On(AnyMember.Only("network.not-found").InGoodStanding(), async s => new WriteTestimonial("It was good.", Network: await s.NetworkOfBenAsync()), "of a network"),
        On(AnyMember.Only(NotFound), async s => new WithdrawTestimonial(await s.TestimonialAsync(s.BensSubject))),
        On(RunsThePlatform with { Member = NotFound, Outsider = NotFound, Broker = NotFound, BrokerOnASide = NotFound },
            async s => new ApproveTestimonial(await s.TestimonialAsync(s.AdasSubject)), "of the platform"),
        On(RunsTheNetwork.Only(NotFound).InGoodStanding() with { Administrator = NotFound }, async s => new ApproveTestimonial(await s.TestimonialInNetworkOfBenAsync()), "of a network"),
        On(RunsThePlatform with { Member = NotFound, Outsider = NotFound, Broker = NotFound, BrokerOnASide = NotFound },
            async s => new RefuseTestimonial(await s.TestimonialAsync(s.AdasSubject), "names a patient"), "of the platform"),
        On(RunsTheNetwork.Only(NotFound).InGoodStanding() with { Administrator = NotFound },
            async s => new RefuseTestimonial(await s.TestimonialInNetworkOfBenAsync(), "names a patient"), "of a network"),
        On(AnyMember, _ => new ListTestimonials(), "of the platform"),
        On(AnyMember.Only("network.not-found"), async s => new ListTestimonials(await s.NetworkOfBenAsync()), "of a network"),
        On(AnyMember, _ => new ListMyTestimonials()),
        On(RunsThePlatform, _ => new ListWaitingTestimonials(), "of the platform"),
        On(RunsTheNetwork, async s => new ListWaitingTestimonials(await s.NetworkOfBenAsync()), "of a network"),
    ];
}
