namespace Hexitime.Exchanges;

internal static class ExchangeRefusals
{
    public static Refusal NotFound => Refusal.NotFound("exchange.not-found", "There is no such exchange.");

    public static Refusal NotYourTurn => Refusal.Conflict("exchange.not-your-turn", "It is the other side's turn.");

    public static Refusal Expired => Refusal.Conflict("exchange.expired", "This proposal has expired.");

    public static Refusal OwnListing => Refusal.Conflict("exchange.own-listing", "An exchange needs two people.");

    public static Refusal OnlyGiver => Refusal.NotAllowed("exchange.only-giver", "Only the giver can waive the credit.");

    public static Refusal OwnCase => Refusal.NotAllowed("exchange.own-case", "A broker cannot decide an exchange they are part of.");

    public static Refusal FeedbackGiven => Refusal.Conflict("exchange.feedback-given", "You have given feedback already.");

    public static Refusal WrongState(this Exchange exchange, string sentence) =>
        Refusal.Conflict("exchange.wrong-state", sentence).With("state", exchange.State.ToString());
}
