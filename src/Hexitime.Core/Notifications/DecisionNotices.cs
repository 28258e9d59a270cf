using Hexitime.Queries;
using Hexitime.Reports;
using Hexitime.Testimonials;
using MediatR;

namespace Hexitime.Notifications;

/// <summary>Whoever has reported something is told how it goes on; what it was, and about whom, stays in the bank.</summary>
internal sealed class TellOfReport(IReadRepositoryBase<Report> reports, NoticeDesk notices) : INotificationHandler<ReportMoved>
{
    public async Task Handle(ReportMoved notification, CancellationToken cancellationToken)
    {
        FormattableString? sentence = notification.State switch
        {
            ReportState.InReview => $"Somebody is looking into it.",
            ReportState.Upheld => $"It is decided: you were right to report it.",
            ReportState.Dismissed => $"It is decided: there is nothing to be done.",
            _ => null,
        };
        if (notices.HasChannels && sentence is not null && await reports.GetByIdAsync(notification.Report, cancellationToken) is { } report)
        {
            await notices.PutAsync(
                [NoticeDraft.For($"report.{notification.State}", report.Id.Value, report.Reporter, NotificationTopic.Decisions, $"Your report", sentence)], cancellationToken);
        }
    }
}

/// <summary>Whoever has written a testimonial is told whether it is shown.</summary>
internal sealed class TellOfTestimonial(IReadRepositoryBase<Testimonial> testimonials, NoticeDesk notices) : INotificationHandler<TestimonialDecided>
{
    public async Task Handle(TestimonialDecided notification, CancellationToken cancellationToken)
    {
        // Whoever has withdrawn their consent since needs no answer any more.
        if (notices.HasChannels && await testimonials.GetByIdAsync(notification.Testimonial, cancellationToken) is { State: not TestimonialState.Withdrawn } testimonial)
        {
            FormattableString sentence = notification.State == TestimonialState.Published ? (FormattableString)$"It is shown to others now." : $"It is not shown. Sign in to read why.";
            await notices.PutAsync(
                [NoticeDraft.For(
                    $"testimonial.{notification.Version}", testimonial.Id.Value, testimonial.Author, NotificationTopic.Decisions, $"Your testimonial", sentence)], cancellationToken);
        }
    }
}
