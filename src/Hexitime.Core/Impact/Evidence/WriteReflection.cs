using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact.Evidence;

/// <summary>
/// A member writes what they make of hours that they gave or received; written again, it takes the place of what was there. Refused (<c>reflection.not-yours</c>) for anything else.
/// </summary>
/// <param name="Origin">The exchange, group session or pledge.</param>
/// <param name="Words">1 to 4,000 characters.</param>
/// <param name="IsShared">Whether the other side may read it, and countersign it.</param>
[MaySend(Who.AnyMember)]
public sealed record WriteReflection(Guid Origin, string Words, bool IsShared = false) : ICommand<ReflectionView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Words, Reflection.Longest, "reflection.words", "What you write");
}

/// <summary>A member takes out what they wrote. If it is gone, that is done already.</summary>
/// <param name="Reflection">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record RemoveReflection(ReflectionId Reflection) : ICommand<Done>;

/// <summary>A member reads what those with whom they exchanged have shared with them, the newest first.</summary>
[MaySend(Who.AnyMember)]
public sealed record ListSharedReflections : IQuery<SharedReflections>;

/// <summary>Somebody of the other side countersigns a reflection that was shared with them.</summary>
/// <param name="Reflection">Which.</param>
/// <param name="Read">The <see cref="ReflectionView.Version"/> that they have read; refused (<c>reflection.changed</c>) if it is no longer the one.</param>
[MaySend(Who.AnyMember)]
public sealed record CountersignReflection(ReflectionId Reflection, int Read) : ICommand<ReflectionView>;

/// <summary>Reflections that were shared with a member.</summary>
/// <param name="Items">At most 100.</param>
public sealed record SharedReflections(IReadOnlyList<ReflectionView> Items);

/// <summary>A reflection.</summary>
/// <param name="Id">Which.</param>
/// <param name="By">Whose.</param>
/// <param name="Origin">The exchange, group session or pledge.</param>
/// <param name="Words">In their words.</param>
/// <param name="IsShared">Whether the other side may read it.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="CountersignedBy">Who of the other side countersigned it.</param>
/// <param name="CountersignedAt">When.</param>
/// <param name="Version">One more with each change.</param>
public sealed record ReflectionView(
    ReflectionId Id, Person By, Guid Origin, string Words, bool IsShared, Instant WrittenAt, Person? CountersignedBy, Instant? CountersignedAt, int Version);

