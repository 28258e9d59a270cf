using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>An administrator sees where the credits are, and whether they move. By recorded time: what was known then.</summary>
/// <param name="At">The day at whose end; by default now.</param>
/// <param name="Days">Over how many days before that movement is looked at: 1 to 3,650.</param>
[MaySend(Who.Administrator)]
public sealed record GetCirculation(LocalDate? At = null, int Days = 90) : IQuery<CirculationView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() =>
        Days is < 1 or > 3_650 ? Refusal.Invalid("impact.days", "Movement is looked at over 1 to 3,650 days.")
        : At is { Year: < 1970 or > 2999 } ? Refusal.Invalid("impact.period", "A day lies between 1970 and 2999.")
        : null;
}

/// <summary>Where the credits are, and whether they move.</summary>
/// <param name="At">When: what was recorded before this instant.</param>
/// <param name="IssuedMinutes">Credits in circulation: what the bank has issued and not taken back. The other balances add up to it.</param>
/// <param name="WelcomeMinutes">Welcome credits given until then.</param>
/// <param name="WalletMinutes">In members' wallets, what is set aside in them included; debts reduce it.</param>
/// <param name="PotMinutes">In networks' community pots.</param>
/// <param name="ProjectMinutes">In projects' accounts.</param>
/// <param name="HeldMinutes">What of all these is set aside; <c>null</c> for a time that is over, of which that is not known.</param>
/// <param name="Wallets">How many wallets there were.</param>
/// <param name="IdleMinutes">In wallets in which nothing moved in the days looked at.</param>
/// <param name="IdleWallets">How many these are.</param>
/// <param name="StuckAtZero">How many wallets had no credit, and nothing moved in them in the days looked at.</param>
/// <param name="MovedMinutes">Hours of exchanges and project work that moved in the days looked at.</param>
/// <param name="Velocity">How often a year a credit in circulation is spent on time given, at that pace; <c>null</c> with none in circulation.</param>
public sealed record CirculationView(
    Instant At, long IssuedMinutes, long WelcomeMinutes, long WalletMinutes, long PotMinutes, long ProjectMinutes, long? HeldMinutes, int Wallets, long IdleMinutes, int IdleWallets,
    int StuckAtZero, long MovedMinutes, double? Velocity);

internal sealed class GetCirculationHandler(IImpactLedger ledger, IClock clock) : IRequestHandler<GetCirculation, Result<CirculationView>>
{
    private const double DaysInYear = 365.25;

    public async Task<Result<CirculationView>> Handle(GetCirculation request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var at = request.At is { } day ? Instant.Min(now, day.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() - Duration.Epsilon) : now;
        var found = await ledger.CirculationAsync(at, at - Duration.FromDays(request.Days), cancellationToken);
        return new CirculationView(
            at, found.Issued.Minutes, found.Welcome.Minutes, found.InWallets.Minutes, found.InPots.Minutes, found.InProjects.Minutes, found.Held?.Minutes, found.Wallets, found.Idle.Minutes,
            found.IdleWallets, found.StuckAtZero, found.Moved.Minutes,
            found.Issued.IsPositive ? found.Moved.Minutes * DaysInYear / request.Days / found.Issued.Minutes : null);
    }
}
