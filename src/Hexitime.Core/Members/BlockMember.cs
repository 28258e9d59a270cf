using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Members;

/// <summary>
/// A member blocks another, who is not told. Neither can propose, give or write anything new to the other, nor find the other's profile and listings; what they
/// have agreed runs its course. Blocking again changes nothing.
/// </summary>
/// <param name="Member">Whom.</param>
[MaySend(Who.AnyMember)]
public sealed record BlockMember(MemberId Member) : ICommand<Done>;

/// <summary>A member takes a block of theirs back. If there is none, that is done already.</summary>
/// <param name="Member">Whom it is about.</param>
[MaySend(Who.AnyMember)]
public sealed record UnblockMember(MemberId Member) : ICommand<Done>;

internal sealed class BlockMemberHandler(IRepositoryBase<Block> blocks, IReadRepositoryBase<Member> members, Standing standing, CurrentActor actor, IClock clock)
    : IRequestHandler<BlockMember, Result<Done>>, IRequestHandler<UnblockMember, Result<Done>>
{
    public async Task<Result<Done>> Handle(BlockMember request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        if (!Block.Put(me.Id, request.Member, clock.GetCurrentInstant()).TryGet(out var block, out var refusal))
            return refusal;
        if (await members.GetByIdAsync(request.Member, cancellationToken) is not { } other)
            return MemberRefusals.NotFound;
        // What the other is beginning with me at this moment comes before the block, or not at all.
        await standing.LockAsync([me, other], cancellationToken);
        if (!await blocks.AnyAsync(new BlockOf(me.Id, other.Id), cancellationToken))
            await blocks.AddAsync(block, cancellationToken);
        return new Done();
    }

    public async Task<Result<Done>> Handle(UnblockMember request, CancellationToken cancellationToken)
    {
        // The wallet's lock lets of several at once only one delete.
        await standing.LockAsync([await members.MeAsync(actor, cancellationToken)], cancellationToken);
        if (await blocks.FirstOrDefaultAsync(new BlockOf(actor.Me, request.Member), cancellationToken) is { } block)
            await blocks.DeleteAsync(block, cancellationToken);
        return new Done();
    }
}
