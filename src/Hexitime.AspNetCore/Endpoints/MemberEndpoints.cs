using Hexitime.Donations;
using Hexitime.Http;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class MemberEndpoints
{
    private const string ProfileExample = """
        {
          "name": "Ada Okafor", "email": "ada.okafor@example.org", "profession": "Analyst", "organisation": "Leeds Teaching Hospitals NHS Trust",
          "odsCode": "RR8", "payBand": "7", "skills": ["run charts", "SQL"], "timeZone": "Europe/London", "languages": ["en"],
          "biography": "I make measurement for improvement simple.",
          "consents": { "showContact": true, "showOnMap": true, "useInStatistics": false, "joinRings": true }
        }
        """;

    public static void MapMembers(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me");
        me.MapQuery<GetMe, MyView>("", "Read your own profile", "Its ETag is what to send as If-Match to change it.");
        me.MapEdit<EditProfile, MyView>("", "profile", "Change your profile", "Send the whole profile as it shall be.", ProfileExample);
        me.MapEnd<LeaveBank, Done>(
            "", "Leave the bank",
            "Your listings close and what is agreed but not begun is cancelled; hours already recorded run their course. Your wallet stays, should you come back.");
        me.MapQuery<ListBlocks, Page<BlockView>>("/blocks", "List whom you have blocked", "The newest block first. Nobody is told that you have blocked them.");
        me.MapCommand<BlockMember, Done>(
            "/blocks/{member}", "Block a member",
            "Neither of you can begin anything with the other, nor find the other's profile and listings. What you have agreed runs its course.");
        me.MapEnd<UnblockMember, Done>("/blocks/{member}", "Unblock a member", "If you have not blocked them, that is done already.");

        var wallet = api.MapGroup("/wallet").WithTags("Wallet");
        wallet.MapQuery<GetWallet, WalletView>("", "Look into your wallet", "With \"at\", also the balance as of that instant.");
        wallet.MapQuery<GetStatement, Page<StatementLine>>("/statement", "Read your statement", "The newest line first, each with the balance after it. With \"at\", as of that instant.");
        wallet.MapQuery<ProveStatement, StatementProof>(
            "/statement/proof", "Have your statement proven",
            "Up to the last entry that is sealed, from the first or from one of your choice. Save it as a file: whoever has it and the seal can verify it without the bank.");

        var donations = api.MapGroup("/donations").WithTags("Wallet");
        donations.MapQuery<ListDonations, Page<DonationView>>("", "List your donations", "What you have given away and been given, the newest first.");
        donations.MapCommand<Donate, DonationView>(
            "", "Give credits to another member", "Refused, with what is missing, if they are not available. An anonymous donation does not say from whom it is.",
            """{ "to": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1", "amount": "1 h", "message": "For your first run chart", "isAnonymous": false }""").NeedsKey();

        var members = api.MapGroup("/members").WithTags("Members");
        members.MapCommand<RegisterMember, MyView>(
            "", "Become a member", "Whoever is signed in becomes a member and is given the welcome credits, once. With no languages named, the one of Accept-Language that the host speaks.", ProfileExample, body: "profile",
            creates: member => member.Id.Value).NeedsKey();
        members.MapQuery<GetMember, MemberView>("/{member}", "Read a member's public profile", "The e-mail address is there only if the member shows it.");
        members.MapCommand<SuspendMember, Done>(
            "/{member}/suspend", "Suspend a member", "For administrators. The member can finish what was begun, begin nothing new, and loses nothing.",
            """{ "reason": "Three upheld reports in a week." }""");
        members.MapCommand<ReinstateMember, Done>("/{member}/reinstate", "Reinstate a member", "For administrators. The member takes part again.", """{ "reason": "We have spoken." }""");
    }
}
