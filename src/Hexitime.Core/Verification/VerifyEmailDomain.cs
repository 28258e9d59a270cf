using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Verification;

/// <summary>
/// A member lets others see at which domain the host knows an e-mail address of theirs, and since when. Refused (<c>verification.no-email</c>) if the host knows none. Doing it
/// again renews the date.
/// </summary>
[MaySend(Who.AnyMember)]
public sealed record VerifyEmailDomain : ICommand<VerificationView>;

/// <summary>A member does not let others see a domain any more. If they did not, that is done already.</summary>
/// <param name="Domain">The domain.</param>
[MaySend(Who.AnyMember)]
public sealed record RemoveEmailDomain(string Domain) : ICommand<Done>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Domain, 254, "verification.domain", "The domain");
}

internal sealed class VerifyEmailDomainHandler(
    IRepositoryBase<VerifiedDomain> domains, IReadRepositoryBase<Member> members, Standing standing, VerificationDesk desk, ICaller caller, CurrentActor actor, IClock clock)
    : IRequestHandler<VerifyEmailDomain, Result<VerificationView>>, IRequestHandler<RemoveEmailDomain, Result<Done>>
{
    public async Task<Result<VerificationView>> Handle(VerifyEmailDomain request, CancellationToken cancellationToken)
    {
        if (caller.VerifiedEmail?.LastIndexOf('@') is not { } at || at < 1 || at == caller.VerifiedEmail.Length - 1)
            return Refusal.Conflict("verification.no-email", "Whoever has signed you in does not vouch for an e-mail address of yours.");
        var domain = caller.VerifiedEmail[(at + 1)..].ToLowerInvariant();
        await standing.LockAsync([await members.MeAsync(actor, cancellationToken)], cancellationToken);
        var found = await desk.FindAsync(actor.Me, cancellationToken);
        if (found.Domains.Find(d => string.Equals(d.Domain, domain, StringComparison.Ordinal)) is { } known)
            known.Renew(clock.GetCurrentInstant());
        else
            found.Domains.Add(await domains.AddAsync(VerifiedDomain.Of(actor.Me, domain, clock.GetCurrentInstant()), cancellationToken));
        return await desk.ViewAsync(found, actor.Me, cancellationToken);
    }

    public async Task<Result<Done>> Handle(RemoveEmailDomain request, CancellationToken cancellationToken)
    {
        await standing.LockAsync([await members.MeAsync(actor, cancellationToken)], cancellationToken);
        var (me, domain) = (actor.Me, request.Domain.Trim().ToLowerInvariant());
        if (await domains.FirstOrDefaultAsync(new Those<VerifiedDomain>(d => d.Member == me && d.Domain == domain), cancellationToken) is { } known)
            await domains.DeleteAsync(known, cancellationToken);
        return new Done();
    }
}
