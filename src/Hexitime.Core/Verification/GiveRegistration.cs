using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Verification;

/// <summary>
/// A member gives the number under which a regulator has them. Others see that it was given and how far it was checked, never the number. Giving another one replaces it;
/// giving the same one again changes nothing.
/// </summary>
/// <param name="Regulator">Which regulator.</param>
/// <param name="Number">The number, in the regulator's form (<see cref="RegistrationNumber"/>).</param>
[MaySend(Who.AnyMember)]
public sealed record GiveRegistration(Regulator Regulator, string Number) : ICommand<VerificationView>, IChecked, ITellsASecret
{
    /// <inheritdoc />
    public Refusal? Check() => RegistrationNumber.Of(Regulator, Number).Refusal;
}

/// <summary>A member takes a registration number back. If there is none, that is done already.</summary>
/// <param name="Regulator">Which regulator's.</param>
[MaySend(Who.AnyMember)]
public sealed record RemoveRegistration(Regulator Regulator) : ICommand<Done>;

/// <summary>A member has given a registration number that nobody has checked.</summary>
/// <param name="Member">Who.</param>
/// <param name="Regulator">With which regulator.</param>
public sealed record RegistrationGiven(MemberId Member, Regulator Regulator) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Member.Value;
}

internal sealed class GiveRegistrationHandler(
    IRepositoryBase<Registration> registrations, IReadRepositoryBase<Member> members, Standing standing, VerificationDesk desk, IOutbox outbox, CurrentActor actor, IClock clock)
    : IRequestHandler<GiveRegistration, Result<VerificationView>>, IRequestHandler<RemoveRegistration, Result<Done>>
{
    public async Task<Result<VerificationView>> Handle(GiveRegistration request, CancellationToken cancellationToken)
    {
        if (!RegistrationNumber.Of(request.Regulator, request.Number).TryGet(out var number, out var refusal))
            return refusal;
        await standing.LockAsync([await members.MeAsync(actor, cancellationToken)], cancellationToken);
        var (found, now) = (await desk.FindAsync(actor.Me, cancellationToken), clock.GetCurrentInstant());
        var known = found.Registrations.Find(r => r.Regulator == number.Regulator);
        if (known is null)
            found.Registrations.Add(await registrations.AddAsync(Registration.Give(actor.Me, number, now), cancellationToken));
        else if (!string.Equals(known.Number, number.Number, StringComparison.Ordinal))
            known.Change(number, now);
        else
            return await desk.ViewAsync(found, actor.Me, cancellationToken);
        outbox.Add(new RegistrationGiven(actor.Me, number.Regulator));
        return await desk.ViewAsync(found, actor.Me, cancellationToken);
    }

    public async Task<Result<Done>> Handle(RemoveRegistration request, CancellationToken cancellationToken)
    {
        await standing.LockAsync([await members.MeAsync(actor, cancellationToken)], cancellationToken);
        var me = actor.Me;
        if (await registrations.FirstOrDefaultAsync(new Those<Registration>(r => r.Member == me && r.Regulator == request.Regulator), cancellationToken) is { } known)
            await registrations.DeleteAsync(known, cancellationToken);
        return new Done();
    }
}

/// <summary>Has the registers of the host check a number that was given, if it has any. Asked outside a transaction; only the answer is written in one.</summary>
internal sealed class CheckRegistration(
    IReadRepositoryBase<Registration> registrations, IReadRepositoryBase<Member> members, IEnumerable<IProfessionalRegister> registers, Standing standing,
    IUnitOfWork unitOfWork, IClock clock)
    : INotificationHandler<RegistrationGiven>
{
    public async Task Handle(RegistrationGiven notification, CancellationToken cancellationToken)
    {
        if (await FindAsync(notification, cancellationToken) is not { Check: RegistrationCheck.NotChecked } given
            || await members.GetByIdAsync(given.Member, cancellationToken) is not { HasLeft: false } member)
            return;
        var number = RegistrationNumber.Of(given.Regulator, given.Number).Value;
        foreach (var register in registers)
        {
            if (await register.IsRegisteredAsync(number, member.Name, cancellationToken) is not { } isFound)
                continue;
            await unitOfWork.RunAsync(async ct =>
            {
                // Whoever is giving another number at this moment waits, or is waited for.
                await standing.LockAsync([member], ct);
                (await FindAsync(notification, ct))?.Answer(number, isFound, register.Name, clock.GetCurrentInstant());
                return new Done();
            }, _ => false, cancellationToken);
            return;
        }
    }

    private Task<Registration?> FindAsync(RegistrationGiven given, CancellationToken cancellationToken) =>
        registrations.FirstOrDefaultAsync(new Those<Registration>(r => r.Member == given.Member && r.Regulator == given.Regulator), cancellationToken);
}
