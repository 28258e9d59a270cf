using Hexitime.Exchanges;
using Hexitime.Http;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class ExchangeEndpoints
{
    private const string Reason = """{ "reason": "The ward is closed that week." }""";
    private const string Note = """{ "note": "Thank you, not this month." }""";

    public static void MapExchanges(this IEndpointRouteBuilder api)
    {
        var exchanges = api.MapGroup("/exchanges").WithTags("Exchanges");
        exchanges.MapQuery<ListExchanges, Page<ExchangeView>>(
            "", "List your exchanges", "The newest first. With \"awaitingMe\", only those in which it is your turn.");
        exchanges.MapCommand<ProposeExchange, ExchangeView>(
            "", "Propose an exchange", "In answer to a listing, or directly to another member. It is then the other side's turn.",
            """{ "listing": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "hours": "1 h 30 min", "note": "Could we look at our falls data?" }""",
            creates: exchange => exchange.Id.Value).NeedsKey();
        exchanges.MapCommand<RecordForOthers, ExchangeView>(
            "/for-others", "Record an exchange for others",
            "For brokers, and in a network for its hosts and brokers: what two people have done who are not online. Both are told, and can object until the deadline.",
            """
            {
              "giver": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "receiver": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b2", "kind": "coaching", "title": "Reading a run chart",
              "hours": "1 h", "givenAt": "2026-11-20T14:00:00Z", "note": "Told at the Friday huddle by both."
            }
            """).NeedsKey();
        exchanges.MapQuery<GetExchange, ExchangeView>("/{exchange}", "Read an exchange", "One of your own or, for brokers, any.");

        exchanges.MapStep<CounterPropose>(
            "counter-propose", "Propose other terms", "For the side whose turn it is; it is then the other's.", """{ "hours": "1 h", "for": "2027-03-04T09:30:00Z" }""");
        exchanges.MapStep<AcceptExchange>(
            "accept", "Accept a proposal", "For the side whose turn it is. The hours are set aside in the receiver's wallet; refused, with what is missing, if they are not there.");
        exchanges.MapStep<ApproveExchange>(
            "approve", "Approve a proposal", "For a host of its network, where its kind needs that.", """{ "note": "Ward manager J. Hughes, Fernhill." }""");
        exchanges.MapStep<GiveUndertaking>("undertake", "Give the confidentiality undertaking", "For the receiver, where its kind needs that.");
        exchanges.MapStep<DeclineExchange>("decline", "Decline a proposal", "For the side whose turn it is.", Note);
        exchanges.MapStep<WithdrawExchange>("withdraw", "Take a proposal back", "For the side that proposed.", Note);
        exchanges.MapStep<ArrangeMeeting>(
            "arrange", "Arrange the meeting", "Or arrange it anew. For either side.", """{ "at": "2027-03-04T09:30:00Z", "place": "Seacroft Hospital, room 4" }""");
        exchanges.MapStep<ProposeTimes>(
            "propose-times", "Propose times for the meeting", "For either side; instead of those proposed before. The other side chooses one.",
            """{ "times": ["2027-03-04T09:30:00Z", "2027-03-05T14:00:00Z"], "place": "https://teams.example.org/l/meetup-join/1" }""");
        exchanges.MapStep<WithdrawTimes>("withdraw-times", "Take back the times proposed", "For the side that proposed them. An arranged meeting stays as it is.");
        exchanges.MapStep<ChooseTime>("choose-time", "Choose one of the proposed times", "For the other side. The meeting is arranged.", """{ "time": "2027-03-04T09:30:00Z" }""");
        exchanges.MapStep<CancelExchange>("cancel", "Call an exchange off", "For either side, before hours are recorded. What was set aside is free again.", Reason);
        exchanges.MapStep<ReportNoShow>(
            "no-show", "Report that the other did not come", "For either side. What was set aside is free again.", """{ "reason": "I waited for half an hour." }""");
        exchanges.MapStep<WaiveCredit>("waive", "Make a gift of it", "For the giver. Nothing will be charged; what was set aside is free again.");
        exchanges.MapStep<RecordHours>(
            "record", "Record the hours given", "For either side; the other is then asked to confirm.", """{ "hours": "1 h 15 min", "givenAt": "2027-03-04T09:30:00Z" }""");
        exchanges.MapStep<ConfirmHours>("confirm", "Confirm the recorded hours", "For the other side. The credits move.");
        exchanges.MapStep<DisputeHours>(
            "dispute", "Dispute the recorded hours", "For the other side, with their figure. The credits stay set aside.",
            """{ "hours": "45 min", "reason": "We ended early." }""");
        exchanges.MapStep<AgreeHours>(
            "agree", "Name a figure in a dispute", "For either side. Once both name the same, the dispute is over.", """{ "hours": "1 h" }""");
        exchanges.MapStep<DecideDispute>(
            "decide", "Decide a dispute", "For a broker, of the platform or of its network, who is not part of it. Zero cancels the exchange.", """{ "hours": "1 h", "reason": "Both remember about an hour." }""");
        exchanges.MapStep<ReverseExchange>(
            "reverse", "Reverse a completed exchange", "For a broker, of the platform or of its network, who is not part of it. The credits move back, as new transfers.",
            """{ "reason": "Recorded for the wrong person." }""");
        exchanges.MapStep<GiveFeedback>("feedback", "Say how it was", "For each side of a completed exchange, once.", """{ "rating": 5, "words": "Clear and kind." }""");

        api.MapGroup("/disputes").WithTags("Exchanges")
            .MapQuery<ListDisputes, Page<ExchangeView>>("", "List the exchanges in dispute", "For brokers, and in their networks for hosts and brokers; the newest first.");
    }

    private static void MapStep<TRequest>(this IEndpointRouteBuilder exchanges, string step, string summary, string description, string? example = null)
        where TRequest : ICommand<ExchangeView> =>
        exchanges.MapCommand<TRequest, ExchangeView>($"/{{exchange}}/{step}", summary, description, example).NeedsKey();
}