internal sealed class ReflectionHandler(
    IRepositoryBase<Reflection> reflections, IReadRepositoryBase<HoursGiven> hours, IReadRepositoryBase<Project> projects, IReadRepositoryBase<Member> members, Standing standing,
    CurrentActor actor, IClock clock)
    : IRequestHandler<WriteReflection, Result<ReflectionView>>, IRequestHandler<RemoveReflection, Result<Done>>, IRequestHandler<ListSharedReflections, Result<SharedReflections>>,
        IRequestHandler<CountersignReflection, Result<ReflectionView>>
{
    private const int MostShared = 100;

    private static Refusal NotFound => Refusal.NotFound("reflection.not-found", "There is no such reflection.");

    public async Task<Result<ReflectionView>> Handle(WriteReflection request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        // Of two written at once, the second takes the place of the first.
        await standing.LockAsync([me], cancellationToken);
        var (id, origin) = (me.Id, request.Origin);
        if (await reflections.FirstOrDefaultAsync(new Those<Reflection>(r => r.Member == id && r.Origin == origin), cancellationToken) is { } before)
            before.Rewrite(request.Words, request.IsShared, clock.GetCurrentInstant());
        else if (!await hours.AnyAsync(new Those<HoursGiven>(h => h.Origin == origin && !h.IsReversed && (h.Giver.Wallet == me.Wallet || h.Receiver!.Wallet == me.Wallet)), cancellationToken))
            return Refusal.NotFound("reflection.not-yours", "You can write about hours that you gave or received, once they are confirmed.");
        else
            before = await reflections.AddAsync(Reflection.Write(me.Id, request.Origin, request.Words, request.IsShared, clock.GetCurrentInstant()), cancellationToken);
        return (await ViewAsync([before], cancellationToken))[0];
    }

    public async Task<Result<Done>> Handle(RemoveReflection request, CancellationToken cancellationToken)
    {
        if (await reflections.GetByIdAsync(request.Reflection, cancellationToken) is { } reflection && reflection.Member == actor.Me)
            await reflections.DeleteAsync(reflection, cancellationToken);
        return new Done();
    }

    public async Task<Result<SharedReflections>> Handle(ListSharedReflections request, CancellationToken cancellationToken)
    {
        var me = actor.Me;
        var wallet = (await members.MeAsync(actor, cancellationToken)).Wallet;
        var led = (await projects.ListAsync(new Those<Project>(p => p.Lead == me), cancellationToken)).ConvertAll(p => (ProjectId?)p.Id);
        var mine = (await hours.ListAsync(new OriginsAround(wallet, led), cancellationToken)).Distinct().ToList();
        var shared = await reflections.ListAsync(new Those<Reflection>(r => r.IsShared && r.Member != me && mine.Contains(r.Origin)), cancellationToken);
        var latest = new List<Reflection>();
        foreach (var reflection in shared.OrderByDescending(r => r.WrittenAt).ThenByDescending(r => r.Id))
        {
            if (latest.Count < MostShared && await IsOtherSideAsync(reflection, cancellationToken))
                latest.Add(reflection);
        }

        return new SharedReflections(await ViewAsync(latest, cancellationToken));
    }

    public async Task<Result<ReflectionView>> Handle(CountersignReflection request, CancellationToken cancellationToken)
    {
        if (await reflections.GetByIdAsync(request.Reflection, cancellationToken) is not { IsShared: true } reflection || !await IsOtherSideAsync(reflection, cancellationToken))
            return NotFound;
        return reflection.Countersign(actor.Me, request.Read, clock.GetCurrentInstant()).TryGet(out _, out var refusal) ? (await ViewAsync([reflection], cancellationToken))[0] : refusal;
    }

    /// <summary>Whether the actor gave what the other received, or received what they gave, or leads the project to which they gave it.</summary>
    private async Task<bool> IsOtherSideAsync(Reflection reflection, CancellationToken cancellationToken)
    {
        var origin = reflection.Origin;
        var theirs = (await members.GetByIdAsync(reflection.Member, cancellationToken))!.Wallet;
        var mine = (await members.MeAsync(actor, cancellationToken)).Wallet;
        foreach (var given in await hours.ListAsync(new Those<HoursGiven>(h => h.Origin == origin), cancellationToken))
        {
            if (given.Giver.Wallet == theirs
                ? given.Receiver?.Wallet == mine || (given.Project is { } project && (await projects.GetByIdAsync(project, cancellationToken))!.Lead == actor.Me)
                : given.Receiver?.Wallet == theirs && given.Giver.Wallet == mine)
                return reflection.Member != actor.Me;
        }

        return false;
    }

    private async Task<IReadOnlyList<ReflectionView>> ViewAsync(IReadOnlyList<Reflection> found, CancellationToken cancellationToken)
    {
        var names = await members.NamesAsync(found.SelectMany(r => new[] { r.Member, r.CountersignedBy ?? r.Member }), cancellationToken);
        return [.. found.Select(r => new ReflectionView(
            r.Id, new Person(r.Member, names[r.Member]), r.Origin, r.Words, r.IsShared, r.WrittenAt,
            r.CountersignedBy is { } by ? new Person(by, names[by]) : null, r.CountersignedAt, r.Version))];
    }
}

/// <summary>The origins of hours that a wallet gave or received, or that were given to some projects.</summary>
public sealed class OriginsAround : Specification<HoursGiven, Guid>
{
    /// <summary>Looks by both.</summary>
    public OriginsAround(AccountId wallet, IReadOnlyCollection<ProjectId?> projects) =>
        Query.Select(h => h.Origin).Where(h => !h.IsReversed && (h.Giver.Wallet == wallet || h.Receiver!.Wallet == wallet || projects.Contains(h.Project)));
}
