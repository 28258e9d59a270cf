using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Testimonials;

/// <summary>A member reads what others say, the newest first: of the platform, or of a network to which the member belongs.</summary>
/// <param name="Network">Of which network; <c>null</c> for the platform.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Testimonials on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListTestimonials(NetworkId? Network = null, string? After = null, int Size = Page<TestimonialView>.DefaultSize) : IQuery<Page<TestimonialView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A member looks through what they have written themselves, in whatever state, the newest first.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Testimonials on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListMyTestimonials(string? After = null, int Size = Page<TestimonialView>.DefaultSize) : IQuery<Page<TestimonialView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A host of a network, or for the platform an administrator, looks through what waits for approval, the newest first.</summary>
/// <param name="Network">Of which network; <c>null</c> for the platform.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Testimonials on a page: 1 to 100.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record ListWaitingTestimonials(NetworkId? Network = null, string? After = null, int Size = Page<TestimonialView>.DefaultSize)
    : IQuery<Page<TestimonialView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A testimonial.</summary>
/// <param name="Id">The testimonial.</param>
/// <param name="Network">Of which network; <c>null</c> for the platform.</param>
/// <param name="Author">Who wrote it; <c>null</c> if they are not to be named.</param>
/// <param name="Words">What they say.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="Reason">Why it was refused; for its author.</param>
public sealed record TestimonialView(
    TestimonialId Id, NetworkId? Network, Person? Author, string Words, TestimonialState State, Instant WrittenAt, string? Reason)
{
    /// <summary>Shows a testimonial to others.</summary>
    public static TestimonialView Of(Testimonial t, IReadOnlyDictionary<MemberId, string> names) =>
        new(t.Id, t.Network, t.IsNamed ? new Person(t.Author, names[t.Author]) : null, t.Words, t.State, t.WrittenAt, null);

    /// <summary>Shows a testimonial to whoever wrote it.</summary>
    public static TestimonialView ToItsAuthor(Testimonial t, IReadOnlyDictionary<MemberId, string> names) => Of(t, names) with { Reason = t.Reason };
}

internal sealed class ListTestimonialsHandler(
    IReadRepositoryBase<Testimonial> testimonials, IReadRepositoryBase<Member> members, NetworkDesk networks, CurrentActor actor)
    : IRequestHandler<ListTestimonials, Result<Page<TestimonialView>>>, IRequestHandler<ListMyTestimonials, Result<Page<TestimonialView>>>,
      IRequestHandler<ListWaitingTestimonials, Result<Page<TestimonialView>>>
{
    public async Task<Result<Page<TestimonialView>>> Handle(ListTestimonials request, CancellationToken cancellationToken)
    {
        if (request.Network is { } network && !(await networks.InsideAsync(network, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        return await PageAsync(new TestimonialsIn(request.Network, TestimonialState.Published, request.After, request.Size), request.Size, TestimonialView.Of, cancellationToken);
    }

    public async Task<Result<Page<TestimonialView>>> Handle(ListMyTestimonials request, CancellationToken cancellationToken) =>
        await PageAsync(new TestimonialsBy(actor.Me, request.After, request.Size), request.Size, TestimonialView.ToItsAuthor, cancellationToken);

    public async Task<Result<Page<TestimonialView>>> Handle(ListWaitingTestimonials request, CancellationToken cancellationToken) =>
        await networks.RefuseUnlessRunsAsync(request.Network, cancellationToken) is { } refusal
            ? refusal
            : await PageAsync(new TestimonialsIn(request.Network, TestimonialState.Waiting, request.After, request.Size), request.Size, TestimonialView.Of, cancellationToken);

    private async Task<Page<TestimonialView>> PageAsync(
        ISpecification<Testimonial> wanted, int size, Func<Testimonial, IReadOnlyDictionary<MemberId, string>, TestimonialView> view, CancellationToken cancellationToken)
    {
        var found = await testimonials.ListAsync(wanted, cancellationToken);
        var names = await members.NamesAsync(found.Select(t => t.Author), cancellationToken);
        return Paging.ToPage(found, size, t => view(t, names), t => Paging.Cursor(t.WrittenAt, t.Id.Value));
    }
}

/// <summary>What was said of a network or the platform, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class TestimonialsIn : Specification<Testimonial>
{
    /// <summary>Says what is wanted.</summary>
    public TestimonialsIn(NetworkId? network, TestimonialState state, string? after, int size) =>
        Query.Where(t => t.Network == network && t.State == state).NewestAfter(after, size);
}

/// <summary>What one member has said, the newest first: one more than a page.</summary>
public sealed class TestimonialsBy : Specification<Testimonial>
{
    /// <summary>Says what is wanted.</summary>
    public TestimonialsBy(MemberId author, string? after, int size) => Query.Where(t => t.Author == author).NewestAfter(after, size);
}

internal static class TestimonialPaging
{
    public static void NewestAfter(this SpecificationBuilder<Testimonial> query, string? after, int size)
    {
        if (Paging.TryRead(after, out var position) && position is var (at, id))
        {
            var last = new TestimonialId(id);
            query.Where(t => t.WrittenAt < at || (t.WrittenAt == at && t.Id < last));
        }

        query.OrderByDescending(t => t.WrittenAt).ThenByDescending(t => t.Id).Take(size + 1);
    }
}
