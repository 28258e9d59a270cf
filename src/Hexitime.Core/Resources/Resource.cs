using System.Text.Json.Serialization;
using Hexitime.Networks;
using Hexitime.Projects;
using NodaTime;

namespace Hexitime.Resources;

/// <summary>Names a guide or link in the library.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<ResourceId>))]
public readonly record struct ResourceId(Guid Value) : IEntityId<ResourceId>
{
    /// <inheritdoc />
    public static ResourceId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static ResourceId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(ResourceId left, ResourceId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(ResourceId left, ResourceId right) => left.Value > right.Value;
}

/// <summary>What a resource says, and what it is about.</summary>
public sealed record ResourceText
{
    /// <summary>The longest guide, in characters.</summary>
    public const int LongestGuide = 40_000;

    /// <summary>The title: 1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What it is good for: at most 1,000 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>An <c>https</c> address of at most 500 characters, for what is to be found elsewhere.</summary>
    public string? Link { get; init; }

    /// <summary>The guide itself, at most 40,000 characters. A resource has a link, a guide, or both.</summary>
    public string? Guide { get; init; }

    /// <summary>Words by which it is found: at most 20, each 1 to 60 characters.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The kinds of exchange for which it is suggested.</summary>
    public IReadOnlyList<ExchangeKind> Kinds { get; init; } = [];

    /// <summary>The skills for which it is suggested: at most 20, each 1 to 60 characters.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>The projects to which it belongs: at most 20, each of the library's network or of everybody.</summary>
    public IReadOnlyList<ProjectId> Projects { get; init; } = [];

    /// <summary>The first thing that is wrong with it, or <c>null</c>.</summary>
    public Refusal? Check() =>
        Texts.Check(Title, 120, "resource.title", "The title")
        ?? Texts.CheckOptional(Summary, 1_000, "resource.summary", "The summary")
        ?? Texts.CheckOptional(Guide, LongestGuide, "resource.guide", "The guide")
        ?? (string.IsNullOrWhiteSpace(Link) && string.IsNullOrWhiteSpace(Guide) ? Refusal.Invalid("resource.empty", "Give a link, write a guide, or both.") : null)
        ?? (IsLink(Link) ? null : Refusal.Invalid("resource.link", "A link has an address that begins with https://, of at most 500 characters."))
        ?? (Kinds is null || !Kinds.All(ExchangeKinds.Exists) ? Refusal.Invalid("resource.kinds", "There is no such kind of exchange.") : null)
        ?? (Projects is null or { Count: > 20 } ? Refusal.Invalid("resource.projects", "Name at most 20 projects.") : null)
        ?? Members.Skills.Check(Skills)
        ?? (Members.Skills.Check(Tags) is null ? null : Refusal.Invalid("resource.tags", "Name at most 20 tags of 1 to 60 characters each."));

    private static bool IsLink(string? link) =>
        string.IsNullOrWhiteSpace(link) || (link.Length <= 500 && Uri.TryCreate(link.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps);
}

/// <summary>A guide or a link in the library of the platform, or of one network.</summary>
public sealed class Resource : IVersioned
{
    private readonly List<string> _tags = [];
    private readonly List<ExchangeKind> _kinds = [];
    private readonly List<string> _skills = [];
    private readonly List<ProjectId> _projects = [];

    private Resource() { }

    /// <summary>The resource's id.</summary>
    public ResourceId Id { get; private set; }

    /// <summary>The network in whose library it is; <c>null</c> for the platform's, which everybody reads.</summary>
    public NetworkId? Network { get; private set; }

    /// <summary>The title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it is good for.</summary>
    public string? Summary { get; private set; }

    /// <summary>Where it is to be found.</summary>
    public string? Link { get; private set; }

    /// <summary>The guide itself.</summary>
    public string? Guide { get; private set; }

    /// <summary>Words by which it is found, as <see cref="Members.Skills.Normalise(string)"/> writes them.</summary>
    public IReadOnlyList<string> Tags => _tags;

    /// <summary>The kinds of exchange for which it is suggested.</summary>
    public IReadOnlyList<ExchangeKind> Kinds => _kinds;

    /// <summary>The skills for which it is suggested.</summary>
    public IReadOnlyList<string> Skills => _skills;

    /// <summary>The projects to which it belongs.</summary>
    public IReadOnlyList<ProjectId> Projects => _projects;

    /// <summary>When it was put there.</summary>
    public Instant AddedAt { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>Puts something into a library.</summary>
    public static Resource Add(NetworkId? network, ResourceText text, Instant now)
    {
        var resource = new Resource { Id = ResourceId.New(now), Network = network, AddedAt = now };
        resource.Describe(text);
        return resource;
    }

    /// <summary>Changes all that it says.</summary>
    public void Edit(ResourceText text)
    {
        Describe(text);
        Version++;
    }

    /// <summary>How much it has to do with something: a hundred for belonging to the project, two for each skill in common, one for the kind. Zero is nothing at all.</summary>
    public int RelevanceTo(Preparation what) =>
        (what.Project is { } project && _projects.Contains(project) ? 100 : 0) + (2 * _skills.Count(what.Skills.Contains)) + (what.Kind is { } kind && _kinds.Contains(kind) ? 1 : 0);

    private void Describe(ResourceText text)
    {
        (Title, Summary, Link, Guide) = (text.Title.Trim(), TrimToNull(text.Summary), TrimToNull(text.Link), TrimToNull(text.Guide));
        Replace(_tags, Members.Skills.Normalise(text.Tags));
        Replace(_kinds, text.Kinds.Distinct());
        Replace(_skills, Members.Skills.Normalise(text.Skills));
        Replace(_projects, text.Projects.Distinct());
    }

    private static void Replace<T>(List<T> list, IEnumerable<T> items)
    {
        list.Clear();
        list.AddRange(items);
    }

    private static string? TrimToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What is being prepared, and what it has to do with.</summary>
/// <param name="Skills">Skills, each in its one way of writing.</param>
/// <param name="Kind">The kind of exchange.</param>
/// <param name="Project">The project.</param>
public sealed record Preparation(IReadOnlyCollection<string> Skills, ExchangeKind? Kind = null, ProjectId? Project = null);
