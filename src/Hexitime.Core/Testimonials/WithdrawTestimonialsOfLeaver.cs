using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Testimonials;

/// <summary>When somebody leaves the bank, their consent ends.</summary>
internal sealed class WithdrawTestimonialsOfLeaver(IReadRepositoryBase<Testimonial> testimonials, IReadRepositoryBase<Member> members, IUnitOfWork unitOfWork, IClock clock)
    : INotificationHandler<MemberLeft>
{
    public Task Handle(MemberLeft notification, CancellationToken cancellationToken) => unitOfWork.RunAsync(async ct =>
    {
        if (await members.GetByIdAsync(notification.Member, ct) is { HasLeft: true })
        {
            foreach (var testimonial in await testimonials.ListAsync(new ShownBy(notification.Member), ct))
                testimonial.Withdraw(clock.GetCurrentInstant());
        }

        return new Done();
    }, _ => false, cancellationToken);
}

/// <summary>What one member has said and not withdrawn.</summary>
public sealed class ShownBy : Specification<Testimonial>
{
    /// <summary>Looks by the author.</summary>
    public ShownBy(MemberId author) => Query.Where(t => t.Author == author && t.State != TestimonialState.Withdrawn);
}
