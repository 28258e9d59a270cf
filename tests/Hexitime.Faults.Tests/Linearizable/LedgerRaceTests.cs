using FsCheck.Fluent;
using Hexitime.Ledger;
using Hexitime.Testing.Ledger;
using Xunit.Abstractions;

namespace Hexitime.Faults.Linearizable;

/// <summary>
/// Transfers and holds look to many callers at once as if one came after the other. A provider has one subclass, which opens a bank without members on it.
/// </summary>
public abstract class LedgerRaceTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Rounds = 40;
    private const int Size = 50;

    private Bank _bank = null!;

    public async Task InitializeAsync() => _bank = await OpenBankAsync();

    [Fact]
    public async Task Transfers_and_holds_are_linearizable()
    {
        var seed = FaultRun.Seed;
        var (calls, applied, refused, repeated, lost, states) = (0, 0, 0, 0, 0, 0L);
        foreach (var race in LedgerRaces.Races.Sample(Rounds, new FsCheck.Rnd((ulong)seed), Size))
        {
            await _bank.OpenAsync(race.Wallets);
            (await _bank.ApplyAsync(race.Setup)).ShouldAllBe(outcome => outcome == Outcome.Applied);

            var (history, report) = await race.RunAsync(
                async order => (await _bank.ApplyAsync([order], isGathered: order.Id.Value.GetHashCode() % 2 == 0)).Single(),
                wallet => _bank.ReadAsync(store => store.FindAccountAsync(wallet, default)));

            report.IsLinearizable.ShouldBeTrue($"seed {seed}: {report}");
            calls += history.Count;
            applied += history.Count(call => call.Outcome?.Kind == OutcomeKind.Applied);
            refused += history.Count(call => call.Outcome?.Kind == OutcomeKind.Refused);
            repeated += history.Count(call => call.Outcome?.Kind == OutcomeKind.AlreadyApplied);
            lost += history.Count(call => call.IsLost);
            states += report.StatesVisited;
        }

        output.WriteLine($"seed {seed}: {Rounds} races, {calls} calls, {applied} applied, {refused} refused, {repeated} repeats, {lost} lost; {states} states");
        (applied, refused, repeated).ShouldSatisfyAllConditions(
            seen => seen.applied.ShouldBeGreaterThan(0), seen => seen.refused.ShouldBeGreaterThan(0), seen => seen.repeated.ShouldBeGreaterThan(0));
        lost.ShouldBeLessThan(calls / 10);
        (await _bank.VerifyAsync()).Faults.ShouldBeEmpty();
    }

    public virtual async Task DisposeAsync() => await _bank.DisposeAsync();

    /// <summary>A bank whose issuer is open.</summary>
    protected abstract Task<Bank> OpenBankAsync();
}
