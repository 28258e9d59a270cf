using System.Linq.Expressions;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Members;

/// <summary>
/// One member wants nothing to do with another: neither can begin anything with the other, nor find what the other publishes. What they have agreed runs its course.
/// </summary>
public sealed class Block
{
    private Block() { }

    /// <summary>Who has blocked.</summary>
    public MemberId Blocker { get; private set; }

    /// <summary>Whom. They are never told.</summary>
    public MemberId Blocked { get; private set; }

    /// <summary>Since when.</summary>
    public Instant Since { get; private set; }

    /// <summary>The other one of the two.</summary>
    public MemberId Other(MemberId one) => one == Blocker ? Blocked : Blocker;

    /// <summary>A block; refused when both are the same person.</summary>
    public static Result<Block> Put(MemberId blocker, MemberId blocked, Instant now) => blocker == blocked
        ? Refusal.Conflict("block.yourself", "You cannot block yourself.")
        : new Block { Blocker = blocker, Blocked = blocked, Since = now };
}

internal static class BlockReading
{
    /// <summary>Whom one member has blocked or is blocked by.</summary>
    public static async Task<List<MemberId>> ApartFromAsync(this IReadRepositoryBase<Block> blocks, MemberId one, CancellationToken cancellationToken) =>
        (await blocks.ListAsync(new BlocksAround(one), cancellationToken)).ConvertAll(b => b.Other(one));

    /// <summary>Whether there is a block between one member and any of some others, whoever has blocked whom.</summary>
    public static async Task<bool> AreApartAsync(this IReadRepositoryBase<Block> blocks, MemberId one, IReadOnlyCollection<MemberId> others, CancellationToken cancellationToken) =>
        (await blocks.ApartFromAsync(one, cancellationToken)).Exists(other => others.Contains(other));
}

/// <summary>What one member has against another.</summary>
public sealed class BlockOf : Specification<Block>, ISingleResultSpecification<Block>
{
    /// <summary>Looks by both.</summary>
    public BlockOf(MemberId blocker, MemberId blocked) => Query.Where(b => b.Blocker == blocker && b.Blocked == blocked);
}

/// <summary>All between one member and any of some others, whoever has blocked whom.</summary>
public sealed class BlocksBetween : Specification<Block>
{
    /// <summary>Looks both ways.</summary>
    public BlocksBetween(MemberId member, IReadOnlyCollection<MemberId> others)
    {
        var wanted = others.ToList();
        Query.Where(b => (b.Blocker == member && wanted.Contains(b.Blocked)) || (b.Blocked == member && wanted.Contains(b.Blocker)));
    }
}

/// <summary>All that a member has blocked or is blocked by.</summary>
/// <param name="member">Around whom.</param>
public sealed class BlocksAround(MemberId member) : PreparedSpecification<Block, MemberId>(IsAround, member)
{
    private static readonly Expression<Func<Block, MemberId, bool>> IsAround = (block, one) => block.Blocker == one || block.Blocked == one;
}
