using Hexitime.Matching.Availability;
using Hexitime.Matching.Places;
using Hexitime.Members;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>When a member has time, and where they can meet.</summary>
public sealed record ScheduleText
{
    /// <summary>The time of every week, by the clock in the time zone of the member's profile: at most 50 slots.</summary>
    public IReadOnlyList<WeeklySlot> Weekly { get; init; } = [];

    /// <summary>Dates on which that does not hold: at most 400.</summary>
    public IReadOnlyList<LocalDate> DatesOff { get; init; } = [];

    /// <summary>Time on single dates beside it: at most 400 slots.</summary>
    public IReadOnlyList<ExtraSlot> Extra { get; init; } = [];

    /// <summary>
    /// Whether time in common may be told to those who share theirs too. Without it nobody is told anything of when the member has time, and it counts for nothing when they
    /// are matched.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>Whether meeting remotely will do.</summary>
    public bool Remotely { get; init; } = true;

    /// <summary>Where they are, in degrees north; with <see cref="Longitude"/>, or neither. Only distances are ever told.</summary>
    public double? Latitude { get; init; }

    /// <summary>Where they are, in degrees east.</summary>
    public double? Longitude { get; init; }

    /// <summary>How far from there they travel, 0 to 1,000 km.</summary>
    public int TravelKilometres { get; init; }

    /// <summary>The first thing that is wrong with it, or <c>null</c>.</summary>
    public Refusal? Check() =>
        Weekly is null || DatesOff is null || Extra is null || Weekly.Any(s => s is null) || Extra.Any(s => s is null)
            ? Refusal.Invalid("availability.missing", "Write an empty list for no times.")
            : InZone(DateTimeZone.Utc).Refusal ?? Place().Refusal;

    /// <summary>When they have time, by the clock in a zone.</summary>
    public Result<WeeklyAvailability> InZone(DateTimeZone zone) => WeeklyAvailability.Create(zone, Weekly, DatesOff, Extra);

    /// <summary>Where they can meet.</summary>
    public Result<Whereabouts> Place()
    {
        if (Latitude is null != Longitude is null)
            return Refusal.Invalid("place.coordinates", "Coordinates are degrees north and degrees east: give both, or neither.");
        Coordinates? site = null;
        if (Latitude is { } north && Longitude is { } east)
        {
            if (!Coordinates.Create(north, east).TryGet(out var point, out var refusal))
                return refusal;
            site = point;
        }

        var place = new Whereabouts(Remotely, site, TravelKilometres);
        return place.Check() is { } wrong ? wrong : place;
    }
}

/// <summary>A member's schedule; without one they are met remotely, and nothing is known of when.</summary>
public sealed class Schedule : IVersioned
{
    private Schedule() { }

    /// <summary>Whose.</summary>
    public MemberId Member { get; private set; }

    /// <summary>What it says.</summary>
    public ScheduleText Text { get; private set; } = new();

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>The first schedule of a member.</summary>
    public static Schedule Of(MemberId member, ScheduleText text) => new() { Member = member, Text = text };

    /// <summary>Changes all that it says.</summary>
    public void Edit(ScheduleText text)
    {
        Text = text;
        Version++;
    }
}

/// <summary>The schedules of some members.</summary>
public sealed class SchedulesOf : Specification<Schedule>
{
    /// <summary>Looks by the members.</summary>
    public SchedulesOf(IReadOnlyCollection<MemberId> members)
    {
        var wanted = members.ToList();
        Query.Where(s => wanted.Contains(s.Member));
    }
}
