namespace Hexitime.Members;

internal static class MemberRefusals
{
    public static Refusal NotFound => Refusal.NotFound("member.not-found", "There is no such member.");

    public static Refusal HasLeft => Refusal.Conflict("member.has-left", "This member has left.");

    public static Refusal CreditsInDispute => Refusal.Conflict(
        "privacy.credits-in-dispute", "Credits are in dispute here. Once the two sides agree, or a broker has decided, the member can be erased.");

    public static Refusal NothingHeld => Refusal.NotFound("privacy.nothing-held", "Nothing is held about you here.");
}
