using System.Globalization;
using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>
/// Time that a member pledges to a task of a project: offered, accepted, recorded by one side and confirmed by the other. The project pays a credit an hour, unless
/// it is a gift: then no credits move, and the hours count all the same. Every step answers what the ledger has to do for it, or why it cannot be taken; a step
/// whose orders the ledger refuses has not been taken. Pure: no I/O and no clock.
/// </summary>
public sealed partial class Pledge : IVersioned
{
    private Pledge() { }

    /// <summary>The pledge's id.</summary>
    public PledgeId Id { get; private set; }

    /// <summary>To which project.</summary>
    public ProjectId Project { get; private set; }

    /// <summary>The number of the task.</summary>
    public int Task { get; private set; }

    /// <summary>The project's account.</summary>
    public AccountId Account { get; private set; }

    /// <summary>Who pledged.</summary>
    public MemberId Member { get; private set; }

    /// <summary>Their wallet.</summary>
    public AccountId Wallet { get; private set; }

    /// <summary>How many hours.</summary>
    public Credits Hours { get; private set; }

    /// <summary>What they wrote.</summary>
    public string? Note { get; private set; }

    /// <summary>Whether they give the hours as a gift.</summary>
    public bool IsGift { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public PledgeState State { get; private set; }

    /// <summary>When it was pledged.</summary>
    public Instant OfferedAt { get; private set; }

    /// <summary>What is set aside for it on the project's account.</summary>
    public Credits Held { get; private set; }

    /// <summary>How often something was set aside for it; part of the orders' ids.</summary>
    public int Holds { get; private set; }

    /// <summary>Which side recorded the hours.</summary>
    public PledgeSide? RecordedSide { get; private set; }

    /// <summary>Who that was.</summary>
    public MemberId? RecordedBy { get; private set; }

    /// <summary>The hours recorded.</summary>
    public Credits? Recorded { get; private set; }

    /// <summary>When they were given, as recorded.</summary>
    public Instant? GivenAt { get; private set; }

    /// <summary>The figure of the side that disputes the record; zero says that nothing was given.</summary>
    public Credits? Disputed { get; private set; }

    /// <summary>Why it was declined, disputed or decided.</summary>
    public string? Reason { get; private set; }

    /// <summary>The hours that count, once that is settled.</summary>
    public Credits? Given { get; private set; }

    /// <summary>When that was settled.</summary>
    public Instant? ConfirmedAt { get; private set; }

    /// <summary>When nobody answers the record until then, it counts as confirmed.</summary>
    public Instant? Deadline { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>Which side wrote the reason: the lead who declined, or the side that disputed; <c>null</c> for a broker who decided.</summary>
    public PledgeSide? ReasonSide =>
        Reason is null || (Disputed is not null && State != PledgeState.Disputed) ? null
        : State == PledgeState.Declined || RecordedSide == PledgeSide.Pledger ? PledgeSide.Lead
        : PledgeSide.Pledger;

    /// <summary>A side is erased: what they wrote goes.</summary>
    public void EraseWordsOf(PledgeSide side)
    {
        (Note, Reason) = (Note is null || side != PledgeSide.Pledger ? Note : Texts.Erased, ReasonSide == side ? Texts.Erased : Reason);
        Version++;
    }

    /// <summary>Whether hours are recorded that are not settled.</summary>
    public bool HasOpenHours => State is PledgeState.Recorded or PledgeState.Disputed;

    /// <summary>Whether it is only offered or agreed.</summary>
    public bool IsPending => State is PledgeState.Offered or PledgeState.Accepted;

    /// <summary>Whether whoever pledged belongs to those who do the project's work: it is agreed and not ended.</summary>
    public bool IsInTeam => State is PledgeState.Accepted or PledgeState.Recorded or PledgeState.Disputed or PledgeState.Confirmed;

    /// <summary>The order that sets the hours aside.</summary>
    public OrderId HoldOrder => OrderOf("hold");

    /// <summary>The order that settles what was set aside.</summary>
    public OrderId SettleOrder => OrderOf("settle");

    /// <summary>The order that moves what was given beyond the hours set aside.</summary>
    public OrderId DifferenceOrder => OrderOf("difference");

    /// <summary>A member pledges time to a task.</summary>
    public static Result<Pledge> Offer(Project project, long task, Member member, Credits hours, bool isGift, string? note, BankRules rules, Instant now)
    {
        if (!project.TakesPledges)
            return project.WrongState("Time can be pledged to a project that is open or under way.");
        if (project.TaskOf(task) is not { } wanted)
            return ProjectRefusals.NoTask;
        if (project.Lead == member.Id)
            return Refusal.Conflict("project.own-project", "You lead this project: nobody confirms their own hours.");
        if (CheckHours(hours, rules) is { } refusal)
            return refusal;
        return new Pledge
        {
            Id = PledgeId.New(now),
            Project = project.Id,
            Task = wanted.Number,
            Account = project.Account,
            Member = member.Id,
            Wallet = member.Wallet,
            Hours = hours,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            IsGift = isGift,
            State = PledgeState.Offered,
            OfferedAt = now,
        };
    }

    /// <summary>The lead accepts; unless it is a gift, the hours are set aside on the project's account.</summary>
    public Result<PledgeMove> Accept(PledgeSide by)
    {
        if (by != PledgeSide.Lead)
            return ProjectRefusals.OnlyLead;
        if (State != PledgeState.Offered)
            return this.WrongState("This pledge has been answered.");
        State = PledgeState.Accepted;
        return Step(PledgeAction.Accept, SetAside());
    }

    /// <summary>The lead says no, or calls off what was accepted before hours are recorded; the credits are free again.</summary>
    public Result<PledgeMove> Decline(PledgeSide by, string? reason) =>
        by != PledgeSide.Lead ? ProjectRefusals.OnlyLead
        : !IsPending ? this.WrongState("Hours have been recorded, or the pledge is over.")
        : End(PledgeState.Declined, PledgeAction.Decline, reason);

    /// <summary>Whoever pledged takes it back, before hours are recorded; the credits are free again.</summary>
    public Result<PledgeMove> Withdraw(PledgeSide by) =>
        by != PledgeSide.Pledger ? ProjectRefusals.OnlyPledger
        : !IsPending ? this.WrongState("Hours have been recorded, or the pledge is over.")
        : End(PledgeState.Withdrawn, PledgeAction.Withdraw, null);

    /// <summary>Whoever pledged makes it a gift, or no gift any more, until hours are recorded.</summary>
    public Result<PledgeMove> ChangeGift(PledgeSide by, bool isGift)
    {
        if (by != PledgeSide.Pledger)
            return ProjectRefusals.OnlyPledger;
        if (!IsPending)
            return this.WrongState("Whether it is a gift is said before hours are recorded.");
        if (IsGift == isGift)
            return Refusal.Conflict("pledge.unchanged", isGift ? "It is a gift already." : "It is no gift.");
        IsGift = isGift;
        return Step(PledgeAction.ChangeGift, isGift ? Free() : State == PledgeState.Accepted ? SetAside() : []);
    }

    /// <summary>It ends with the project, or because whoever pledged left, before hours are recorded; the credits are free again.</summary>
    public Result<PledgeMove> End() => IsPending ? End(PledgeState.Ended, PledgeAction.End, null) : this.WrongState("Only what is offered or accepted ends by itself.");

    private PledgeMove End(PledgeState state, PledgeAction action, string? reason)
    {
        (State, Reason, Deadline) = (state, string.IsNullOrWhiteSpace(reason) ? Reason : reason.Trim(), null);
        return Step(action, Free());
    }

    private Order[] SetAside()
    {
        if (IsGift)
            return [];
        (Held, Holds) = (Hours, Holds + 1);
        return [Order.Hold(HoldOrder, Account, Wallet, Hours, Purpose.ProjectWork)];
    }

    private Order[] Free()
    {
        if (Held == Credits.Zero)
            return [];
        Held = Credits.Zero;
        return [Order.Release(OrderOf("release"), HoldOrder)];
    }

    private PledgeMove Step(PledgeAction action, IReadOnlyList<Order> orders)
    {
        Version++;
        return new PledgeMove(action, orders);
    }

    private OrderId OrderOf(string step) => OrderId.For(string.Create(CultureInfo.InvariantCulture, $"pledge.{step}.{Holds}"), Id.Value);

    private static Refusal? CheckHours(Credits hours, BankRules rules) =>
        hours.IsPositive && hours.Minutes <= rules.LargestExchangeMinutes
            ? null
            : Refusal.Invalid("pledge.hours", $"Between a minute and {Credits.FromMinutes(rules.LargestExchangeMinutes)} can be given at once.")
                .With("largestMinutes", rules.LargestExchangeMinutes);
}

/// <summary>What a step asks of the ledger: linked orders, all of which must be applied for the step to be taken.</summary>
/// <param name="Action">The step.</param>
/// <param name="Orders">The orders; none when no credits are touched.</param>
public sealed record PledgeMove(PledgeAction Action, IReadOnlyList<Order> Orders);
