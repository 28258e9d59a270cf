using Hexitime.Demographics;
using Hexitime.Members;
using Hexitime.Privacy;
using Hexitime.Verification;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private const string NothingHeld = "privacy.nothing-held";

    /// <summary>Whoever is or was a member, about themselves.</summary>
    private static Verdicts WhoeverWasHere => Everybody with { Administrator = NothingHeld, Unregistered = NothingHeld, Bank = "actor.not-allowed", FormerToo = true };

    private static IEnumerable<Row> Privacy() =>
    [
        On(WhoeverWasHere, _ => new ExportMyData()),
        On(WhoeverWasHere, _ => new EraseMe()),
        On(Administrators, s => new EraseMember(s.Ada, "asked for it")),
        On(AnyMember, _ => new GetConsents()),
        On(AnyMember, _ => new GiveConsent(ConsentPurpose.Map, "1")),
        On(AnyMember, _ => new WithdrawConsent(ConsentPurpose.Map)),
        On(AnyMember, _ => new GetDemographics()),
        On(AnyMember, _ => new DeclareDemographics([new DemographicAnswer("age-band", "75+")])),
        On(AnyMember, _ => new DeleteDemographics()),
        On(AnyMember with { Administrator = null, Bank = "actor.not-allowed", Unregistered = "actor.not-allowed" }, s => new GetVerification(s.Ada)),
        On(AnyMember, _ => new VerifyEmailDomain()),
        On(AnyMember, _ => new RemoveEmailDomain("nhs.net")),
        On(AnyMember, _ => new GiveRegistration(Regulator.Gmc, "1234567")),
        On(AnyMember, _ => new RemoveRegistration(Regulator.Gmc)),
        On(AnyMember.Only("reference.no-exchange").InGoodStanding(), async s =>
        {
            await s.CompletedAsync();
            return new WriteReference(s.Ada, "She is good.");
        }),
        On(AnyMember, s => new WithdrawReference(s.Ada)),
    ];
}
