using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>Hours as the ledger has them: a transfer whose purpose is an exchange or project work, and which has not been reversed.</summary>
/// <param name="Order">The order that moved the credits.</param>
/// <param name="Giver">The account that was credited: whoever gave time.</param>
/// <param name="Receiver">The account that was debited.</param>
/// <param name="Hours">How much.</param>
/// <param name="GivenAt">When it took effect.</param>
/// <param name="IsReversed">Whether it has been reversed since.</param>
public readonly record struct LedgerHours(OrderId Order, AccountId Giver, AccountId Receiver, Credits Hours, Instant GivenAt, bool IsReversed);

/// <summary>What the ledger says about impact, read set by set; never entry by entry through the accounts. Belongs to one scope; not thread-safe.</summary>
public interface IImpactLedger
{
    /// <summary>The hours that some orders moved; orders that moved something else, or nothing, are left out.</summary>
    Task<IReadOnlyList<LedgerHours>> FindHoursAsync(IReadOnlyCollection<OrderId> orders, CancellationToken cancellationToken);

    /// <summary>All hours that transfers of their own moved (not settlements), in the order of the orders' ids: at most <paramref name="limit"/> after one of them.</summary>
    Task<IReadOnlyList<LedgerHours>> ReadTransfersAsync(OrderId? after, int limit, CancellationToken cancellationToken);

    /// <summary>What is in circulation at an instant, as it was known then.</summary>
    Task<CirculationFigures> CirculationAsync(Instant at, Instant idleSince, CancellationToken cancellationToken);
}

/// <summary>Where the credits were at an instant, by recorded time.</summary>
/// <param name="Issued">What the bank has issued and not taken back.</param>
/// <param name="Welcome">Welcome credits given until then.</param>
/// <param name="InWallets">In members' wallets, what is set aside in them included.</param>
/// <param name="InPots">In networks' community pots.</param>
/// <param name="InProjects">In projects' accounts.</param>
/// <param name="Held">Of all of these, what is set aside now: known for the present only, else <c>null</c>.</param>
/// <param name="Idle">In wallets from and to which nothing moved since <c>idleSince</c>.</param>
/// <param name="IdleWallets">How many wallets that are, empty ones apart.</param>
/// <param name="StuckAtZero">Wallets without credit from and to which nothing moved since <c>idleSince</c>.</param>
/// <param name="Wallets">How many wallets there were: such as had an entry by then.</param>
/// <param name="Moved">Hours of exchanges and project work that moved between <c>idleSince</c> and the instant.</param>
public sealed record CirculationFigures(
    Credits Issued, Credits Welcome, Credits InWallets, Credits InPots, Credits InProjects, Credits? Held, Credits Idle, int IdleWallets, int StuckAtZero, int Wallets, Credits Moved);
