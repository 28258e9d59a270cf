using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Persistence.Conformance;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>Blocking and beginning something with each other at the same moment: one comes before the other, by the locks of the wallets.</summary>
public sealed class StandingTests : IAsyncLifetime
{
    private Bank _bank = null!;
    private MyView _ada = null!;
    private MyView _ben = null!;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(PostgreSqlDatabases.Server);
        _ada = await _bank.RegisterAsync("ada");
        _ben = await _bank.RegisterAsync("ben");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_block_waits_for_what_is_being_begun_with_either_of_the_two()
    {
        foreach (var member in (MyView[])[_ada, _ben])
        {
            await using var beginning = await OtherTransaction.BeginAsync(_bank.Database);
            await beginning.LockAccountAsync(WalletOf(member));

            var blocking = _bank.SendAsync("ada", new BlockMember(_ben.Id));
            await OtherTransaction.AreWaitingAsync(_bank.Database, 1);
            _bank.Count("blocks").ShouldBe(0);
            await beginning.DisposeAsync();

            (await blocking).IsGranted.ShouldBeTrue();
            await _bank.SendAsync("ada", new UnblockMember(_ben.Id));
        }
    }

    [Fact]
    public async Task What_has_waited_for_a_block_sees_it()
    {
        await using var blocking = await OtherTransaction.BeginAsync(_bank.Database);
        await blocking.LockAccountAsync(WalletOf(_ada));

        var proposing = _bank.SendAsync("ben", new ProposeExchange(Direct: new(_ada.Id, IGive: true, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromHours(1)));
        await OtherTransaction.AreWaitingAsync(_bank.Database, 1);
        await blocking.RunAsync($"INSERT INTO hexitime.blocks (blocker_id, blocked_id, since) VALUES ('{_ada.Id.Value}', '{_ben.Id.Value}', now()); COMMIT");

        (await proposing).Refusal!.Code.ShouldBe("member.not-found");
    }

    private Guid WalletOf(MyView member) => (Guid)_bank.Database.Scalar($"SELECT wallet FROM {{members}} WHERE id = '{member.Id.Value}'")!;
}
