using System.Globalization;
using Hexitime.Ledger;

namespace Hexitime.Faults;

/// <summary>Some orders that stand or fall together.</summary>
public sealed record Step(IReadOnlyList<Order> Orders, BatchMode Mode);

/// <summary>
/// An endless line of steps among three wallets that no other lane touches: the same seed and number give the same steps. Taken one after the other, each at
/// least once, they come to the same end however often they are repeated.
/// </summary>
public sealed class Lane(int seed, int number, int next = 0)
{
    private const int MostMinutes = 90;

    private readonly Guid _seed = new(seed, (short)number, 0, new byte[8]);

    public IReadOnlyList<AccountId> Wallets => field ??= [.. Enumerable.Range(0, 3).Select(i => new AccountId(OrderId.For($"wallet {i}", _seed).Value))];

    /// <summary>The lanes of "0:12,1:0": each with its number and the number of the step that comes next.</summary>
    public static IReadOnlyList<Lane> ParseAll(string seed, string lanes) =>
        [.. lanes.Split(',').Select(lane => lane.Split(':')).Select(lane => new Lane(Parse(seed), Parse(lane[0]), Parse(lane[1])))];

    public static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    /// <summary>Takes the steps from the next up to a number, and says "lane step" once each has been acknowledged.</summary>
    public async Task RunAsync(Bank bank, int upTo, Action<string> acknowledge)
    {
        await bank.OpenAsync(Wallets);
        var at = next;
        foreach (var step in Steps().Take(upTo).Skip(next))
        {
            await bank.ApplyAsync(step.Orders, step.Mode, isGathered: at % 2 == 0);
            acknowledge(string.Create(CultureInfo.InvariantCulture, $"{number} {at++}"));
        }
    }

    public IEnumerable<Step> Steps()
    {
        var random = new Random(HashCode(seed, number));
        var holds = new Queue<OrderId>();
        for (var n = 0; ; n++)
        {
            var id = OrderId.For($"step {n}", _seed);
            var (giver, distance, amount) = (random.Next(3), random.Next(1, 3), Credits.FromMinutes(random.Next(1, MostMinutes)));
            var (from, other) = (Wallets[giver], Wallets[(giver + distance) % 3]);
            var kind = n == 0 ? 0 : random.Next(10);
            yield return kind switch
            {
                0 or 1 => One(Order.Transfer(id, AccountId.Issuer, from, amount, Purpose.Grant)),
                2 => Circle(n, amount),
                >= 3 and <= 5 => One(Order.Transfer(id, from, other, amount, Purpose.Exchange)),
                6 or 7 => Hold(id, from, other, amount),
                8 when holds.TryDequeue(out var settled) => One(Order.Settle(id, settled, Credits.FromMinutes(1 + (amount.Minutes / 2)))),
                9 when holds.TryDequeue(out var released) => One(Order.Release(id, released)),
                _ => One(Order.Transfer(id, from, other, amount, Purpose.Donation)),
            };
        }

        Step Hold(OrderId id, AccountId from, AccountId to, Credits amount)
        {
            holds.Enqueue(id);
            return One(Order.Hold(id, from, to, amount, Purpose.Exchange));
        }
    }

    /// <summary>A seed of its own for each lane; the framework's own combination differs from process to process.</summary>
    private static int HashCode(int seed, int number) => unchecked((seed * 31) + number);

    private static Step One(Order order) => new([order], BatchMode.Independent);

    private Step Circle(int n, Credits amount) => new(
        [.. Enumerable.Range(0, 3).Select(i => Order.Transfer(OrderId.For($"step {n} part {i}", _seed), Wallets[i], Wallets[(i + 1) % 3], amount, Purpose.Exchange))],
        BatchMode.Linked);
}
