using Hexitime.Matching.Availability;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>
/// When a member and some others all have time, as concrete slots from which times for a meeting can be proposed. Refused (<c>schedule.not-shared</c>) unless each of them shares
/// when they have time; whoever does not, nobody is told.
/// </summary>
/// <param name="With">The others: 1 to 20.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when: at most 60 days later.</param>
/// <param name="Minutes">The shortest slot that is of use: 5 to 1,440 minutes.</param>
[MaySend(Who.AnyMember)]
public sealed record FindCommonTime(IReadOnlyList<MemberId> With, Instant From, Instant Until, int Minutes = 60) : IQuery<CommonTimeView>, IChecked
{
    /// <summary>The most others.</summary>
    public const int MostOthers = 20;

    /// <summary>The longest time that is looked at, in days.</summary>
    public const int MostDays = 60;

    /// <inheritdoc />
    public Refusal? Check() =>
        With is not { Count: >= 1 and <= MostOthers } ? Refusal.Invalid("schedule.with", $"Name 1 to {MostOthers} others.")
        : Until <= From || Until - From > Duration.FromDays(MostDays) ? Refusal.Invalid("schedule.interval", $"Look at no more than {MostDays} days, the end after the beginning.")
        : Minutes is < 5 or > 1_440 ? Refusal.Invalid("schedule.minutes", "A slot has 5 minutes to a day.")
        : null;
}

/// <summary>When all of them have time.</summary>
/// <param name="Slots">In order, as long as they are, at most 200.</param>
public sealed record CommonTimeView(IReadOnlyList<TimeSlot> Slots);

/// <summary>Time in which all are free.</summary>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when, exclusive.</param>
public sealed record TimeSlot(Instant From, Instant Until);

internal sealed class FindCommonTimeHandler(
    IReadRepositoryBase<Schedule> schedules, IReadRepositoryBase<Member> members, IReadRepositoryBase<Block> blocks, CurrentActor actor)
    : IRequestHandler<FindCommonTime, Result<CommonTimeView>>
{
    private const int Most = 200;

    public async Task<Result<CommonTimeView>> Handle(FindCommonTime request, CancellationToken cancellationToken)
    {
        var people = new List<Member> { await members.MeAsync(actor, cancellationToken) };
        foreach (var id in request.With.Where(w => w != actor.Me).Distinct())
        {
            if (await members.FindPublicAsync(id, blocks, actor, cancellationToken) is not { } other)
                return MemberRefusals.NotFound;
            people.Add(other);
        }

        var shared = (await schedules.ListAsync(new SchedulesOf(people.ConvertAll(p => p.Id)), cancellationToken)).Where(s => s.Text.IsShared).ToDictionary(s => s.Member, s => s.Text);
        if (!people.TrueForAll(p => shared.ContainsKey(p.Id)))
            return Refusal.Conflict("schedule.not-shared", "Not everybody shares when they have time. Propose some times instead.");
        var times = people.ConvertAll(p => shared[p.Id].InZone(DateTimeZoneProviders.Tzdb[p.TimeZone]).Value);
        var slots = CommonTime.Of(times, new Interval(request.From, request.Until), request.Minutes);
        return new CommonTimeView([.. slots.Take(Most).Select(s => new TimeSlot(s.Start, s.End))]);
    }
}
