using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Members;

/// <summary>A member looks through those they have blocked, the newest block first. Who has blocked them, nobody tells.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Blocks on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListBlocks(string? After = null, int Size = Page<BlockView>.DefaultSize) : IQuery<Page<BlockView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A block as the one who put it sees it.</summary>
/// <param name="Member">Who is blocked.</param>
/// <param name="Since">Since when.</param>
public sealed record BlockView(Person Member, Instant Since);

internal sealed class ListBlocksHandler(IReadRepositoryBase<Block> blocks, IReadRepositoryBase<Member> members, CurrentActor actor)
    : IRequestHandler<ListBlocks, Result<Page<BlockView>>>
{
    public async Task<Result<Page<BlockView>>> Handle(ListBlocks request, CancellationToken cancellationToken)
    {
        var found = await blocks.ListAsync(new BlocksPutBy(actor.Me, request), cancellationToken);
        var names = await members.NamesAsync(found.Select(b => b.Blocked), cancellationToken);
        return Paging.ToPage(found, request.Size, b => new BlockView(new Person(b.Blocked, names[b.Blocked]), b.Since), b => Paging.Cursor(b.Since, b.Blocked.Value));
    }
}

/// <summary>What a member has blocked, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class BlocksPutBy : Specification<Block>
{
    /// <summary>Says what is wanted.</summary>
    public BlocksPutBy(MemberId blocker, ListBlocks wanted)
    {
        Query.Where(b => b.Blocker == blocker);
        if (Paging.TryRead(wanted.After, out var position) && position is var (since, blocked))
        {
            var last = new MemberId(blocked);
            Query.Where(b => b.Since < since || (b.Since == since && b.Blocked < last));
        }

        Query.OrderByDescending(b => b.Since).ThenByDescending(b => b.Blocked).Take(wanted.Size + 1);
    }
}
