using FsCheck;
using FsCheck.Xunit;
using Hexitime.Exchanges;
using Hexitime.Matching;
using Hexitime.Matching.Ranking;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Tests.Matching;

public sealed class ExchangeRecordRules
{
    private static readonly Instant Then = Instant.FromUtc(2027, 1, 4, 9, 0);

    private static MemberId Member(int n) => new(new Guid(n, 0, 0, new byte[8]));

    private static ExchangeDone AnsweredAfter(int minutes) =>
        new(Member(1), Member(2), ExchangeState.Declined, null, Then, Member(1), Then + Duration.FromMinutes(minutes));

    [Theory]
    [InlineData(new[] { 10, 10 }, null)]
    [InlineData(new[] { 10, 10, 10 }, 1)]
    [InlineData(new[] { 1, 61, 6_000 }, 2)]
    [InlineData(new[] { 60, 120, 180, 240 }, 3)]
    [InlineData(new[] { 0, 0, 0 }, 0)]
    public void Somebody_answers_within_the_median_of_three_answers_or_more(int[] minutes, int? hours)
    {
        var records = ExchangeRecords.Of(minutes.Select(AnsweredAfter));

        records[Member(1)].AnswersWithinHours.ShouldBe(hours);
        records[Member(2)].AnswersWithinHours.ShouldBeNull("who has asked has not answered");
    }

    [Fact]
    public void Only_who_calls_off_has_cancelled()
    {
        var records = ExchangeRecords.Of([
            new(Member(1), Member(2), ExchangeState.Cancelled, Member(2), Then, null, null), new(Member(1), Member(2), ExchangeState.Completed, null, Then, null, null),
            new(Member(1), Member(2), ExchangeState.Reversed, null, Then, null, null), new(Member(1), Member(2), ExchangeState.Cancelled, null, Then, null, null)]);

        records[Member(1)].ShouldBe(new ExchangeRecord(Completed: 1));
        records[Member(2)].ShouldBe(new ExchangeRecord(Completed: 1, Cancelled: 1));
    }

    [Property]
    public void What_was_answered_and_in_which_order_makes_no_difference(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var exchanges = Enumerable.Range(0, random.Next(30)).Select(_ => new ExchangeDone(
            Member(random.Next(4)), Member(4 + random.Next(2)), ExchangeState.Declined, null, Then, Member(random.Next(6)), Then + Duration.FromMinutes(random.Next(9_000)))).ToArray();
        var once = ExchangeRecords.Of(exchanges);
        var alike = exchanges.Select(e => e with { State = random.Next(2) == 0 ? ExchangeState.Accepted : ExchangeState.Withdrawn }).ToArray();
        random.Shuffle(alike);

        ExchangeRecords.Of(alike).ShouldBe(once, ignoreOrder: true);
    }
}
