using FsCheck.Xunit;
using Hexitime.Ledger;
using Hexitime.Testing.Ledger;
using NodaTime;

namespace Hexitime.Tests.Ledger;

/// <summary>
/// Rule 11, and many clients at once: who comes first may matter, how orders share a transaction may not. A failure prints the seed; give it to
/// <c>[Property(Replay = "…")]</c>.
/// </summary>
[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = Cases.Many)]
public sealed class OrderingRules
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 1, 12, 0);

    [Property]
    public void Rule_11_Orders_that_all_fit_give_the_same_balances_in_any_order_and_any_batching(LedgerHistory history, int seed)
    {
        var random = new Random(seed);
        var accounts = history.Accounts.Where(account => !account.IsIssuer).Select(account => Account.Open(account.Id, account.Kind)).Append(Account.OpenIssuer()).ToList();
        var ids = accounts.Select(account => account.Id).ToHashSet();
        var orders = history.Orders.Where(order => order.Kind is OrderKind.Transfer or OrderKind.Hold && order.Purpose != Purpose.Welcome)
            .Where(order => ids.Contains(order.From) && ids.Contains(order.To) && order.From != order.To && order.Amount.IsPositive && order.ExpiresAt is null && order.Id != default)
            .Where(order => order.Amount.Minutes < Credits.LargestMinutes / 1000)
            .DistinctBy(order => order.Id).ToList();

        // Everybody is given what all their orders take together, so that every one of them fits wherever it comes.
        var grants = orders.Where(order => order.From != AccountId.Issuer).GroupBy(order => order.From)
            .Select(group => Order.Transfer(OrderId.For("fund", group.Key.Value), AccountId.Issuer, group.Key, Credits.FromMinutes(group.Sum(order => order.Amount.Minutes)), Purpose.Grant))
            .ToList();

        var (first, second) = (new Bank(accounts), new Bank(accounts));
        first.Apply(new LedgerBatch(Now, BatchMode.Independent, grants));
        second.Apply(new LedgerBatch(Now, BatchMode.Independent, grants));
        first.Apply(new LedgerBatch(Now, BatchMode.Independent, orders)).ShouldAllBe(outcome => outcome == Outcome.Applied);
        var shuffled = orders.ToArray();
        random.Shuffle(shuffled);
        foreach (var batch in Cut(shuffled, random))
            second.Apply(new LedgerBatch(Now, random.Next(2) == 0 ? BatchMode.Linked : BatchMode.Independent, batch)).ShouldAllBe(outcome => outcome == Outcome.Applied);

        second.Book.Accounts.Select(Figures).ShouldBe(first.Book.Accounts.Select(Figures));
        second.ShouldBeSound();

        static (AccountId, Credits, Credits, long) Figures(Account account) => (account.Id, account.Posted, account.Held, account.Length);
    }

    [Property]
    public void Rule_11_How_independent_orders_are_batched_changes_no_outcome_and_no_hash(LedgerHistory history, int seed)
    {
        var random = new Random(seed);
        var (together, apart) = (new Bank(history.Accounts), new Bank(history.Accounts));
        foreach (var batches in Cut([.. history.Batches.Where(batch => batch.Mode == BatchMode.Independent)], random))
        {
            var orders = batches.SelectMany(batch => batch.Orders).ToList();
            var now = batches[0].At;
            var outcomes = together.Apply(new LedgerBatch(now, BatchMode.Independent, orders));
            orders.SelectMany(order => apart.Apply(new LedgerBatch(now, BatchMode.Independent, [order]))).ShouldBe(outcomes);
            apart.Figures().ShouldBe(together.Figures());
        }
    }

    [Property]
    public void Clients_that_interleave_and_repeat_themselves_get_the_answers_of_one_after_the_other(LedgerHistory history, int seed)
    {
        var random = new Random(seed);
        var clients = Enumerable.Range(0, 1 + random.Next(5)).Select(_ => new Queue<LedgerBatch>()).ToArray();
        foreach (var batch in history.Batches)
            clients[random.Next(clients.Length)].Enqueue(batch);

        var (bank, model, sent) = (new Bank(history.Accounts), new LedgerModel(history.Accounts), new List<LedgerBatch>());
        while (clients.Any(client => client.Count > 0))
        {
            // One transaction takes up what several clients have sent, here and there something that was sent before and whose answer got lost.
            var commit = new List<LedgerBatch>();
            foreach (var client in clients.Where(client => client.Count > 0 && random.Next(2) == 0).OrderBy(_ => random.Next()))
                commit.Add(client.Dequeue());
            if (sent.Count > 0 && random.Next(4) == 0)
                commit.Add(sent[random.Next(sent.Count)]);
            if (commit.Count == 0)
                continue;
            sent.AddRange(commit);

            var now = commit[0].At;
            var answers = commit.Select(batch => ApplyWithoutTaking(bank.Book, batch, now)).ToList();
            foreach (var (batch, answer) in commit.Zip(answers))
                answer.ShouldBe(model.Apply(batch.Orders, batch.Mode, now));
            bank.Apply(new LedgerBatch(now, BatchMode.Independent, []));
        }

        bank.ShouldBeSound();
        foreach (var account in bank.Book.Accounts)
            bank.EntriesOf(account.Id).Select(entry => entry with { Hash = default }).ShouldBe(model.Statement(account.Id));
    }

    private static Outcome[] ApplyWithoutTaking(LedgerBook book, LedgerBatch batch, Instant now)
    {
        var outcomes = new Outcome[batch.Orders.Count];
        book.Apply([.. batch.Orders], batch.Mode, now, outcomes);
        return outcomes;
    }

    private static IEnumerable<T[]> Cut<T>(T[] items, Random random)
    {
        for (var at = 0; at < items.Length;)
        {
            var size = 1 + random.Next(12);
            yield return items[at..Math.Min(items.Length, at + size)];
            at += size;
        }
    }
}
