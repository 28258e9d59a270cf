using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Projects;
using NodaTime;

namespace Hexitime.Tests.Projects;

/// <summary>All of a project's life: in every state, every step.</summary>
public sealed class ProjectTableTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 1, 9, 0);
    private static readonly TaskText Task = new() { Title = "Measure", Hours = Credits.FromHours(4) };
    private static readonly ProjectText Text = new() { Title = "Shorter waits", Aim = "Half of it." };

    private static readonly Dictionary<string, (Func<Project, Result<ProjectAction>> Take, ProjectState[] From, ProjectState? To)> Steps = new()
    {
        ["open"] = (p => p.Open(), [ProjectState.Draft], ProjectState.Open),
        ["begin"] = (p => p.Begin(), [ProjectState.Open], ProjectState.UnderWay),
        ["finish"] = (p => p.Finish(), [ProjectState.UnderWay], ProjectState.Done),
        ["close"] = (p => p.Close(hasOpenHours: false, Now), [ProjectState.Draft, ProjectState.Open, ProjectState.UnderWay, ProjectState.Done], ProjectState.Closed),
        ["close with open hours"] = (p => p.Close(hasOpenHours: true, Now), [], null),
        ["edit"] = (p => p.Edit(Text), [ProjectState.Draft, ProjectState.Open, ProjectState.UnderWay, ProjectState.Done], null),
        ["add a task"] = (p => p.AddTask(Task), [ProjectState.Draft, ProjectState.Open, ProjectState.UnderWay], null),
        ["change a task"] = (p => p.ChangeTask(1, Task), [ProjectState.Draft, ProjectState.Open, ProjectState.UnderWay], null),
        ["take the last task away"] = (p => p.RemoveTask(1, hasPledges: false), [ProjectState.Draft], null),
        ["appoint a lead"] = (p => p.AppointLead(MemberOf("another"), hasPledges: false), [ProjectState.Draft, ProjectState.Open, ProjectState.UnderWay, ProjectState.Done], null),
        ["appoint one who has pledged"] = (p => p.AppointLead(MemberOf("another"), hasPledges: true), [], null),
    };

    public static TheoryData<ProjectState, string> Tries
    {
        get
        {
            var tries = new TheoryData<ProjectState, string>();
            foreach (var (state, step) in Enum.GetValues<ProjectState>().SelectMany(s => Steps.Keys.Select(k => (s, k))))
                tries.Add(state, step);
            return tries;
        }
    }

    [Theory]
    [MemberData(nameof(Tries))]
    public void In_each_state_what_the_table_says_can_be_done_and_nothing_else(ProjectState state, string step)
    {
        var project = In(state);
        var (take, from, to) = Steps[step];
        var version = project.Version;

        take(project).IsGranted.ShouldBe(from.Contains(state));

        project.State.ShouldBe(from.Contains(state) && to is { } next ? next : state);
        project.Version.ShouldBe(from.Contains(state) ? version + 1 : version);
        project.IsClosed.ShouldBe(project.ClosedAt is not null);
    }

    private static Project In(ProjectState state)
    {
        var project = Project.Devise(MemberOf("lead"), null, Text, Now);
        project.AddTask(Task);
        foreach (var step in (Func<Result<ProjectAction>>[])[project.Open, project.Begin, project.Finish, () => project.Close(hasOpenHours: false, Now)])
        {
            if (project.State < state)
                step().IsGranted.ShouldBeTrue();
        }

        project.State.ShouldBe(state);
        return project;
    }

    private static Member MemberOf(string subject) => Member.Register(
        subject, new Profile { Name = subject, Email = $"{subject}@example.org", Profession = "Nurse", Organisation = "Riverside" }, OrganisationId.New(Now), Now);
}
