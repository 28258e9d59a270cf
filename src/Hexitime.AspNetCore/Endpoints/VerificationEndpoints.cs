using Hexitime.Http;
using Hexitime.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class VerificationEndpoints
{
    public static void MapVerification(this IEndpointRouteBuilder api)
    {
        var members = api.MapGroup("/members").WithTags("Members");
        members.MapQuery<GetVerification, VerificationView>(
            "/{member}/verification", "Read what speaks for a member", "E-mail domains, registration numbers and references: each says what it is, by whom and when. Numbers are not shown.");
        members.MapCommand<WriteReference, ReferenceView>(
            "/{member}/reference", "Write a reference", "For somebody with whom you have completed an exchange; everybody reads it. Writing again replaces it.",
            """{ "words": "She explained run charts so that I could draw one the same day." }""");
        members.MapEnd<WithdrawReference, Done>("/{member}/reference", "Withdraw your reference", "If you have not written one, that is done already.");

        var mine = api.MapGroup("/me/verification").WithTags("Me");
        mine.MapCommand<VerifyEmailDomain, VerificationView>(
            "/email-domain", "Show your e-mail domain", "Others see the domain of the address that whoever signs you in vouches for, and when, never the address.");
        mine.MapCommand<RemoveEmailDomain, Done>("/email-domain/remove", "Do not show an e-mail domain any more", "If it is not shown, that is done already.", """{ "domain": "nhs.net" }""");
        mine.MapCommand<GiveRegistration, VerificationView>(
            "/registrations", "Give your registration number", "Others see that you have given it and how far it was checked, never the number.", """{ "regulator": "nmc", "number": "12A3456E" }""");
        mine.MapEnd<RemoveRegistration, Done>("/registrations/{regulator}", "Take a registration number back", "If there is none, that is done already.");
    }
}
