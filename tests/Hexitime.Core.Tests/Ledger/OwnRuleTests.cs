using FsCheck.Xunit;
using Hexitime.Ledger;
using Hexitime.Testing.Ledger;
using NodaTime;

namespace Hexitime.Tests.Ledger;

public static class TopUp
{
    /// <summary>Once in January 2027 the pot tops up to half an hour whoever has less and no overdraft, as far as it lasts.</summary>
    public static IReadOnlyList<Order> Of(IReadOnlyList<Account> accounts, Instant now)
    {
        var orders = new List<Order>();
        foreach (var pot in accounts.Where(a => a.Kind == AccountKind.Pot).Take(1))
        {
            var left = pot.Available;
            foreach (var member in accounts.Where(a => a.Kind == AccountKind.Member && a.Floor == Credits.Zero && a.Available < Credits.FromMinutes(30)))
            {
                var missing = Credits.FromMinutes(30) - member.Available;
                if (missing > left)
                    break;
                orders.Add(Order.Transfer(OrderId.For("top-up.2027-01", member.Id.Value), pot.Id, member.Id, missing, Purpose.Grant));
                left -= missing;
            }
        }

        return orders;
    }
}

[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = 200)]
public sealed class OwnRuleTests
{
    [Property]
    public Task My_rule_keeps_the_rules(LedgerHistory history) => RuleConformance.CheckAsync(TopUp.Of, history);

    [Fact]
    public async Task A_rule_that_overdraws_gives_twice_or_rolls_dice_is_found_out()
    {
        var pot = Account.Open(AccountId.New(NodaConstants.UnixEpoch), AccountKind.Pot);
        var member = Account.Open(AccountId.New(NodaConstants.UnixEpoch), AccountKind.Member);
        var history = new LedgerHistory(
            [Account.OpenIssuer(), pot, member],
            [new LedgerBatch(NodaConstants.UnixEpoch, BatchMode.Independent, [Order.Transfer(OrderId.For("fill", pot.Id.Value), AccountId.Issuer, pot.Id, Credits.FromHours(10), Purpose.Grant)])]);
        Order Give(OrderId id, int hours) => Order.Transfer(id, pot.Id, member.Id, Credits.FromHours(hours), Purpose.Grant);

        await RuleConformance.CheckAsync((_, _) => [Give(OrderId.For("once", member.Id.Value), 1)], history);
        await Should.ThrowAsync<LedgerConformanceException>(() => RuleConformance.CheckAsync((_, _) => [Give(OrderId.For("too-much", member.Id.Value), 11)], history));
        await Should.ThrowAsync<LedgerConformanceException>(() => RuleConformance.CheckAsync((_, _) => [Give(OrderId.New(NodaConstants.UnixEpoch), 1)], history));
        await Should.ThrowAsync<LedgerConformanceException>(() => RuleConformance.CheckAsync(
            (accounts, _) => [Give(OrderId.For("again", new Guid((int)accounts.Sum(a => a.Length), 1, 0, new byte[8])), 1)], history));
    }
}
