using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Http;
using Hexitime.Listings;
using Hexitime.Networks;
using Hexitime.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class NetworkEndpoints
{
    private const string Charter = """
        {
          "name": "West Yorkshire improvers", "description": "Everybody who improves care in our system.", "joining": "byEmailDomain", "emailDomains": ["nhs.net"],
          "categories": ["staff", "student"], "listings": "anyone", "kinds": ["coaching", "shadowing"], "kindsNeedingApproval": ["shadowing"],
          "kindsNeedingUndertaking": ["shadowing"], "daysUntilAutomaticCompletion": 7
        }
        """;

    public static void MapNetworks(this IEndpointRouteBuilder api)
    {
        var networks = api.MapGroup("/networks").WithTags("Networks");
        networks.MapQuery<BrowseNetworks, Page<NetworkView>>("", "Look through the networks", "Those that can be joined or applied to, and your own; with \"mine\", only these.");
        networks.MapCommand<FoundNetwork, NetworkView>(
            "", "Found a network", "For administrators. The member who is named runs it.",
            $$"""{ "charter": {{Charter}}, "host": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1" }""", creates: network => network.Id.Value);
        networks.MapQuery<GetNetwork, NetworkView>("/{network}", "Read about a network", "Its ETag is what to send as If-Match to change it.");
        networks.MapEdit<EditNetwork, NetworkView>("/{network}", "charter", "Change a network", "For its hosts. Send the whole charter as it shall be.", Charter);
        networks.MapCommand<JoinNetwork, NetworkView>(
            "/{network}/join", "Join a network", "Or apply to it, where its rule does not let you in at once. The code of an invitation lets you in.",
            """{ "category": "staff", "note": "I lead improvement at Leeds." }""").LimitsGuesses("network.unknown-invitation");
        networks.MapCommand<LeaveNetwork, Done>("/{network}/leave", "Leave a network", "Or take your application back. Refused to its last host.");
        networks.MapQuery<ListNetworkMembers, Page<MembershipView>>(
            "/{network}/members", "List who belongs to a network", "For those who do. With \"applied\", those who wait for a decision; for its hosts.");
        networks.MapCommand<AdmitMember, Done>("/{network}/members/{member}/admit", "Admit somebody", "For hosts.");
        networks.MapCommand<RefuseMember, Done>("/{network}/members/{member}/refuse", "Do not admit somebody", "For hosts.", """{ "reason": "This network is for staff." }""");
        networks.MapCommand<RemoveMember, Done>("/{network}/members/{member}/remove", "Remove somebody", "For hosts.", """{ "reason": "Advertises." }""");
        networks.MapCommand<SetNetworkRoles, Done>(
            "/{network}/members/{member}/roles", "Say what somebody is trusted with", "For hosts: all the roles that they shall have.", """{ "roles": ["broker", "ambassador"] }""");
        networks.MapCommand<AppointHost, Done>("/{network}/hosts/{host}", "Appoint a host", "For administrators.");
        networks.MapQuery<ListInvitations, Page<InvitationView>>("/{network}/invitations", "List open invitations", "For hosts and ambassadors.");
        networks.MapCommand<InviteToNetwork, NewInvitation>(
            "/{network}/invitations", "Invite somebody", "For hosts and ambassadors. The answer has the code with which they join.",
            """{ "email": "ben@example.org", "category": "student", "validDays": 14 }""");
        networks.MapEnd<WithdrawInvitation, Done>("/{network}/invitations/{invitation}", "Withdraw an invitation", "For hosts and ambassadors.");
        networks.MapQuery<ListWaitingListings, Page<ListingView>>("/{network}/listings/waiting", "List the listings that wait for approval", "For hosts.");
        networks.MapCommand<ApproveListing, Done>("/{network}/listings/{listing}/approve", "Approve a listing", "For hosts.");
        networks.MapCommand<TakeOutListing, Done>("/{network}/listings/{listing}/take-out", "Take a listing out of a network", "For hosts.");
        networks.MapQuery<ListExchangesToApprove, Page<ExchangeView>>("/{network}/exchanges/waiting", "List the proposals that wait for approval", "For hosts.");
        MapPot(networks);
    }

    private static void MapPot(RouteGroupBuilder networks)
    {
        networks.MapQuery<GetPot, PotView>("/{network}/pot", "Look into the community pot", "For those who belong to the network.");
        networks.MapCommand<DonateToNetwork, DonationView>(
            "/{network}/pot/donations", "Give credits to the community pot", "For those who belong to the network.", """{ "amount": "1 h", "isAnonymous": true }""").NeedsKey();
        networks.MapQuery<ListPotGrants, Page<PotGrantView>>("/{network}/pot/grants", "List what the pot has granted", "For hosts and auditors; the newest first.");
        networks.MapCommand<GrantFromPot, PotGrantView>(
            "/{network}/pot/grants", "Grant credits of the pot", "For hosts, to somebody who belongs to the network and needs them.",
            """{ "to": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "amount": "2 h", "reason": "New, and has not been able to give yet." }""").NeedsKey();
    }
}
