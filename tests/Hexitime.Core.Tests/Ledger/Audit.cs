using Hexitime.Ledger;

namespace Hexitime.Tests.Ledger;

/// <summary>Plain rows as an attacker of the database would find them, and what the audit says of them.</summary>
internal sealed record Rows(Account Account, List<Entry> Entries, Credits OpenHolds);

internal static class Audit
{
    public static List<Rows> RowsOf(Bank bank) =>
        [.. bank.Accounts.Select(rows => new Rows(rows.Account, [.. rows.Entries], OpenHoldsOf(bank, rows.Account.Id)))];

    public static IReadOnlyList<LedgerFault> Of(Bank bank) => Of(RowsOf(bank));

    public static IReadOnlyList<LedgerFault> Of(IEnumerable<Rows> accounts)
    {
        var audit = new LedgerAudit();
        foreach (var (account, entries, openHolds) in accounts)
        {
            audit.Begin(in account);
            foreach (var entry in entries)
                audit.Add(in entry);
            audit.End(openHolds);
        }

        audit.Finish();
        return audit.Faults;
    }

    private static Credits OpenHoldsOf(Bank bank, AccountId account) =>
        Credits.FromMinutes(bank.Book.Orders.Where(order => order.IsOpenHold && order.From == account).Sum(order => order.Moved.Minutes));
}
