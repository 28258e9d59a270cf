using System.Text;
using Hexitime.Import;
using static Hexitime.AspNetCore.Import.OldBank;

namespace Hexitime.AspNetCore.Import;

public sealed class BadRowTests
{
    private const string Good = "ada,Ada,ada@example.org,nurse,Leeds,2024-01-01,10 h,ada,\n";

    [Theory]
    [InlineData(",Ada,a@example.org,nurse,Leeds,2024-01-01,,,", "import.external-id")]
    [InlineData("bank,Ada,a@example.org,nurse,Leeds,2024-01-01,,,", "import.external-id")]
    [InlineData("x,,a@example.org,nurse,Leeds,2024-01-01,,,", "member.name")]
    [InlineData("x,Ada,no address,nurse,Leeds,2024-01-01,,,", "member.email")]
    [InlineData("x,Ada,a@example.org,,Leeds,2024-01-01,,,", "member.profession")]
    [InlineData("x,Ada,a@example.org,nurse,,2024-01-01,,,", "member.organisation")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,1/2/2024,,,", "import.date")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,,,,", "import.date")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,2999-01-01,,,", "import.date")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,1066-01-01,,,", "import.date")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,2024-01-01,a lot,,", "import.hours")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,2024-01-01,0.01,,", "import.hours")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,2024-01-01,99999999999 h,,", "import.opening-balance")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,2024-01-01,-1 h,,", "ledger.insufficient-credit")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,2024-01-01,,ada,", "import.subject-taken")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,2024-01-01,,", "import.fields")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,2024-01-01,,,,more", "import.fields")]
    [InlineData("x,\"Ada\" L.,a@example.org,nurse,Leeds,2024-01-01,,,", "import.quotes")]
    [InlineData("x,Ada,a@example.org,nurse,Leeds,2024-01-01,,,\"coaching", "import.quotes")]
    public async Task A_bad_member_is_rejected_with_line_and_reason_and_the_others_come_along(string row, string code)
    {
        await using var bank = await OpenAsync();
        var report = await bank.ImportAsync(MemberHeader + Good + row + "\n" + Good.Replace("ada", "ben", StringComparison.Ordinal), TransferHeader);
        report.Members.ShouldBe(new FileReport(3, 2, 0, 1));
        var rejected = report.RejectedRows.Single();
        (rejected.File, rejected.Line, rejected.Code).ShouldBe(("members", 3, code));
        rejected.Reason.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData(",2024-02-01,ada,ben,1 h,,", "import.external-id")]
    [InlineData("x,yesterday,ada,ben,1 h,,", "import.date")]
    [InlineData("x,2999-02-01,ada,ben,1 h,,", "import.date")]
    [InlineData("x,2024-02-01,nobody,ben,1 h,,", "import.unknown-member")]
    [InlineData("x,2024-02-01,ada,nobody,1 h,,", "import.unknown-member")]
    [InlineData("x,2024-02-01,,ben,1 h,,", "import.external-id")]
    [InlineData("x,2024-02-01,ada,ada,1 h,,", "ledger.same-account")]
    [InlineData("x,2024-02-01,ada,ben,0,,", "ledger.amount-not-positive")]
    [InlineData("x,2024-02-01,ada,ben,-1 h,,", "ledger.amount-not-positive")]
    [InlineData("x,2024-02-01,ada,ben,an hour,,", "import.hours")]
    [InlineData("x,2024-02-01,ada,ben,,,", "import.hours")]
    [InlineData("x,2024-02-01,ada,ben,1 h,,juggling", "import.kind")]
    [InlineData("x,2024-02-01,ada,ben,1 h,,grant", "import.kind")]
    [InlineData("x,2024-02-01,bank,ben,1 h,,coaching", "import.kind")]
    [InlineData("x,2024-02-01,bank,ben,1 h,,donation", "import.kind")]
    [InlineData("x,2024-02-01,ada,ben,11 h,,", "ledger.insufficient-credit")]
    [InlineData("x,2024-02-01,ada,ben,1 h,", "import.fields")]
    [InlineData("x,2024-02-01,ada,ben,1 h,a \"b\" c,", "import.quotes")]
    [InlineData("x,2024-02-01,ada,ben,1 h,\"never closed,", "import.quotes")]
    public async Task A_bad_transfer_is_rejected_with_line_and_reason_and_the_others_come_along(string row, string code)
    {
        await using var bank = await OpenAsync();
        var report = await bank.ImportAsync(
            MembersFile(("ada", "10 h"), ("ben", "")), TransfersFile("t1,2024-01-15,ada,ben,30 min,,", row, "t2,2024-02-15,ada,ben,30 min,\"a note\",advice"));
        report.Transfers.ShouldBe(new FileReport(3, 2, 0, 1));
        var rejected = report.RejectedRows.Single();
        (rejected.File, rejected.Line, rejected.Code).ShouldBe(("transfers", 3, code));
        (await bank.BalanceAsync("ben")).Minutes.ShouldBe(60);
        (await bank.VerifyAsync()).IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task A_rejected_row_can_be_mended_and_sent_again()
    {
        await using var bank = await OpenAsync();
        var members = MembersFile(("ada", ""), ("ben", "1 h"));
        var spend = "t2,2024-02-02,ada,ben,1 h,,";
        (await bank.ImportAsync(members, TransfersFile("t1,2024-02-01,ben,ada,one hour,,", spend))).Transfers.Rejected.ShouldBe(2);
        (await bank.ImportAsync(members, TransfersFile("t1,2024-02-01,ben,ada,1 h,,", spend))).Transfers.Imported.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "lacks external_id")]
    [InlineData("external_id,date,from,to\n", "lacks hours")]
    [InlineData("external_id,date,from,to,hours,colour\n", "\"colour\"")]
    [InlineData("external_id,date,from,to,hours,hours\n", "twice")]
    [InlineData("external_id;date;from;to;hours\n", "means nothing here")]
    [InlineData("external_id,date,from,to,\"hours\n", "quote")]
    public async Task Wrong_columns_are_refused_before_anything_is_imported(string file, string reason)
    {
        await using var bank = await OpenAsync();
        var refusal = (await bank.TryImportAsync(MembersFile(("ada", "")), file)).Refusal!;
        refusal.Code.ShouldBe("import.columns");
        refusal.Sentence.ShouldContain(reason);
        bank.Scalar("SELECT count(*) FROM hexitime_members").ShouldBe(0L);
    }

    [Fact]
    public async Task Columns_come_in_any_order_and_empty_lines_and_a_byte_order_mark_do_not_matter()
    {
        await using var bank = await OpenAsync();
        var report = await bank.ImportAsync(
            "\uFEFF" + MembersFile(("ada", "10 h"), ("ben", "")), "Hours, To ,from,date,external_id\r\n\r\n2 h,ben,ada,2024-02-01,t1\r\n\r\n1 h,ben,nobody,2024-02-01,t2");
        report.Transfers.ShouldBe(new FileReport(2, 1, 0, 1));
        report.RejectedRows.Single().Line.ShouldBe(5);
    }

    [Fact]
    public async Task Text_in_another_encoding_is_rejected_where_it_stands()
    {
        await using var bank = await OpenAsync();
        var members = Encoding.Latin1.GetBytes(MemberHeader + Good + Good.Replace("ada", "zoë", StringComparison.Ordinal));
        var report = (await bank.TryImportAsync(members, Encoding.UTF8.GetBytes(TransferHeader))).Value;
        (report.Members.Imported, report.RejectedRows.Single().Code, report.RejectedRows.Single().Line).ShouldBe((1, "import.encoding", 3));
        (await bank.TryImportAsync(Encoding.Unicode.GetPreamble(), [])).Refusal!.Code.ShouldBe("import.encoding");
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_swallows_no_other_row()
    {
        await using var bank = await OpenAsync();
        string[] rows = [.. Enumerable.Range(1, 50).Select(i => i == 7 ? "t7,2024-02-01,ada,ben,1 min,\"oh," : $"t{i},2024-02-01,ada,ben,1 min,{(i % 5 == 0 ? "\"a, b\"" : "")},")];
        var report = await bank.ImportAsync(MembersFile(("ada", "10 h"), ("ben", "")), TransfersFile(rows));
        report.Transfers.ShouldBe(new FileReport(50, 49, 0, 1));
        report.RejectedRows.Single().Line.ShouldBe(8);
        (await bank.BalanceAsync("ben")).Minutes.ShouldBe(49);
    }
}
