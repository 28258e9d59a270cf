using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Donations;

/// <summary>
/// A member gives credits to another. Refused when the credits are not available, the other does not take part, or both are the same person. A donation counts as
/// hours in no statistic: nobody has given time for it.
/// </summary>
/// <param name="To">To whom.</param>
/// <param name="Amount">How much: at least a minute.</param>
/// <param name="Message">A message: at most 2,000 characters.</param>
/// <param name="IsAnonymous">Whether the receiver is not to know from whom.</param>
[MaySend(Who.Member)]
public sealed record Donate(MemberId To, Credits Amount, string? Message = null, bool IsAnonymous = false) : ICommand<DonationView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Message, Donation.LongestMessage, "donation.message", "The message");
}

/// <summary>A member gives credits to the pot of a network to which they belong.</summary>
/// <param name="Network">To which network.</param>
/// <param name="Amount">How much: at least a minute.</param>
/// <param name="Message">A message: at most 2,000 characters.</param>
/// <param name="IsAnonymous">Whether nobody there is to know from whom.</param>
[MaySend(Who.Member)]
public sealed record DonateToNetwork(NetworkId Network, Credits Amount, string? Message = null, bool IsAnonymous = false) : ICommand<DonationView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Message, Donation.LongestMessage, "donation.message", "The message");
}

/// <summary>A member gives credits to a project that they find and that is not closed. What it does not spend comes back to those who gave in their own name.</summary>
/// <param name="Project">To which project.</param>
/// <param name="Amount">How much: at least a minute.</param>
/// <param name="Message">A message: at most 2,000 characters.</param>
/// <param name="IsAnonymous">Whether nobody there is to know from whom; what would come back goes to the issuer then.</param>
[MaySend(Who.Member)]
public sealed record DonateToProject(ProjectId Project, Credits Amount, string? Message = null, bool IsAnonymous = false) : ICommand<DonationView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Message, Donation.LongestMessage, "donation.message", "The message");
}

/// <summary>A donation as either of the two sees it.</summary>
/// <param name="Id">The donation.</param>
/// <param name="From">Who gave; <c>null</c> when the receiver is not to know.</param>
/// <param name="To">The member who received, if it was one.</param>
/// <param name="ToNetwork">The network whose pot received, if it was one.</param>
/// <param name="ToProject">The project whose account received, if it was one.</param>
/// <param name="Amount">How much.</param>
/// <param name="Message">What the giver wrote.</param>
/// <param name="IsAnonymous">Whether the receiver is not to know who gave.</param>
/// <param name="At">When it was given.</param>
public sealed record DonationView(DonationId Id, Person? From, Person? To, NetworkId? ToNetwork, ProjectId? ToProject, Credits Amount, string? Message, bool IsAnonymous, Instant At)
{
    /// <summary>Shows a donation to one of the two.</summary>
    public static DonationView Of(Donation donation, MemberId viewer, IReadOnlyDictionary<MemberId, string> names) => new(
        donation.Id,
        donation.IsAnonymous && donation.From != viewer ? null : new Person(donation.From, names[donation.From]),
        donation.To is { } to ? new Person(to, names[to]) : null, donation.ToNetwork, donation.ToProject, donation.Amount, donation.Message, donation.IsAnonymous, donation.At);
}

/// <summary>Credits have been given away.</summary>
/// <param name="Donation">The donation.</param>
/// <param name="To">The member who received, if it was one.</param>
/// <param name="ToNetwork">The network whose pot received, if it was one.</param>
/// <param name="ToProject">The project whose account received, if it was one.</param>
public sealed record DonationMade(DonationId Donation, MemberId? To, NetworkId? ToNetwork, ProjectId? ToProject = null) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Donation.Value;
}

internal sealed class DonateHandler(
    IRepositoryBase<Donation> donations, IRepositoryBase<Funding> funding, IReadRepositoryBase<Member> members, NetworkDesk networks, ProjectDesk projects, Standing standing,
    ILedgerStore ledger, IOutbox outbox, CurrentActor actor, IClock clock)
    : IRequestHandler<Donate, Result<DonationView>>, IRequestHandler<DonateToNetwork, Result<DonationView>>, IRequestHandler<DonateToProject, Result<DonationView>>
{
    public async Task<Result<DonationView>> Handle(Donate request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        if (await members.GetByIdAsync(request.To, cancellationToken) is not { State: MemberState.Active } to)
            return MemberRefusals.NotFound;
        // Asked before the terms are looked at, so that an answer to those does not tell that somebody is there.
        if (!await standing.HoldAsync([me, to], cancellationToken))
            return MemberRefusals.NotFound;
        return Donation.Give(me, to, request.Amount, request.Message, request.IsAnonymous, clock.GetCurrentInstant()).TryGet(out var donation, out var refusal)
            ? await MakeAsync(donation, [me, to], to.Wallet, cancellationToken)
            : refusal;
    }

    public async Task<Result<DonationView>> Handle(DonateToNetwork request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        if (!(await networks.InsideAsync(request.Network, cancellationToken)).TryGet(out var network, out var refusal)
            || !Donation.Give(me, network, request.Amount, request.Message, request.IsAnonymous, clock.GetCurrentInstant()).TryGet(out var donation, out refusal))
            return refusal;
        return await MakeAsync(donation, [me], network.Pot, cancellationToken);
    }

    public async Task<Result<DonationView>> Handle(DonateToProject request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        if (!(await projects.FindLockedAsync(request.Project, request.IsAnonymous ? [me.Wallet, AccountId.Issuer] : [me.Wallet], cancellationToken)).TryGet(out var project, out var refusal)
            || !Donation.Give(me, project, request.Amount, request.Message, request.IsAnonymous, clock.GetCurrentInstant()).TryGet(out var donation, out refusal))
            return refusal;
        if (!(await MakeAsync(donation, [me], project.Account, cancellationToken)).TryGet(out var made, out refusal))
            return refusal;
        var cameIn = await funding.AddAsync(Funding.Donated(project.Id, donation.IsAnonymous ? null : me.Id, donation.Amount, donation.At), cancellationToken);
        projects.Tell(cameIn);
        return made;
    }

    /// <summary>Between the giver, who comes first, and the receiver, if it is a member.</summary>
    private async Task<Result<DonationView>> MakeAsync(Donation donation, IReadOnlyList<Member> people, AccountId to, CancellationToken cancellationToken)
    {
        if (await ledger.TryApplyAsync(donation.Orders(people[0].Wallet, to), cancellationToken) is { } refused)
            return refused;
        await donations.AddAsync(donation, cancellationToken);
        outbox.Add(new DonationMade(donation.Id, donation.To, donation.ToNetwork, donation.ToProject));
        return DonationView.Of(donation, donation.From, people.ToDictionary(m => m.Id, m => m.Name));
    }
}
