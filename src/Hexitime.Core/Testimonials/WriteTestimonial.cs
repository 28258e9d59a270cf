using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Testimonials;

/// <summary>A member says how it was, and agrees that others read it once it is approved.</summary>
/// <param name="Words">What they say: 1 to 2,000 characters.</param>
/// <param name="IsNamed">Whether it is shown under their name; else as "a member".</param>
/// <param name="Network">Of a network to which they belong; <c>null</c> for the platform.</param>
[MaySend(Who.Member)]
public sealed record WriteTestimonial(string Words, bool IsNamed = false, NetworkId? Network = null) : ICommand<TestimonialView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Words, Testimonial.Longest, "testimonial.words", "The testimonial");
}

/// <summary>The author withdraws their consent: it is shown no more, and its words are gone. Doing so again changes nothing.</summary>
/// <param name="Testimonial">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record WithdrawTestimonial(TestimonialId Testimonial) : ICommand<Done>;

/// <summary>A host of the network, or for the platform's an administrator, lets a testimonial be shown.</summary>
/// <param name="Testimonial">Which.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record ApproveTestimonial(TestimonialId Testimonial) : ICommand<Done>;

/// <summary>A host of the network, or for the platform's an administrator, does not let a testimonial be shown, or not any more.</summary>
/// <param name="Testimonial">Which.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. The author reads it.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record RefuseTestimonial(TestimonialId Testimonial, string Reason) : ICommand<Done>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "testimonial.reason", "The reason");
}

/// <summary>It was decided whether a testimonial is shown.</summary>
/// <param name="Testimonial">Which.</param>
/// <param name="State">Published or refused.</param>
/// <param name="Version">The testimonial's version after it.</param>
public sealed record TestimonialDecided(TestimonialId Testimonial, TestimonialState State, int Version) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Testimonial.Value;
}

internal sealed class WriteTestimonialHandler(
    IRepositoryBase<Testimonial> testimonials, IReadRepositoryBase<Member> members, Standing standing, NetworkDesk networks, IOutbox outbox, CurrentActor actor, IClock clock)
    : IRequestHandler<WriteTestimonial, Result<TestimonialView>>, IRequestHandler<WithdrawTestimonial, Result<Done>>,
      IRequestHandler<ApproveTestimonial, Result<Done>>, IRequestHandler<RefuseTestimonial, Result<Done>>
{
    public async Task<Result<TestimonialView>> Handle(WriteTestimonial request, CancellationToken cancellationToken)
    {
        if (request.Network is { } network && !(await networks.InsideAsync(network, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        if (!await standing.HoldAsync([await members.MeAsync(actor, cancellationToken)], cancellationToken))
            return MemberRefusals.NotFound;
        var written = await testimonials.AddAsync(
            Testimonial.Write(actor.Me, request.Network, request.Words, request.IsNamed, clock.GetCurrentInstant()), cancellationToken);
        return TestimonialView.ToItsAuthor(written, await members.NamesAsync([actor.Me], cancellationToken));
    }

    public async Task<Result<Done>> Handle(WithdrawTestimonial request, CancellationToken cancellationToken) =>
        await testimonials.GetByIdAsync(request.Testimonial, cancellationToken) is { } mine && mine.Author == actor.Me
            ? mine.Withdraw(clock.GetCurrentInstant())
            : TestimonialRefusals.NotFound;

    public Task<Result<Done>> Handle(ApproveTestimonial request, CancellationToken cancellationToken) =>
        DecideAsync(request.Testimonial, t => t.Approve(actor.Value.Member, clock.GetCurrentInstant()), cancellationToken);

    public Task<Result<Done>> Handle(RefuseTestimonial request, CancellationToken cancellationToken) =>
        DecideAsync(request.Testimonial, t => t.Refuse(request.Reason, clock.GetCurrentInstant()), cancellationToken);

    private async Task<Result<Done>> DecideAsync(TestimonialId id, Func<Testimonial, Result<Done>> decide, CancellationToken cancellationToken)
    {
        if (await testimonials.GetByIdAsync(id, cancellationToken) is not { } testimonial || await networks.RefuseUnlessRunsAsync(testimonial.Network, cancellationToken) is not null)
            return TestimonialRefusals.NotFound;
        var decided = decide(testimonial);
        if (decided.IsGranted)
            outbox.Add(new TestimonialDecided(testimonial.Id, testimonial.State, testimonial.Version));
        return decided;
    }
}
