namespace Hexitime.Members;

internal static class MemberRefusals
{
    public static Refusal NotFound => Refusal.NotFound("member.not-found", "There is no such member.");

    public static Refusal HasLeft => Refusal.Conflict("member.has-left", "This member has left.");
}
