using Hexitime.Exchanges;
using NodaTime;
using static Hexitime.Tests.Exchanges.Two;

namespace Hexitime.Tests.Exchanges;

/// <summary>How two find a time for their meeting.</summary>
public sealed class MeetingTimesTests
{
    private readonly Exchange _exchange = Accepted();

    [Fact]
    public void Times_are_proposed_in_their_order_instead_of_those_before()
    {
        Propose(Receiver.Id, null, 7).ShouldBeNull();
        _exchange.MeetingTimes.ShouldBe([new MeetingTime(3, Day(7), null)]);

        Propose(Giver.Id, " Ward 7 ", 3, 1, 2).ShouldBeNull();

        _exchange.MeetingTimes.ShouldBe([new MeetingTime(4, Day(1), "Ward 7"), new MeetingTime(4, Day(2), "Ward 7"), new MeetingTime(4, Day(3), "Ward 7")]);
        (_exchange.TimesProposedBy, _exchange.State).ShouldBe((Giver.Id, ExchangeState.Accepted));
        Propose(Giver.Id, "  ", 1);
        _exchange.MeetingTimes[0].Place.ShouldBeNull();
    }

    [Fact]
    public void One_to_ten_different_times_that_are_still_to_come_can_be_proposed()
    {
        foreach (var days in (int[][])[[], [0], [1, 0], [1, 1], [.. Enumerable.Range(1, 11)]])
            Propose(Giver.Id, null, days).ShouldBe("exchange.meeting-times");
        _exchange.TimesProposedBy.ShouldBeNull();
        Propose(Giver.Id, null, [.. Enumerable.Range(1, 10)]).ShouldBeNull();
        _exchange.ProposeTimes(Giver.Id, [Now + Duration.Epsilon], null, Now).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public void The_other_side_chooses_one_and_the_meeting_is_arranged()
    {
        Propose(Giver.Id, "Ward 7", 1, 2);
        Choose(Giver.Id, 2).ShouldBe("exchange.not-your-turn");
        Choose(Receiver.Id, 3).ShouldBe("exchange.no-such-time");

        Choose(Receiver.Id, 2).ShouldBeNull();

        (_exchange.State, _exchange.MeetingAt, _exchange.MeetingPlace).ShouldBe((ExchangeState.Arranged, Day(2), "Ward 7"));
        (_exchange.TimesProposedBy, _exchange.MeetingTimes.Count).ShouldBe((null, 0));
        _exchange.History[^1].Action.ShouldBe(ExchangeAction.Arrange);
        Choose(Receiver.Id, 1).ShouldBe("exchange.no-such-time");
        Propose(Receiver.Id, null, 5).ShouldBeNull();
        Choose(Giver.Id, 5).ShouldBeNull();
        (_exchange.History[^1].Action, _exchange.MeetingAt, _exchange.MeetingPlace).ShouldBe((ExchangeAction.Rearrange, Day(5), null));
    }

    [Fact]
    public void A_time_that_is_over_cannot_be_chosen()
    {
        Propose(Giver.Id, null, 1);
        _exchange.ChooseTime(Receiver.Id, Day(1), Rules, Day(1)).Code().ShouldBe("exchange.time-over");
        _exchange.ChooseTime(Receiver.Id, Day(1), Rules, Day(1) - Duration.Epsilon).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public void Whoever_proposed_times_takes_them_back()
    {
        _exchange.WithdrawTimes(Giver.Id, Now).Code().ShouldBe("exchange.no-times");
        Propose(Giver.Id, null, 1);
        _exchange.WithdrawTimes(Receiver.Id, Now).Code().ShouldBe("exchange.not-your-times");
        _exchange.MeetingTimes.Count.ShouldBe(1);

        _exchange.WithdrawTimes(Giver.Id, Now).IsGranted.ShouldBeTrue();

        (_exchange.TimesProposedBy, _exchange.MeetingTimes.Count, _exchange.History[^1].Action).ShouldBe((null, 0, ExchangeAction.WithdrawTimes));
        _exchange.WithdrawTimes(Giver.Id, Now).Code().ShouldBe("exchange.no-times");
    }

    [Fact]
    public void There_is_nothing_to_choose_from_before_it_is_accepted_or_once_it_is_called_off_or_recorded()
    {
        Proposed().ProposeTimes(Giver.Id, [Day(1)], null, Now).Code().ShouldBe("exchange.wrong-state");
        var recorded = Accepted();
        foreach (var (exchange, end) in (IEnumerable<(Exchange, Func<Exchange, Result<ExchangeMove>>)>)[
            (_exchange, e => e.Cancel(Receiver.Id, isNoShow: false, "ill", Now)), (recorded, e => e.Record(Receiver.Id, Hour, null, Rules, Now))])
        {
            exchange.ProposeTimes(Giver.Id, [Day(1)], null, Now).IsGranted.ShouldBeTrue();
            end(exchange).IsGranted.ShouldBeTrue();
            (exchange.TimesProposedBy, exchange.MeetingTimes.Count).ShouldBe((null, 0));
            exchange.ProposeTimes(Giver.Id, [Day(1)], null, Now).Code().ShouldBe("exchange.wrong-state");
        }
    }

    private static Instant Day(int days) => Now + Duration.FromDays(days);

    private string? Propose(Hexitime.Members.MemberId by, string? place, params int[] days) => _exchange.ProposeTimes(by, [.. days.Select(Day)], place, Now).Code();

    private string? Choose(Hexitime.Members.MemberId by, int day) => _exchange.ChooseTime(by, Day(day), Rules, Now).Code();
}
