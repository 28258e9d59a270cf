using Hexitime.Housekeeping;
using Hexitime.Http;
using Hexitime.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class BankEndpoints
{
    public static void MapBank(this IEndpointRouteBuilder api)
    {
        api.MapGroup("/ledger").WithTags("Bank").MapQuery<VerifyLedger, LedgerVerification>(
            "/verification", "Verify the ledger",
            "For brokers and administrators. Computes every hash and balance anew, and names the first entry of an account that was changed, dropped or reordered.");
        api.MapGroup("/housekeeping").WithTags("Bank").MapCommand<RunHousekeeping, HousekeepingReport>(
            "", "Keep house now",
            "For administrators; the bank does it by itself every few minutes. Expires what is overdue and completes what nobody answered; does nothing twice.",
            """{ "limit": 100 }""");
    }
}
