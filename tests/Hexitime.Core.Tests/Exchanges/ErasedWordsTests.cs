using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using NodaTime;
using static Hexitime.Tests.Exchanges.Two;

namespace Hexitime.Tests.Exchanges;

/// <summary>What an exchange forgets of somebody who is erased, and what it keeps.</summary>
public sealed class ErasedWordsTests
{
    [Fact]
    public void The_title_is_of_whoever_wrote_it()
    {
        var proposed = Proposed();
        proposed.CounterPropose(Receiver.Id, new ExchangeTerms(Hour), Rules, Now).IsGranted.ShouldBeTrue();
        TitleWithout(proposed, Receiver.Id, isTheirListing: false).ShouldBe("Run charts");
        TitleWithout(proposed, Giver.Id, isTheirListing: false).ShouldBe("(erased)");

        var fromListing = Proposed(ListingId.New(Now));
        TitleWithout(fromListing, Giver.Id, isTheirListing: false).ShouldBe("Run charts");
        TitleWithout(fromListing, Receiver.Id, isTheirListing: true).ShouldBe("(erased)");

        static string TitleWithout(Exchange exchange, MemberId member, bool isTheirListing)
        {
            exchange.EraseWordsOf(member, isTheirListing);
            return exchange.Title;
        }
    }

    [Fact]
    public void Where_two_have_met_goes_with_either_of_them_and_with_nobody_else()
    {
        foreach (var side in new[] { Giver.Id, Receiver.Id })
        {
            var exchange = Met("Ward 7", "Library");
            exchange.EraseWordsOf(Broker, isTheirListing: false);
            (exchange.MeetingPlace, exchange.MeetingTimes[0].Place).ShouldBe(("Ward 7", "Library"));
            exchange.EraseWordsOf(side, isTheirListing: false);
            (exchange.MeetingPlace, exchange.MeetingTimes[0].Place, exchange.MeetingTimes[1].Place).ShouldBe(("(erased)", "(erased)", "(erased)"));
        }

        var nowhere = Met(null, " ");
        nowhere.EraseWordsOf(Giver.Id, isTheirListing: false);
        (nowhere.MeetingPlace, nowhere.MeetingTimes[0].Place).ShouldBe((null, null));

        static Exchange Met(string? place, string? places)
        {
            var exchange = Accepted();
            exchange.Arrange(Giver.Id, Now + Duration.FromDays(1), place, Rules, Now).IsGranted.ShouldBeTrue();
            exchange.ProposeTimes(Receiver.Id, [Now + Duration.FromDays(2), Now + Duration.FromDays(3)], places, Now).IsGranted.ShouldBeTrue();
            return exchange;
        }
    }

    [Fact]
    public void Notes_and_feedback_go_with_their_writer_and_steps_hours_and_ratings_stay()
    {
        var exchange = Proposed();
        exchange.CounterPropose(Receiver.Id, new ExchangeTerms(Credits.FromHours(2), Note: "Two hours"), Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Accept(Giver.Id, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Record(Giver.Id, Hour, null, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Confirm(Receiver.Id, null, Now).IsGranted.ShouldBeTrue();
        exchange.GiveFeedback(Giver.Id, 4, "A pleasure", Now).IsGranted.ShouldBeTrue();
        exchange.GiveFeedback(Receiver.Id, 5, "Worth it", Now).IsGranted.ShouldBeTrue();
        var (steps, version) = (exchange.History.Select(s => (s.Action, s.By)).ToList(), exchange.Version);

        exchange.EraseWordsOf(Receiver.Id, isTheirListing: false);

        exchange.History.Select(s => s.Note).ShouldBe(["Shall we?", null, null, null, null, null, null]);
        exchange.Feedback.Select(f => (f.By, f.Rating, f.Words)).ShouldBe([(Giver.Id, 4, "A pleasure"), (Receiver.Id, 5, null)]);
        exchange.History.Select(s => (s.Action, s.By)).ShouldBe(steps);
        (exchange.Given, exchange.Version).ShouldBe((Hour, version + 1));
    }
}
