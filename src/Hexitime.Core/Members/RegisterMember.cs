using Hexitime.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Members;

/// <summary>
/// The signed-in person becomes a member and is given the welcome credits, in one transaction. Somebody who has left comes back to their wallet, and to a
/// suspension if there was one; welcome credits are given once. Who names no languages has that in which the host speaks to them
/// (<see cref="ICaller.Language"/>). Refused (<c>member.already-registered</c>) to somebody who is a member.
/// </summary>
/// <param name="Profile">What the member says of themselves.</param>
[MaySend(Who.SignedIn)]
public sealed record RegisterMember(Profile Profile) : ICommand<MyView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Profile.Check();
}

internal sealed class RegisterMemberHandler(
    IRepositoryBase<Member> members, IRepositoryBase<Organisation> organisations, ILedgerStore ledger, IOutbox outbox, ConsentBook consents, CurrentActor actor, ICaller caller,
    IOptions<BankRules> rules, IClock clock) : IRequestHandler<RegisterMember, Result<MyView>>
{
    public async Task<Result<MyView>> Handle(RegisterMember request, CancellationToken cancellationToken)
    {
        var member = await members.FirstOrDefaultAsync(new MemberWithSubject(actor.Value.Subject), cancellationToken);
        if (member is { HasLeft: false })
            return Refusal.Conflict("member.already-registered", "You are a member already.");

        var profile = request.Profile is { Languages: [] } silent && caller.Language is { } language ? silent with { Languages = [language] } : request.Profile;
        var organisation = await organisations.FindOrAddAsync(profile, clock.GetCurrentInstant(), cancellationToken);
        var before = member?.AgreedTo() ?? new Consents();
        if (member is not null)
        {
            member.Rejoin(profile, organisation.Id);
        }
        else
        {
            member = await members.AddAsync(
                Member.Register(actor.Value.Subject, profile, organisation.Id, clock.GetCurrentInstant()), cancellationToken);
            if (await WelcomeAsync(member, await members.AnyAsync(new ErasedUnder(actor.Value.Subject, wasSuspended: false), cancellationToken), cancellationToken) is { } refusal)
                return refusal;
            if (await members.AnyAsync(new ErasedUnder(actor.Value.Subject, wasSuspended: true), cancellationToken))
                member.Become(MemberState.Suspended);
        }

        await consents.KeepAsync(member, before, cancellationToken);
        outbox.Add(new MemberRegistered(member.Id));
        return MyView.Of(member, organisation);
    }

    private async Task<Refusal?> WelcomeAsync(Member member, bool wasHereBefore, CancellationToken cancellationToken)
    {
        var overdraft = Credits.FromMinutes(-rules.Value.OverdraftMinutes);
        await ledger.OpenAsync(Account.Open(member.Wallet, AccountKind.Member, overdraft), cancellationToken);
        if (rules.Value.WelcomeMinutes == 0 || wasHereBefore)
            return null;
        var welcome = Order.Welcome(OrderId.For("member.welcome", member.Id.Value), member.Wallet, Credits.FromMinutes(rules.Value.WelcomeMinutes));
        var outcome = (await ledger.ApplyAsync([welcome], BatchMode.Independent, cancellationToken))[0];
        return outcome.Stands ? null : outcome.ToRefusal();
    }
}
