using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>
/// Improvement work that a lead has devised and to which people pledge time: draft, open, under way, done, closed. It has an account, from which it pays a credit an
/// hour. Every step answers what was done, or why it cannot be. Pure: no I/O and no clock.
/// </summary>
public sealed class Project : IVersioned
{
    /// <summary>The most tasks that one project can ever have.</summary>
    public const int MostTasks = 100;

    private readonly List<ProjectTask> _tasks = [];

    private Project() { }

    /// <summary>The project's id.</summary>
    public ProjectId Id { get; private set; }

    /// <summary>Who leads it.</summary>
    public MemberId Lead { get; private set; }

    /// <summary>The organisation in which it was devised.</summary>
    public OrganisationId Organisation { get; private set; }

    /// <summary>The network whose members alone find it; <c>null</c> for everybody on the platform.</summary>
    public NetworkId? Network { get; private set; }

    /// <summary>Its account in the ledger.</summary>
    public AccountId Account { get; private set; }

    /// <summary>The title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What shall be better, by how much and by when.</summary>
    public string Aim { get; private set; } = "";

    /// <summary>How one will know.</summary>
    public string? Measures { get; private set; }

    /// <summary>When it is planned to begin.</summary>
    public Instant? StartsAt { get; private set; }

    /// <summary>When it is planned to be done.</summary>
    public Instant? EndsAt { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public ProjectState State { get; private set; }

    /// <summary>When it was devised.</summary>
    public Instant DevisedAt { get; private set; }

    /// <summary>When it was closed.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>The number of the last task that was added.</summary>
    public int LastTask { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>What there is to do, in no order; see <see cref="ProjectTask.Number"/>.</summary>
    public IReadOnlyList<ProjectTask> Tasks => _tasks;

    /// <summary>Whether people can pledge time.</summary>
    public bool TakesPledges => State is ProjectState.Open or ProjectState.UnderWay;

    /// <summary>Whether nothing happens to it any more.</summary>
    public bool IsClosed => State == ProjectState.Closed;

    /// <summary>A member devises a project in their organisation.</summary>
    public static Project Devise(Member lead, NetworkId? network, ProjectText text, Instant now)
    {
        var project = new Project
        {
            Id = ProjectId.New(now),
            Lead = lead.Id,
            Organisation = lead.Organisation,
            Network = network,
            Account = AccountId.New(now),
            State = ProjectState.Draft,
            DevisedAt = now,
        };
        project.Describe(text);
        return project;
    }

    /// <summary>Whether a member finds it who has no part in it: not a draft, and not one of a network to which they do not belong.</summary>
    /// <param name="member">Who looks.</param>
    /// <param name="networks">The networks to which they belong.</param>
    public bool IsFoundBy(MemberId member, IReadOnlyCollection<NetworkId> networks) =>
        Lead == member || (State != ProjectState.Draft && (Network is not { } only || networks.Contains(only)));

    /// <summary>The task with this number; <c>null</c> if there is none.</summary>
    public ProjectTask? TaskOf(long number) => _tasks.Find(t => t.Number == number);

    /// <summary>Changes what it is about.</summary>
    public Result<ProjectAction> Edit(ProjectText text)
    {
        if (IsClosed)
            return this.WrongState("This project is closed.");
        Describe(text);
        return Step(ProjectAction.Edit);
    }

    /// <summary>Adds a task.</summary>
    public Result<ProjectAction> AddTask(TaskText text)
    {
        if (State is ProjectState.Done or ProjectState.Closed)
            return this.WrongState("The work of this project is done.");
        if (LastTask >= MostTasks)
            return Refusal.Conflict("project.tasks", $"A project has at most {MostTasks} tasks.").With("most", MostTasks);
        _tasks.Add(new ProjectTask(++LastTask, text));
        return Step(ProjectAction.Edit);
    }

    /// <summary>Changes what a task asks for. What was pledged stays as it was pledged.</summary>
    public Result<ProjectAction> ChangeTask(long number, TaskText text)
    {
        if (State is ProjectState.Done or ProjectState.Closed)
            return this.WrongState("The work of this project is done.");
        if (TaskOf(number) is not { } task)
            return ProjectRefusals.NoTask;
        task.Describe(text);
        return Step(ProjectAction.Edit);
    }

    /// <summary>Takes a task away for which nobody has ever pledged.</summary>
    /// <param name="number">Which.</param>
    /// <param name="hasPledges">Whether somebody has.</param>
    public Result<ProjectAction> RemoveTask(long number, bool hasPledges)
    {
        if (State is ProjectState.Done or ProjectState.Closed)
            return this.WrongState("The work of this project is done.");
        if (TaskOf(number) is not { } task)
            return ProjectRefusals.NoTask;
        if (hasPledges)
            return Refusal.Conflict("project.task-pledged", "Somebody has pledged time to this task: it stays.");
        if (State != ProjectState.Draft && _tasks.Count == 1)
            return ProjectRefusals.NothingToDo;
        _tasks.Remove(task);
        return Step(ProjectAction.Edit);
    }

    /// <summary>Opens it for pledges.</summary>
    public Result<ProjectAction> Open() =>
        _tasks.Count == 0 && State == ProjectState.Draft ? ProjectRefusals.NothingToDo
        : Move(ProjectState.Draft, ProjectState.Open, ProjectAction.Open, "Only a draft can be opened.");

    /// <summary>It begins.</summary>
    public Result<ProjectAction> Begin() => Move(ProjectState.Open, ProjectState.UnderWay, ProjectAction.Begin, "Only an open project can begin.");

    /// <summary>Its work is done.</summary>
    public Result<ProjectAction> Finish() => Move(ProjectState.UnderWay, ProjectState.Done, ProjectAction.Finish, "Only a project that is under way can be done.");

    /// <summary>Closes it, done or given up; whoever closes it sees to its pledges and its account.</summary>
    /// <param name="hasOpenHours">Whether there are recorded hours that are not settled yet.</param>
    /// <param name="now">When.</param>
    public Result<ProjectAction> Close(bool hasOpenHours, Instant now)
    {
        if (IsClosed)
            return this.WrongState("This project is closed already.");
        if (hasOpenHours)
            return Refusal.Conflict("project.hours-open", "Hours have been recorded that are not confirmed yet: they come first.");
        (State, ClosedAt) = (ProjectState.Closed, now);
        return Step(ProjectAction.Close);
    }

    /// <summary>Somebody else leads it from now on.</summary>
    /// <param name="lead">Who.</param>
    /// <param name="hasPledges">Whether they have pledged time to it: nobody confirms their own hours.</param>
    public Result<ProjectAction> AppointLead(Member lead, bool hasPledges)
    {
        if (IsClosed)
            return this.WrongState("This project is closed.");
        if (lead.Id == Lead)
            return Refusal.Conflict("project.unchanged", "They lead it already.");
        if (hasPledges)
            return Refusal.Conflict("project.lead-pledged", "They have pledged time to this project: nobody confirms their own hours.");
        Lead = lead.Id;
        return Step(ProjectAction.AppointLead);
    }

    private Result<ProjectAction> Move(ProjectState from, ProjectState to, ProjectAction action, string sentence)
    {
        if (State != from)
            return this.WrongState(sentence);
        State = to;
        return Step(action);
    }

    private ProjectAction Step(ProjectAction action)
    {
        Version++;
        return action;
    }

    private void Describe(ProjectText text)
    {
        (Title, Aim, Measures) = (text.Title.Trim(), text.Aim.Trim(), string.IsNullOrWhiteSpace(text.Measures) ? null : text.Measures.Trim());
        (StartsAt, EndsAt) = (text.StartsAt, text.EndsAt);
    }
}
