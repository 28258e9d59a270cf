using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Matching;

/// <summary>A member reads when they have time and where they can meet. Others are told what both have in common, if both share it.</summary>
[MaySend(Who.AnyMember)]
public sealed record GetSchedule : IQuery<ScheduleView>;

/// <summary>A member says when they have time, where they can meet, and whether time in common may be told.</summary>
/// <param name="Schedule">All that it shall say.</param>
/// <param name="Version">The version that was read; another one is refused (<c>version.stale</c>). <c>null</c> overwrites whatever is there.</param>
[MaySend(Who.AnyMember)]
public sealed record EditSchedule(ScheduleText Schedule, int? Version = null) : ICommand<ScheduleView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Schedule.Check();
}

/// <summary>A member's own schedule.</summary>
/// <param name="Schedule">What it says.</param>
/// <param name="TimeZone">The time zone of their profile, by whose clock it is read.</param>
/// <param name="Version">One more with each change; 0 while there is none.</param>
public sealed record ScheduleView(ScheduleText Schedule, string TimeZone, int Version) : IVersioned
{
    /// <summary>Shows a member their schedule; without one, what holds then.</summary>
    public static ScheduleView Of(Schedule? schedule, Member member) => new(schedule?.Text ?? new ScheduleText(), member.TimeZone, schedule?.Version ?? 0);
}

internal sealed class EditScheduleHandler(IRepositoryBase<Schedule> schedules, IReadRepositoryBase<Member> members, CurrentActor actor)
    : IRequestHandler<GetSchedule, Result<ScheduleView>>, IRequestHandler<EditSchedule, Result<ScheduleView>>
{
    public async Task<Result<ScheduleView>> Handle(GetSchedule request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        return ScheduleView.Of(await schedules.FirstOrDefaultAsync(new SchedulesOf([me.Id]), cancellationToken), me);
    }

    public async Task<Result<ScheduleView>> Handle(EditSchedule request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        var schedule = await schedules.FirstOrDefaultAsync(new SchedulesOf([me.Id]), cancellationToken);
        if (ScheduleView.Of(schedule, me).CheckVersion(request.Version) is { } stale)
            return stale;
        if (schedule is null)
            schedule = await schedules.AddAsync(Schedule.Of(me.Id, request.Schedule), cancellationToken);
        else
            schedule.Edit(request.Schedule);
        return ScheduleView.Of(schedule, me);
    }
}
