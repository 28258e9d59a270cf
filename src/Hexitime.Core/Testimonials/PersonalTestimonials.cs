using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Testimonials;

/// <summary>What the member has said in public of the bank and of networks.</summary>
internal sealed class PersonalTestimonials(IReadRepositoryBase<Testimonial> testimonials, IClock clock) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Testimonial)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = member.Id;
        var found = await testimonials.ListAsync(new Those<Testimonial>(t => t.Author == id), cancellationToken);
        yield return PersonalFile.Of(
            "testimonials", found.OrderBy(t => t.WrittenAt).Select(t => new TestimonialLine(t.Id, t.Network, t.Words, t.IsNamed, t.State, t.WrittenAt, t.ChangedAt, t.Reason)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        foreach (var testimonial in await testimonials.ListAsync(new ShownBy(member.Id), cancellationToken))
            testimonial.Withdraw(clock.GetCurrentInstant());
    }

    private sealed record TestimonialLine(
        TestimonialId Id, NetworkId? Network, string Words, bool IsNamed, TestimonialState State, Instant WrittenAt, Instant? ChangedAt, string? Reason);
}
