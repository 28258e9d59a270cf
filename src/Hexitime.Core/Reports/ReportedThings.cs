using Hexitime.Exchanges;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.Sessions;
using Hexitime.Testimonials;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Reports;

/// <summary>Finds what the actor may report: whatever they find, blocks apart, and what they have a part in. Another kind of thing is another line here.</summary>
internal sealed class ReportedThings(
    IReadRepositoryBase<Member> members, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Message> messages,
    IReadRepositoryBase<Project> projects, IReadRepositoryBase<Pledge> pledges, IReadRepositoryBase<GroupSession> sessions, IReadRepositoryBase<Testimonial> testimonials,
    IReadRepositoryBase<Membership> memberships, Conversations conversations, CurrentActor actor, IClock clock)
{
    public Task<Result<ReportedThing>> FindAsync(ReportedKind kind, Guid id, CancellationToken cancellationToken) => kind switch
    {
        ReportedKind.Member => FindMemberAsync(new MemberId(id), cancellationToken),
        ReportedKind.Listing => FindListingAsync(new ListingId(id), cancellationToken),
        ReportedKind.Exchange => FindExchangeAsync(new ExchangeId(id), cancellationToken),
        ReportedKind.Message => FindMessageAsync(new MessageId(id), cancellationToken),
        ReportedKind.Project => FindProjectAsync(new ProjectId(id), cancellationToken),
        ReportedKind.Session => FindSessionAsync(new SessionId(id), cancellationToken),
        ReportedKind.Testimonial => FindTestimonialAsync(new TestimonialId(id), cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private Task<List<NetworkId>> NetworksOfMineAsync(CancellationToken cancellationToken) => memberships.NetworksOfAsync(actor.Me, cancellationToken);

    private async Task<Result<ReportedThing>> FindMemberAsync(MemberId id, CancellationToken cancellationToken) =>
        await members.GetByIdAsync(id, cancellationToken) is { HasLeft: false }
            ? new ReportedThing(ReportedKind.Member, id.Value, id)
            : MemberRefusals.NotFound;

    private async Task<Result<ReportedThing>> FindListingAsync(ListingId id, CancellationToken cancellationToken)
    {
        var mine = await NetworksOfMineAsync(cancellationToken);
        if (await listings.GetByIdAsync(id, cancellationToken) is not { } listing || !listing.IsFoundBy(actor.Me, mine, clock.GetCurrentInstant()))
            return ListingRefusals.NotFound;
        // Where it is in several networks, those of one in which both are hear of it.
        var network = listing.Places.Select(p => (NetworkId?)p.Network).Where(n => mine.Contains(n!.Value)).OrderBy(n => n!.Value.Value).FirstOrDefault();
        return new ReportedThing(ReportedKind.Listing, id.Value, listing.Owner, network, $"{listing.Title}\n{listing.Description}".Trim());
    }

    private async Task<Result<ReportedThing>> FindExchangeAsync(ExchangeId id, CancellationToken cancellationToken) =>
        await exchanges.GetByIdAsync(id, cancellationToken) is { } exchange && exchange.IsSide(actor.Me)
            ? new ReportedThing(ReportedKind.Exchange, id.Value, exchange.OtherSide(actor.Me), exchange.Network)
            : ExchangeRefusals.NotFound;

    private async Task<Result<ReportedThing>> FindMessageAsync(MessageId id, CancellationToken cancellationToken) =>
        await messages.GetByIdAsync(id, cancellationToken) is { } message
        && (await conversations.FindMineAsync(new Subject(message.SubjectKind, message.SubjectId), cancellationToken)).TryGet(out var conversation, out _)
            ? new ReportedThing(ReportedKind.Message, id.Value, message.Author, conversation.Network, message.Text)
            : MessageRefusals.NotFound;

    private async Task<Result<ReportedThing>> FindProjectAsync(ProjectId id, CancellationToken cancellationToken) =>
        await projects.GetByIdAsync(id, cancellationToken) is { } project
        && (project.IsFoundBy(actor.Me, await NetworksOfMineAsync(cancellationToken)) || await pledges.AnyAsync(new PledgesTo(id, actor.Me), cancellationToken))
            ? new ReportedThing(ReportedKind.Project, id.Value, project.Lead, project.Network, $"{project.Title}\n{project.Aim}".Trim())
            : ProjectRefusals.NotFound;

    private async Task<Result<ReportedThing>> FindSessionAsync(SessionId id, CancellationToken cancellationToken) =>
        await sessions.GetByIdAsync(id, cancellationToken) is { } session && session.IsFoundBy(actor.Me, await NetworksOfMineAsync(cancellationToken))
            ? new ReportedThing(ReportedKind.Session, id.Value, session.Giver, session.Network, $"{session.Title}\n{session.Description}".Trim())
            : SessionRefusals.NotFound;

    private async Task<Result<ReportedThing>> FindTestimonialAsync(TestimonialId id, CancellationToken cancellationToken) =>
        await testimonials.GetByIdAsync(id, cancellationToken) is { State: TestimonialState.Published } testimonial
        && (testimonial.Network is not { } network || (await NetworksOfMineAsync(cancellationToken)).Contains(network))
            ? new ReportedThing(ReportedKind.Testimonial, id.Value, testimonial.Author, testimonial.Network, testimonial.Words)
            : TestimonialRefusals.NotFound;
}
