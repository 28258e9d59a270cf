using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;

namespace Hexitime.Matching;

/// <summary>When the member has time and where they can meet. It goes with them.</summary>
internal sealed class PersonalSchedule(IRepositoryBase<Schedule> schedules) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Schedule)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var schedule = await schedules.FirstOrDefaultAsync(new SchedulesOf([member.Id]), cancellationToken);
        yield return PersonalFile.Of("schedule", schedule is null ? Array.Empty<ScheduleText>() : [schedule.Text]);
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        if (await schedules.FirstOrDefaultAsync(new SchedulesOf([member.Id]), cancellationToken) is { } schedule)
            await schedules.DeleteAsync(schedule, cancellationToken);
    }
}
