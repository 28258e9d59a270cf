using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>What a project is about.</summary>
public sealed record ProjectText
{
    /// <summary>The title: 1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What shall be better, by how much and by when: 1 to 4,000 characters.</summary>
    public required string Aim { get; init; }

    /// <summary>How one will know: at most 4,000 characters.</summary>
    public string? Measures { get; init; }

    /// <summary>When it is planned to begin.</summary>
    public Instant? StartsAt { get; init; }

    /// <summary>When it is planned to be done; later than it begins.</summary>
    public Instant? EndsAt { get; init; }

    /// <summary>The first thing that is wrong with it, or <c>null</c>.</summary>
    public Refusal? Check() =>
        Texts.Check(Title, 120, "project.title", "The title")
        ?? Texts.Check(Aim, 4_000, "project.aim", "The aim")
        ?? Texts.CheckOptional(Measures, 4_000, "project.measures", "The measures")
        ?? ProjectRefusals.CheckDates(StartsAt, EndsAt);
}

/// <summary>What a task of a project asks for.</summary>
public sealed record TaskText
{
    /// <summary>The title: 1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>More about it: at most 4,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>How many hours are wanted in all: at least a minute, at most 10,000 hours.</summary>
    public required Credits Hours { get; init; }

    /// <summary>Skills that help: at most 20, each 1 to 60 characters.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>From when on help is wanted.</summary>
    public Instant? StartsAt { get; init; }

    /// <summary>Until when; later than from when on.</summary>
    public Instant? EndsAt { get; init; }

    /// <summary>The first thing that is wrong with it, or <c>null</c>.</summary>
    public Refusal? Check() =>
        Texts.Check(Title, 120, "project.task-title", "The title")
        ?? Texts.CheckOptional(Description, 4_000, "project.task-description", "The description")
        ?? (Hours.IsPositive && Hours <= ProjectTask.MostHours ? null : Refusal.Invalid("project.task-hours", $"A task wants between a minute and {ProjectTask.MostHours}."))
        ?? Members.Skills.Check(Skills)
        ?? ProjectRefusals.CheckDates(StartsAt, EndsAt);
}
