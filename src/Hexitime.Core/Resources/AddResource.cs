using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Resources;

/// <summary>A host puts a guide or a link into a network's library; an administrator, into the platform's.</summary>
/// <param name="Text">What it says, and what it is about.</param>
/// <param name="Network">Whose library; <c>null</c> for the platform's.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record AddResource(ResourceText Text, NetworkId? Network = null) : ICommand<ResourceView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Text.Check();
}

/// <summary>Those who may put something into a library change what it says.</summary>
/// <param name="Resource">Which.</param>
/// <param name="Text">All that it shall say.</param>
/// <param name="Version">The version that was read; another one is refused (<c>version.stale</c>). <c>null</c> overwrites whatever is there.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record EditResource(ResourceId Resource, ResourceText Text, int? Version = null) : ICommand<ResourceView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Text.Check();
}

/// <summary>Those who may put something into a library take it out again.</summary>
/// <param name="Resource">Which.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record RemoveResource(ResourceId Resource) : ICommand<Done>;

internal sealed class AddResourceHandler(IRepositoryBase<Resource> resources, IReadRepositoryBase<Project> projects, NetworkDesk networks)
    : IRequestHandler<AddResource, Result<ResourceView>>, IRequestHandler<EditResource, Result<ResourceView>>, IRequestHandler<RemoveResource, Result<Done>>
{
    public async Task<Result<ResourceView>> Handle(AddResource request, CancellationToken cancellationToken)
    {
        if (await networks.RefuseUnlessRunsAsync(request.Network, cancellationToken) is { } refusal)
            return refusal;
        if (await RefuseUnlessTheyAreThereAsync(request.Text, request.Network, cancellationToken) is { } unknown)
            return unknown;
        return ResourceView.Of(await resources.AddAsync(Resource.Add(request.Network, request.Text, networks.Now), cancellationToken));
    }

    public async Task<Result<ResourceView>> Handle(EditResource request, CancellationToken cancellationToken)
    {
        if (!(await FindAsync(request.Resource, cancellationToken)).TryGet(out var resource, out var refusal))
            return refusal;
        if (resource.CheckVersion(request.Version) is { } stale)
            return stale;
        if (await RefuseUnlessTheyAreThereAsync(request.Text, resource.Network, cancellationToken) is { } unknown)
            return unknown;
        resource.Edit(request.Text);
        return ResourceView.Of(resource);
    }

    public async Task<Result<Done>> Handle(RemoveResource request, CancellationToken cancellationToken)
    {
        if (!(await FindAsync(request.Resource, cancellationToken)).TryGet(out var resource, out var refusal))
            return refusal;
        await resources.DeleteAsync(resource, cancellationToken);
        return new Done();
    }

    /// <summary>A library names projects of its own network, or of everybody; drafts are nobody else's yet.</summary>
    private async Task<Refusal?> RefuseUnlessTheyAreThereAsync(ResourceText text, NetworkId? network, CancellationToken cancellationToken)
    {
        var wanted = text.Projects.Distinct().ToList();
        return wanted.Count == await projects.CountAsync(
            new Those<Project>(p => wanted.Contains(p.Id) && p.State != ProjectState.Draft && (p.Network == null || p.Network == network)), cancellationToken)
            ? null
            : ProjectRefusals.NotFound;
    }

    private async Task<Result<Resource>> FindAsync(ResourceId id, CancellationToken cancellationToken)
    {
        if (await resources.GetByIdAsync(id, cancellationToken) is not { } resource)
            return ResourceRefusals.NotFound;
        return await networks.RefuseUnlessRunsAsync(resource.Network, cancellationToken) switch
        {
            null => resource,
            // Whoever does not belong to a network is not told what its library has.
            { Kind: RefusalKind.NotFound } => ResourceRefusals.NotFound,
            var refusal => refusal,
        };
    }
}

internal static class ResourceRefusals
{
    public static Refusal NotFound => Refusal.NotFound("resource.not-found", "There is no such resource.");
}
