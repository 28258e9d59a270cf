using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>A piece of work for which a project wants time.</summary>
public sealed class ProjectTask
{
    private readonly List<string> _skills = [];

    private ProjectTask() { }

    internal ProjectTask(int number, TaskText text)
    {
        Number = number;
        Describe(text);
    }

    /// <summary>The most hours that one task can want.</summary>
    public static Credits MostHours { get; } = Credits.FromHours(10_000);

    /// <summary>1 for the project's first, then one more for each that was ever added.</summary>
    public int Number { get; private set; }

    /// <summary>The title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>More about it.</summary>
    public string? Description { get; private set; }

    /// <summary>How many hours are wanted in all.</summary>
    public Credits Hours { get; private set; }

    /// <summary>Skills that help, each in its one way of writing.</summary>
    public IReadOnlyList<string> Skills => _skills;

    /// <summary>From when on help is wanted.</summary>
    public Instant? StartsAt { get; private set; }

    /// <summary>Until when.</summary>
    public Instant? EndsAt { get; private set; }

    internal void Describe(TaskText text)
    {
        (Title, Description, Hours) = (text.Title.Trim(), string.IsNullOrWhiteSpace(text.Description) ? null : text.Description.Trim(), text.Hours);
        (StartsAt, EndsAt) = (text.StartsAt, text.EndsAt);
        _skills.Clear();
        _skills.AddRange(Members.Skills.Normalise(text.Skills));
    }
}
