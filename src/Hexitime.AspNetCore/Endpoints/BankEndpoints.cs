using Hexitime.Housekeeping;
using Hexitime.Http;
using Hexitime.Ledger;
using Hexitime.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class BankEndpoints
{
    private const string SealExample = """
        { "number": 1, "sealedAt": "2027-01-31T02:00:00Z", "accounts": 3, "entries": 10, "root": "f2b6a2d0a7dff6d7d6a3a5bb1f3e0e3dd6b2c67f0a9b85e7d1c4f6a8e9b0c1d2",
          "previous": "0000000000000000000000000000000000000000000000000000000000000000", "hash": "0c9a54d7a5f7c6a7b4c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0" }
        """;

    public static void MapBank(this IEndpointRouteBuilder api)
    {
        var ledger = api.MapGroup("/ledger").WithTags("Bank");
        ledger.MapQuery<VerifyLedger, LedgerVerification>(
            "/verification", "Verify the ledger",
            "For brokers and administrators. Computes every hash, balance and seal anew, and names the first entry of an account that was changed, dropped or reordered.");
        ledger.MapCommand<VerifyLedger, LedgerVerification>(
            "/verification", "Verify the ledger against seals that were kept elsewhere",
            "For brokers and administrators. The same, and the seals in the database must be those that are sent: so not even history rewritten as a whole goes unseen.",
            $$"""{ "kept": [{{SealExample}}] }""").WithName("verifyLedgerAgainstSeals");
        ledger.MapQuery<GetSeals, Page<Seal>>(
            "/seals", "List the seals", "The newest first. A seal stands for all histories up to it; keep some where the bank cannot change them. They hold nothing personal.");
        ledger.MapQuery<GetSeal, Seal>("/seals/{number}", "Read a seal", "Save it as a file: it is what a statement is verified against.");
        ledger.MapCommand<SealLedger, Seal>(
            "/seals", "Seal the ledger now",
            "For administrators; the bank does it by itself, every day unless its rules say otherwise. If nothing has been recorded since the last seal, that one is answered.");
        api.MapGroup("/housekeeping").WithTags("Bank").MapCommand<RunHousekeeping, HousekeepingReport>(
            "", "Keep house now",
            "For administrators; the bank does it by itself every few minutes. Expires what is overdue and completes what nobody answered; does nothing twice.",
            """{ "limit": 100 }""");
    }
}
