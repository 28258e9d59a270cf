using System.Globalization;
using Hexitime.Ledger;

namespace Hexitime.Faults;

/// <summary>What workers were to do, and how much of it was acknowledged to them.</summary>
internal sealed class Lanes(int seed, int count)
{
    private readonly int[] _acknowledged = new int[count];

    public int Acknowledged => _acknowledged.Sum();

    /// <summary>Steps that were found although they had not been acknowledged.</summary>
    public int FoundUnacknowledged { get; private set; }

    /// <summary>As a worker wants it: each lane and the step that comes next, which may be a repeat.</summary>
    public string Next => string.Join(',', _acknowledged.Select((next, lane) => string.Create(CultureInfo.InvariantCulture, $"{lane}:{next}")));

    public int Furthest => _acknowledged.Max();

    public void Acknowledge(string line)
    {
        var words = line.Split(' ');
        _acknowledged[Lane.Parse(words[0])] = Math.Max(_acknowledged[Lane.Parse(words[0])], Lane.Parse(words[1]) + 1);
    }

    /// <summary>Everything acknowledged is there exactly once, the step under way once or not at all, nothing beyond; and the ledger is whole.</summary>
    public async Task CheckAsync(Bank bank)
    {
        var expected = new LedgerBook();
        expected.Open(Account.OpenIssuer());
        var found = 0;
        for (var number = 0; number < count; number++)
        {
            var lane = new Lane(seed, number);
            var steps = lane.Steps().Take(_acknowledged[number] + 2).ToList();
            var recorded = await bank.ReadAsync(store => store.FindRecordedAsync([.. steps.SelectMany(step => step.Orders).Select(order => order.Id)], default));
            var isThere = steps.ConvertAll(step => step.Orders.All(order => recorded.Contains(order.Id)));
            isThere.Take(_acknowledged[number]).ShouldAllBe(there => there);
            isThere[^1].ShouldBeFalse();
            steps.Where((_, i) => !isThere[i]).SelectMany(step => step.Orders).ShouldAllBe(order => !recorded.Contains(order.Id), "a step happened by half");
            found += isThere.Count(there => there) - _acknowledged[number];

            foreach (var wallet in lane.Wallets)
                expected.Open(Account.Open(wallet, AccountKind.Member));
            foreach (var step in steps.Where((_, i) => isThere[i]))
                expected.Apply([.. step.Orders], step.Mode, NodaTime.NodaConstants.UnixEpoch, new Outcome[step.Orders.Count]);
        }

        FoundUnacknowledged += found;
        await bank.ReadAsync(store => CheckAgainstAsync(store, expected));
        var verification = await bank.VerifyAsync();
        verification.Faults.ShouldBeEmpty();
        verification.Entries.ShouldBe(expected.Accounts.Sum(account => account.Length));
    }

    private static async Task<bool> CheckAgainstAsync(ILedgerStore store, LedgerBook expected)
    {
        foreach (var account in expected.Accounts)
        {
            var found = await store.FindAccountAsync(account.Id, default) ?? Account.Open(account.Id, account.Kind);
            (found.Id, found.Posted, found.Held, found.Length).ShouldBe((account.Id, account.Posted, account.Held, account.Length));
        }

        foreach (var order in expected.Orders)
        {
            var found = (await store.FindOrderAsync(order.Order.Id, default))!.Value;
            if ((found.Order, found.Refusal, found.Moved, found.EndedBy) != (order.Order, order.Refusal, order.Moved, order.EndedBy))
                found.ShouldBe(order);
        }

        (await store.SumMinutesAsync(default)).ShouldBe(0);
        return true;
    }
}
