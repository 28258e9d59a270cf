using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Projects;
using Hexitime.Queries;
using MediatR;

namespace Hexitime.Notifications;

/// <summary>What a project's lead and those who pledged time to it are told of a step: whoever took it knows already.</summary>
internal static class ProjectNotices
{
    /// <summary>A step in a pledge belongs to that pledge: what others have pledged has an order of its own.</summary>
    public static IEnumerable<NoticeDraft> Of(Project project, Pledge pledge, PledgeMoved moved, FormattableString who)
    {
        MemberId[] told = moved.Action switch
        {
            PledgeAction.Decide or PledgeAction.CompleteUnanswered => [pledge.Member, project.Lead],
            // With a project that is closed: that is told of the project. Else whoever pledged has left.
            PledgeAction.End => project.IsClosed ? [] : [project.Lead],
            _ => [moved.By == pledge.Member ? project.Lead : pledge.Member],
        };
        return told.Where(to => to != moved.By).Select(to =>
            NoticeDraft.For($"pledge.{moved.Version}", pledge.Id.Value, to, NotificationTopic.Projects, $"{project.Title}", SentenceOf(pledge, moved, who)) with { From = moved.By });
    }

    /// <summary>Those whose pledges counted, or ended with the project, are told once that it is closed; and so is its lead, if somebody else closed it, and donors are told what goes back to them. Who closed it is not said.</summary>
    public static IEnumerable<NoticeDraft> Of(Project project, IReadOnlyCollection<Pledge> pledges, IReadOnlyCollection<Funding> funding, ProjectMoved moved)
    {
        NoticeDraft Draft(MemberId to, FormattableString sentence) => NoticeDraft.For($"project.{moved.Version}", project.Id.Value, to, NotificationTopic.Projects, $"{project.Title}", sentence);
        return moved.Action switch
        {
            ProjectAction.AppointLead => [Draft(project.Lead, $"You lead this project now.")],
            ProjectAction.Close =>
                [.. pledges.Where(p => p.State is PledgeState.Confirmed or PledgeState.Ended).GroupBy(p => p.Member).Where(own => own.Key != moved.By)
                    .Select(own => Draft(own.Key, own.Any(EndedWithIt) ? $"The project is closed, and what you had pledged has ended with it." : (FormattableString)$"The project is closed."))
                    .Concat(project.Lead == moved.By ? [] : [Draft(project.Lead, $"The project is closed.")])
                    .Concat(Refunds(project, funding, moved))],
            _ => [],
        };
    }

    private static IEnumerable<NoticeDraft> Refunds(Project project, IEnumerable<Funding> funding, ProjectMoved moved) =>
        from gift in funding
        where gift is { From: not null, Returned.IsPositive: true }
        group gift.Returned!.Value.Minutes by gift.From!.Value into returned
        select NoticeDraft.For(
            $"project.refund.{moved.Version}", project.Id.Value, returned.Key, NotificationTopic.Credits, $"{project.Title}",
            $"The project is closed, and {Credits.FromMinutes(returned.Sum())} of what you gave go back to you.");

    private static bool EndedWithIt(Pledge pledge) => pledge.State == PledgeState.Ended && pledge.Recorded is null;

    private static FormattableString SentenceOf(Pledge p, PledgeMoved moved, FormattableString who) => moved.Action switch
    {
        PledgeAction.Offer => $"{who} pledges {p.Hours}. It is for you to answer.",
        PledgeAction.Accept => $"{who} has accepted your pledge of {p.Hours}.",
        PledgeAction.Decline => $"{who} has declined your pledge of {p.Hours}.",
        PledgeAction.Withdraw => $"{who} has taken back a pledge of {p.Hours}.",
        PledgeAction.ChangeGift => p.IsGift ? (FormattableString)$"{who} makes a pledge of {p.Hours} a gift." : $"{who} pledges {p.Hours} as no gift any more.",
        PledgeAction.Record => $"{who} has recorded {p.Recorded}. Confirm it, or give your figure.",
        PledgeAction.Confirm => $"{who} has confirmed: {p.Given} were given.",
        PledgeAction.CompleteUnanswered => $"Nobody objected: {p.Given} were given.",
        PledgeAction.Dispute => $"{who} has another figure than the one recorded.",
        PledgeAction.Decide => $"{who} has decided your dispute.",
        PledgeAction.End => $"A pledge of {p.Hours} has ended, for whoever made it has left.",
        _ => throw new ArgumentOutOfRangeException(nameof(moved)),
    };
}

internal sealed class TellOfProject(
    IReadRepositoryBase<Project> projects, IReadRepositoryBase<Pledge> pledges, IReadRepositoryBase<Funding> funding, IReadRepositoryBase<Member> members, NoticeDesk notices)
    : INotificationHandler<ProjectMoved>, INotificationHandler<PledgeMoved>
{
    public async Task Handle(ProjectMoved notification, CancellationToken cancellationToken)
    {
        if (notices.HasChannels && await projects.GetByIdAsync(notification.Project, cancellationToken) is { } project)
        {
            var isClosed = notification.Action == ProjectAction.Close;
            var pledged = isClosed ? await pledges.ListAsync(new PledgesTo(project.Id), cancellationToken) : [];
            var cameIn = isClosed ? await funding.ListAsync(new FundingOf(project.Id), cancellationToken) : [];
            await notices.PutAsync([.. ProjectNotices.Of(project, pledged, cameIn, notification)], cancellationToken);
        }
    }

    public async Task Handle(PledgeMoved notification, CancellationToken cancellationToken)
    {
        if (!notices.HasChannels || await projects.GetByIdAsync(notification.Project, cancellationToken) is not { } project
            || await pledges.GetByIdAsync(notification.Pledge, cancellationToken) is not { } pledge)
            return;
        FormattableString who = notification.By is { } by ? $"{Texts.OneLine((await members.NamesAsync([by], cancellationToken))[by])}" : (FormattableString)$"The bank";
        await notices.PutAsync([.. ProjectNotices.Of(project, pledge, notification, who)], cancellationToken);
    }
}
