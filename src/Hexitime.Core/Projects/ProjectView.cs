using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>A piece of work for which a project wants time.</summary>
/// <param name="Number">1 for the project's first, then one more for each that was ever added.</param>
/// <param name="Title">The title.</param>
/// <param name="Description">More about it.</param>
/// <param name="Hours">How many hours are wanted in all.</param>
/// <param name="Pledged">The hours that are agreed and not given yet.</param>
/// <param name="Given">The hours that were given and confirmed, gifts among them.</param>
/// <param name="Skills">Skills that help.</param>
/// <param name="StartsAt">From when on help is wanted.</param>
/// <param name="EndsAt">Until when.</param>
public sealed record TaskView(
    int Number, string Title, string? Description, Credits Hours, Credits Pledged, Credits Given, IReadOnlyList<string> Skills, Instant? StartsAt, Instant? EndsAt);

/// <summary>A project as those see it who find it.</summary>
/// <param name="Id">The project.</param>
/// <param name="Lead">Who leads it.</param>
/// <param name="Organisation">The organisation in which it was devised.</param>
/// <param name="Network">The network whose members alone find it; <c>null</c> for everybody.</param>
/// <param name="Title">The title.</param>
/// <param name="Aim">What shall be better, by how much and by when.</param>
/// <param name="Measures">How one will know.</param>
/// <param name="StartsAt">When it is planned to begin.</param>
/// <param name="EndsAt">When it is planned to be done.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="DevisedAt">When it was devised.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Tasks">What there is to do, in order.</param>
/// <param name="Balance">The credits on its account.</param>
/// <param name="Held">What of them is set aside for accepted pledges.</param>
/// <param name="Version">One more with each change.</param>
public sealed record ProjectView(
    ProjectId Id, Person Lead, string Organisation, NetworkId? Network, string Title, string Aim, string? Measures, Instant? StartsAt, Instant? EndsAt, ProjectState State,
    Instant DevisedAt, Instant? ClosedAt, IReadOnlyList<TaskView> Tasks, Credits Balance, Credits Held, int Version) : IVersioned
{
    internal static ProjectView Of(Project p, string lead, string organisation, Account account, IReadOnlyCollection<PledgedHours> pledged)
    {
        Credits Sum(int task, bool isGiven) =>
            Credits.FromMinutes(pledged.Where(h => h.Task == task && (h.State == PledgeState.Confirmed) == isGiven).Sum(h => (h.Given ?? h.Recorded ?? h.Hours).Minutes));
        return new(
            p.Id, new Person(p.Lead, lead), organisation, p.Network, p.Title, p.Aim, p.Measures, p.StartsAt, p.EndsAt, p.State, p.DevisedAt, p.ClosedAt,
            [.. p.Tasks.OrderBy(t => t.Number).Select(t => new TaskView(
                t.Number, t.Title, t.Description, t.Hours, Sum(t.Number, isGiven: false), Sum(t.Number, isGiven: true), [.. t.Skills], t.StartsAt, t.EndsAt))],
            account.Posted, account.Held, p.Version);
    }
}

/// <summary>A pledge of time as its two sides see it.</summary>
/// <param name="Id">The pledge.</param>
/// <param name="Project">To which project.</param>
/// <param name="Task">The number of the task.</param>
/// <param name="Member">Who pledged.</param>
/// <param name="Hours">How many hours.</param>
/// <param name="Note">What they wrote.</param>
/// <param name="IsGift">Whether they give the hours as a gift.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="OfferedAt">When it was pledged.</param>
/// <param name="Held">What is set aside for it on the project's account.</param>
/// <param name="RecordedBy">Which side recorded the hours.</param>
/// <param name="Recorded">The hours recorded.</param>
/// <param name="GivenAt">When they were given, as recorded.</param>
/// <param name="Disputed">The other side's figure.</param>
/// <param name="Reason">Why it was declined, disputed or decided.</param>
/// <param name="Given">The hours that count.</param>
/// <param name="ConfirmedAt">When that was settled.</param>
/// <param name="Deadline">When nobody answers the record until then, it counts as confirmed.</param>
/// <param name="Version">One more with each step.</param>
public sealed record PledgeView(
    PledgeId Id, ProjectId Project, int Task, Person Member, Credits Hours, string? Note, bool IsGift, PledgeState State, Instant OfferedAt, Credits Held,
    PledgeSide? RecordedBy, Credits? Recorded, Instant? GivenAt, Credits? Disputed, string? Reason, Credits? Given, Instant? ConfirmedAt, Instant? Deadline, int Version)
{
    internal static PledgeView Of(Pledge p, IReadOnlyDictionary<MemberId, string> names) => new(
        p.Id, p.Project, p.Task, new Person(p.Member, names[p.Member]), p.Hours, p.Note, p.IsGift, p.State, p.OfferedAt, p.Held, p.RecordedSide, p.Recorded, p.GivenAt,
        p.Disputed, p.Reason, p.Given, p.ConfirmedAt, p.Deadline, p.Version);
}
