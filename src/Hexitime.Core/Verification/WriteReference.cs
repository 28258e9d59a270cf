using Hexitime.Exchanges;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Verification;

/// <summary>
/// A member says of another how it is to exchange time with them, for everybody to read. Refused (<c>reference.no-exchange</c>) until the two have completed an exchange, and
/// where one has blocked the other. Writing again replaces what was written.
/// </summary>
/// <param name="Member">Of whom.</param>
/// <param name="Words">What they say: 1 to 2,000 characters.</param>
[MaySend(Who.Member)]
public sealed record WriteReference(MemberId Member, string Words) : ICommand<ReferenceView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Words, Reference.Longest, "reference.words", "The reference");
}

/// <summary>A member takes back what they said of another. If there is nothing, that is done already.</summary>
/// <param name="Member">Of whom.</param>
[MaySend(Who.AnyMember)]
public sealed record WithdrawReference(MemberId Member) : ICommand<Done>;

internal sealed class WriteReferenceHandler(
    IRepositoryBase<Reference> references, IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Member> members, Standing standing, CurrentActor actor, IClock clock)
    : IRequestHandler<WriteReference, Result<ReferenceView>>, IRequestHandler<WithdrawReference, Result<Done>>
{
    public async Task<Result<ReferenceView>> Handle(WriteReference request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        if (await members.GetByIdAsync(request.Member, cancellationToken) is not { HasLeft: false } about || about.Id == me.Id
            || (await standing.HoldInTouchAsync(me, [about.Id], cancellationToken)).Count == 0)
            return MemberRefusals.NotFound;
        var (one, other) = (me.Id, about.Id);
        if (!await exchanges.AnyAsync(
            new Those<Exchange>(e => e.State == ExchangeState.Completed && ((e.Giver == one && e.Receiver == other) || (e.Giver == other && e.Receiver == one))), cancellationToken))
            return Refusal.NotAllowed("reference.no-exchange", "A reference is for somebody with whom you have completed an exchange.");
        var reference = await FindAsync(other, cancellationToken);
        if (reference is null)
            reference = await references.AddAsync(Reference.Write(other, one, request.Words, clock.GetCurrentInstant()), cancellationToken);
        else
            reference.Rewrite(request.Words, clock.GetCurrentInstant());
        return new ReferenceView(new Person(one, me.Name), reference.Words, reference.At);
    }

    public async Task<Result<Done>> Handle(WithdrawReference request, CancellationToken cancellationToken)
    {
        await standing.LockAsync([await members.MeAsync(actor, cancellationToken)], cancellationToken);
        if (await FindAsync(request.Member, cancellationToken) is { } reference)
            await references.DeleteAsync(reference, cancellationToken);
        return new Done();
    }

    private Task<Reference?> FindAsync(MemberId about, CancellationToken cancellationToken)
    {
        var me = actor.Me;
        return references.FirstOrDefaultAsync(new Those<Reference>(r => r.About == about && r.Author == me), cancellationToken);
    }
}
