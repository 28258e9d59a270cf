namespace Hexitime.Networks;

internal static class NetworkRefusals
{
    public static Refusal NotFound => Refusal.NotFound("network.not-found", "There is no such network.");

    public static Refusal NotAllowed => Refusal.NotAllowed("network.not-allowed", "Your role in this network does not allow this.");

    public static Refusal NotAMember => Refusal.NotFound("network.not-a-member", "They do not belong to this network.");

    public static Refusal NoApplication => Refusal.Conflict("network.no-application", "They have not applied, or somebody has decided already.");

    public static Refusal LastHost => Refusal.Conflict("network.last-host", "A network needs a host: make somebody else one first.");

    public static Refusal UnknownInvitation =>
        Refusal.NotFound("network.unknown-invitation", "There is no such invitation: it was used or withdrawn, its time is over, or it was copied wrongly.");

    public static Refusal HasJoined(MembershipState state) => state == MembershipState.Active
        ? Refusal.Conflict("network.joined-already", "You belong to this network already.")
        : Refusal.Conflict("network.applied-already", "You have applied already; one of the network's hosts will decide.");
}
