using Hexitime.Import;
using Hexitime.Ledger;
using static Hexitime.AspNetCore.Import.OldBank;

namespace Hexitime.AspNetCore.Import;

public sealed class BelowFloorTests
{
    private static readonly string[] History =
    [
        "t1,2024-02-01,ada,ben,3 h,,",
        "t2,2024-02-02,ada,cleo,2 h,,",
        "t3,2024-02-03,ben,ada,30 min,,",
        "t4,2024-02-04,cleo,ben,1 h,,",
    ];

    private static readonly string ThreeMembers = MembersFile(("ada", "1 h"), ("ben", ""), ("cleo", ""));

    [Fact]
    public async Task A_history_below_the_floor_is_refused_row_by_row_and_then_allowed_and_named()
    {
        await using var bank = await OpenAsync();
        var refused = await bank.ImportAsync(ThreeMembers, TransfersFile(History));
        refused.Transfers.ShouldBe(new FileReport(4, 0, 0, 4));
        refused.RejectedRows.Select(r => (r.Line, r.Code)).ShouldBe([.. new[] { 2, 3, 4, 5 }.Select(line => (line, "ledger.insufficient-credit"))]);
        refused.RejectedRows[0].Reason.ShouldContain("2 h");
        refused.BelowFloor.ShouldBeEmpty();

        var allowed = await bank.ImportAsync(ThreeMembers, TransfersFile(History), allowBelowFloor: true);
        allowed.Transfers.ShouldBe(new FileReport(4, 4, 0, 0));
        allowed.BelowFloor.ShouldBe([new BelowFloor("ada", Credits.FromHours(-4))]);
        (await bank.BalanceAsync("ada")).Minutes.ShouldBe(-210);
        (await bank.BalanceAsync("ben")).Minutes.ShouldBe(210);
        (await bank.VerifyAsync()).IsWhole.ShouldBeTrue();

        (await bank.ImportAsync(ThreeMembers, TransfersFile(History))).Transfers.ShouldBe(new FileReport(4, 0, 4, 0));
        (await bank.ImportAsync(ThreeMembers, TransfersFile(History), allowBelowFloor: true)).Transfers.ShouldBe(new FileReport(4, 0, 4, 0));
    }

    [Fact]
    public async Task Floors_are_raised_again_as_far_as_the_balance_allows()
    {
        await using var bank = await OpenAsync();
        await bank.ImportAsync(ThreeMembers, TransfersFile(History), allowBelowFloor: true);
        var ada = await bank.WalletAsync("ada");
        (ada.Balance.Minutes, ada.Available.Minutes).ShouldBe((-210, 0));

        await bank.ImportAsync(ThreeMembers, TransfersFile([.. History, "t5,2024-03-01,ben,ada,1 h,,"]), allowBelowFloor: true);
        ada = await bank.WalletAsync("ada");
        (ada.Balance.Minutes, ada.Available.Minutes).ShouldBe((-150, 0));

        await bank.ImportAsync(ThreeMembers, TransfersFile([.. History, "t6,2024-03-01,bank,ada,5 h,,"]), allowBelowFloor: true);
        ada = await bank.WalletAsync("ada");
        (ada.Balance.Minutes, ada.Available.Minutes).ShouldBe((150, 150));
        (await bank.VerifyAsync()).IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task An_overdraft_that_the_bank_allows_is_not_below_the_floor_and_comes_back()
    {
        await using var bank = await OpenAsync(rules => rules.OverdraftMinutes = 120);
        var report = await bank.ImportAsync(ThreeMembers, TransfersFile(History), allowBelowFloor: true);
        report.BelowFloor.ShouldBe([new BelowFloor("ada", Credits.FromHours(-4))]);
        (await bank.ImportAsync(ThreeMembers, TransfersFile("t7,2024-03-01,bank,ada,6 h,,"), allowBelowFloor: true)).Transfers.Imported.ShouldBe(1);
        var ada = await bank.WalletAsync("ada");
        (ada.Balance.Minutes, ada.Available.Minutes).ShouldBe((150, 270));
    }

    [Fact]
    public async Task A_debt_comes_along_if_it_is_asked_for()
    {
        await using var bank = await OpenAsync();
        var members = MembersFile(("ada", "-2 h"), ("ben", "1 h"));
        (await bank.ImportAsync(members, TransferHeader)).RejectedRows.Single().Code.ShouldBe("ledger.insufficient-credit");
        var report = await bank.ImportAsync(members, TransferHeader, allowBelowFloor: true);
        report.BelowFloor.ShouldBe([new BelowFloor("ada", Credits.FromHours(-2))]);
        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(-2));
        (await bank.VerifyAsync()).IsWhole.ShouldBeTrue();
    }
}
