using System.Globalization;
using Hexitime.Import;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;
using static Hexitime.AspNetCore.Import.OldBank;

namespace Hexitime.AspNetCore.Import;

public sealed class ImportTests
{
    private static readonly string TwoMembers = MembersFile(("ada", "10 h"), ("ben", ""));

    [Fact]
    public async Task Members_come_along_with_their_dates_balances_and_skills_and_no_welcome()
    {
        await using var bank = await OpenAsync();
        var report = await bank.ImportAsync(TwoMembers, TransferHeader);
        report.Members.ShouldBe(new FileReport(2, 2, 0, 0));
        report.RejectedRows.ShouldBeEmpty();
        var ada = (await bank.SendAsync<GetMe, MyView>("ada", new GetMe())).Value;
        ada.MemberSince.ShouldBe(Instant.FromUtc(2024, 1, 1, 0, 0));
        ada.Profile.Skills.ShouldBe(["run charts", "coaching"]);
        ada.Profile.Consents.ShouldBe(new Consents());
        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(10));
        (await bank.BalanceAsync("ben")).ShouldBe(Credits.Zero);
    }

    [Fact]
    public async Task A_statement_has_the_original_dates_in_order_and_running_balances_and_the_words_stay_beside_it()
    {
        await using var bank = await OpenAsync();
        var report = await bank.ImportAsync(TwoMembers, TransfersFile(
            "t2,2024-03-01T14:30:00Z,ada,ben,90 min,,Hands-on help",
            "t1,2024-02-01,ada,ben,1.5,\"Run charts, twice\nover two days\",coaching",
            "t3,2024-03-02,ben,bank,1 h,,donation",
            "t4,2024-03-03,bank,ben,0.25,,welcome"));
        report.Transfers.ShouldBe(new FileReport(4, 4, 0, 0));

        var lines = (await bank.SendAsync<GetStatement, Page<StatementLine>>("ben", new GetStatement())).Value.Items.Reverse().ToList();
        lines.Select(l => l.EffectiveAt).ShouldBe([
            Instant.FromUtc(2024, 2, 1, 0, 0), Instant.FromUtc(2024, 3, 1, 14, 30), Instant.FromUtc(2024, 3, 2, 0, 0), Instant.FromUtc(2024, 3, 3, 0, 0)]);
        lines.Select(l => l.Purpose).ShouldBe([Purpose.Exchange, Purpose.Exchange, Purpose.Donation, Purpose.Grant]);
        lines.Select(l => l.BalanceAfter.Minutes).ShouldBe([90, 180, 120, 135]);
        var then = (await bank.SendAsync<GetWallet, WalletView>("ada", new GetWallet(Instant.FromUtc(2024, 2, 15, 0, 0), LedgerTime.Effective))).Value;
        then.BalanceAt.ShouldBe(Credits.FromMinutes(510));
        bank.Scalar("SELECT text FROM hexitime_memos").ShouldBe("Run charts, twice\nover two days");
        (await bank.VerifyAsync()).IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_files_again_change_nothing_and_a_longer_file_adds_what_is_new()
    {
        await using var bank = await OpenAsync();
        var row = "t1,2024-02-01,ada,ben,2 h,hello,";
        await bank.ImportAsync(TwoMembers, TransfersFile(row));
        var again = await bank.ImportAsync(TwoMembers, TransfersFile(row));
        again.Members.ShouldBe(new FileReport(2, 0, 2, 0));
        again.Transfers.ShouldBe(new FileReport(1, 0, 1, 0));
        var longer = await bank.ImportAsync(MembersFile(("ada", "10 h"), ("ben", ""), ("cleo", "1 h")), TransfersFile(row, row, "t2,2024-02-02,cleo,ben,1 h,,"));
        longer.Members.ShouldBe(new FileReport(3, 1, 2, 0));
        longer.Transfers.ShouldBe(new FileReport(3, 1, 2, 0));
        (await bank.BalanceAsync("ben")).ShouldBe(Credits.FromHours(3));
        bank.Scalar("SELECT count(*) FROM hexitime_memos").ShouldBe(1L);
    }

    [Fact]
    public async Task An_import_stopped_in_the_middle_goes_on_where_it_was()
    {
        await using var bank = await OpenAsync();
        string[] rows = [.. Enumerable.Range(1, ImportedRows.Most + 500).Select(i => $"t{i},2024-02-01,{(i % 2 == 1 ? "ada,ben" : "ben,ada")},1 h,,")];
        using var stop = new CancellationTokenSource();
        var stopAfterFirst = new OnProgress(p =>
        {
            if (p.File == "transfers")
                stop.Cancel();
        });
        await Should.ThrowAsync<OperationCanceledException>(() => bank.TryImportAsync(TwoMembers, TransfersFile(rows), progress: stopAfterFirst, cancellationToken: stop.Token));
        bank.Scalar("SELECT count(*) FROM hexitime_orders WHERE kind = 1 AND purpose = 2").ShouldBe((long)ImportedRows.Most);

        var report = await bank.ImportAsync(TwoMembers, TransfersFile(rows));
        report.Transfers.ShouldBe(new FileReport(rows.Length, 500, ImportedRows.Most, 0));
        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(10));
        (await bank.VerifyAsync()).IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task An_external_id_that_comes_back_with_other_content_is_rejected_and_what_is_there_stays()
    {
        await using var bank = await OpenAsync();
        await bank.ImportAsync(TwoMembers, TransfersFile("t1,2024-02-01,ada,ben,2 h,,"));
        var report = await bank.ImportAsync(MembersFile(("ada", "20 h")), TransfersFile("t1,2024-02-01,ada,ben,3 h,,"));
        report.RejectedRows.Select(r => (r.File, r.Line, r.ExternalId, r.Code)).ShouldBe([("members", 2, "ada", "import.member-differs"), ("transfers", 2, "t1", "ledger.key-reused")]);
        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(8));
    }

    [Fact]
    public async Task Somebody_who_is_a_member_already_is_not_made_one_twice()
    {
        await using var bank = await OpenAsync();
        var profile = new Profile { Name = "Ada", Email = "ada@example.org", Profession = "nurse", Organisation = "Leeds" };
        (await bank.SendAsync<RegisterMember, MyView>("ada", new RegisterMember(profile))).IsGranted.ShouldBeTrue();
        var report = await bank.ImportAsync(MembersFile(("ada", "10 h"), ("ben", "")), TransferHeader);
        report.RejectedRows.Single().Code.ShouldBe("import.subject-taken");
        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(2));
    }

    [Fact]
    public async Task What_a_member_changed_since_stays_when_the_file_comes_again()
    {
        await using var bank = await OpenAsync();
        await bank.ImportAsync(TwoMembers, TransferHeader);
        var me = (await bank.SendAsync<GetMe, MyView>("ada", new GetMe())).Value;
        (await bank.SendAsync<EditProfile, MyView>("ada", new EditProfile(me.Profile with { Name = "Ada L." }))).IsGranted.ShouldBeTrue();
        (await bank.ImportAsync(TwoMembers, TransferHeader)).Members.AlreadyImported.ShouldBe(2);
        (await bank.SendAsync<GetMe, MyView>("ada", new GetMe())).Value.Profile.Name.ShouldBe("Ada L.");
    }

    [Fact]
    public async Task Only_administrators_import()
    {
        await using var bank = await OpenAsync();
        var refused = await bank.TryImportAsync(TwoMembers, TransferHeader, roles: Roles.Broker);
        refused.Refusal!.Code.ShouldBe("actor.not-allowed");
        bank.Scalar("SELECT count(*) FROM hexitime_members").ShouldBe(0L);
    }

    [Fact]
    public async Task A_few_thousand_transfers_among_many_members_add_up()
    {
        await using var bank = await OpenAsync();
        var random = new Random(20260105);
        var balances = Enumerable.Range(0, 200).ToDictionary(i => $"m{i}", _ => 100_000);
        var rows = new List<string>();
        for (var i = 0; i < 3_000; i++)
        {
            var (from, to, minutes) = ($"m{random.Next(200)}", $"m{random.Next(200)}", random.Next(1, 300));
            if (from == to)
                continue;
            (balances[from], balances[to]) = (balances[from] - minutes, balances[to] + minutes);
            var date = new LocalDate(2024, 1, 2).PlusDays(random.Next(600)).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
            rows.Add($"t{i},{date},{from},{to},{minutes} min,words {i},teaching");
        }

        var report = await bank.ImportAsync(MembersFile([.. balances.Keys.Select(m => (m, "100000 min"))]), TransfersFile([.. rows]));
        report.Transfers.ShouldBe(new FileReport(rows.Count, rows.Count, 0, 0));
        foreach (var (member, minutes) in balances)
            (await bank.BalanceAsync(member)).Minutes.ShouldBe(minutes);
        var verification = await bank.VerifyAsync();
        verification.IsWhole.ShouldBeTrue();
        verification.Entries.ShouldBe(2 * (rows.Count + 200));
    }
}
