using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Resources;

/// <summary>A member looks through the libraries of the platform and of their networks, the newest first.</summary>
/// <param name="Network">Only that network's; one to which the member does not belong has none for them.</param>
/// <param name="Kind">Only what is about exchanges of this kind.</param>
/// <param name="Skill">Only what is about this skill, however it is written.</param>
/// <param name="Tag">Only what has this tag, however it is written.</param>
/// <param name="Project">Only what belongs to this project.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Resources on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListResources(
    NetworkId? Network = null, ExchangeKind? Kind = null, string? Skill = null, string? Tag = null, ProjectId? Project = null, string? After = null, int Size = Page<ResourceView>.DefaultSize)
    : IQuery<Page<ResourceView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size)
        ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor)
        ?? Texts.CheckOptional(Skill, Skills.Longest, "skills.list", "A skill")
        ?? Texts.CheckOptional(Tag, Skills.Longest, "resource.tags", "A search");
}

/// <summary>A member reads one guide or link of the platform's library, or of one of their networks.</summary>
/// <param name="Resource">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record GetResource(ResourceId Resource) : IQuery<ResourceView>;

/// <summary>A guide or a link.</summary>
/// <param name="Id">The resource.</param>
/// <param name="Network">The network in whose library it is; <c>null</c> for the platform's.</param>
/// <param name="Title">The title.</param>
/// <param name="Summary">What it is good for.</param>
/// <param name="Link">Where it is to be found.</param>
/// <param name="Guide">The guide itself.</param>
/// <param name="Tags">Words by which it is found.</param>
/// <param name="Kinds">The kinds of exchange for which it is suggested.</param>
/// <param name="Skills">The skills for which it is suggested.</param>
/// <param name="Projects">The projects to which it belongs.</param>
/// <param name="AddedAt">When it was put there.</param>
/// <param name="Version">One more with each change.</param>
public sealed record ResourceView(
    ResourceId Id, NetworkId? Network, string Title, string? Summary, string? Link, string? Guide, IReadOnlyList<string> Tags, IReadOnlyList<ExchangeKind> Kinds,
    IReadOnlyList<string> Skills, IReadOnlyList<ProjectId> Projects, Instant AddedAt, int Version)
{
    /// <summary>Shows a resource.</summary>
    public static ResourceView Of(Resource r) =>
        new(r.Id, r.Network, r.Title, r.Summary, r.Link, r.Guide, [.. r.Tags], [.. r.Kinds], [.. r.Skills], [.. r.Projects], r.AddedAt, r.Version);
}

internal sealed class ListResourcesHandler(IReadRepositoryBase<Resource> resources, IReadRepositoryBase<Membership> memberships, CurrentActor actor)
    : IRequestHandler<ListResources, Result<Page<ResourceView>>>, IRequestHandler<GetResource, Result<ResourceView>>
{
    public async Task<Result<Page<ResourceView>>> Handle(ListResources request, CancellationToken cancellationToken)
    {
        var found = await resources.ListAsync(new ResourcesFor(await memberships.NetworksOfAsync(actor.Me, cancellationToken), request), cancellationToken);
        return Paging.ToPage(found, request.Size, ResourceView.Of, r => Paging.Cursor(r.AddedAt, r.Id.Value));
    }

    public async Task<Result<ResourceView>> Handle(GetResource request, CancellationToken cancellationToken) =>
        await resources.GetByIdAsync(request.Resource, cancellationToken) is { } resource
        && (resource.Network is not { } network || (await memberships.NetworksOfAsync(actor.Me, cancellationToken)).Contains(network))
            ? ResourceView.Of(resource)
            : ResourceRefusals.NotFound;
}

/// <summary>What a member finds in the libraries, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class ResourcesFor : Specification<Resource>
{
    /// <summary>Says what is wanted.</summary>
    /// <param name="networks">The networks to which the member belongs.</param>
    /// <param name="wanted">What they look for.</param>
    public ResourcesFor(IReadOnlyCollection<NetworkId> networks, ListResources wanted)
    {
        var own = networks.Select(n => (NetworkId?)n).ToList();
        Query.Where(r => r.Network == null || own.Contains(r.Network))
            .Where(r => r.Network == wanted.Network, condition: wanted.Network is not null);
        if (wanted.Kind is { } kind)
            Query.Where(r => r.Kinds.Contains(kind));
        if (wanted.Skill is not null)
        {
            var skill = Skills.Normalise(wanted.Skill);
            Query.Where(r => r.Skills.Contains(skill));
        }

        if (wanted.Tag is not null)
        {
            var tag = Skills.Normalise(wanted.Tag);
            Query.Where(r => r.Tags.Contains(tag));
        }

        if (wanted.Project is { } project)
            Query.Where(r => r.Projects.Contains(project));
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new ResourceId(id);
            Query.Where(r => r.AddedAt < at || (r.AddedAt == at && r.Id < last));
        }

        Query.OrderByDescending(r => r.AddedAt).ThenByDescending(r => r.Id).Take(wanted.Size + 1);
    }
}
