using System.Text;
using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Testing.Ledger;

/// <summary>Orders sent together at one instant. Immutable.</summary>
/// <param name="At">What the clock shows when the batch is applied; a later batch may show an earlier time, as clocks do.</param>
/// <param name="Mode">How the orders stand to each other.</param>
/// <param name="Orders">The orders, in order.</param>
public sealed record LedgerBatch(Instant At, BatchMode Mode, IReadOnlyList<Order> Orders);

/// <summary>
/// What happens to a bank: the accounts that are opened, then batch after batch. Immutable. Histories are made by
/// <see cref="LedgerGenerators"/>, or by hand. All instants are whole microseconds.
/// </summary>
/// <param name="Accounts">The accounts, without entries, the issuer first.</param>
/// <param name="Batches">The batches, in order.</param>
public sealed record LedgerHistory(IReadOnlyList<Account> Accounts, IReadOnlyList<LedgerBatch> Batches)
{
    /// <summary>All orders of all batches, in order.</summary>
    public IEnumerable<Order> Orders => Batches.SelectMany(batch => batch.Orders);

    /// <summary>The history as a reader can replay it: one line for each order, accounts and orders by short names.</summary>
    public override string ToString()
    {
        var accounts = Accounts.Select((account, i) => (account.Id, Name: account.IsIssuer ? "issuer" : $"{account.Kind}{i}")).ToDictionary();
        var orders = Orders.Select(order => order.Id).Where(id => id != default).Distinct().Select((id, i) => (id, Name: $"#{i + 1}")).ToDictionary();
        var text = new StringBuilder();
        text.AppendLine().AppendJoin(", ", Accounts.Select(account => $"{accounts[account.Id]} floor {account.Floor.Minutes}")).AppendLine();
        foreach (var batch in Batches)
        {
            text.Append(batch.Mode).Append(" at ").AppendLine(batch.At.ToString());
            foreach (var order in batch.Orders)
                text.Append("  ").AppendLine(Describe(order));
        }

        return text.ToString();

        string Account(AccountId id) => accounts.GetValueOrDefault(id, "nobody");

        string Name(OrderId id) => orders.GetValueOrDefault(id, "#unknown");

        string Describe(Order order) => $"{Name(order.Id)} {order.Kind} {order.Amount.Minutes} min" + order.Kind switch
        {
            OrderKind.Transfer or OrderKind.Hold => $", {Account(order.From)} to {Account(order.To)}, {order.Purpose}",
            OrderKind.SetFloor => $", {Account(order.From)}",
            _ => $", target {Name(order.Target)}",
        } + (order.EffectiveAt is { } effective ? $", effective {effective}" : "") + (order.ExpiresAt is { } expiry ? $", expires {expiry}" : "");
    }
}
