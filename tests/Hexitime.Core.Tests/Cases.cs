namespace Hexitime.Tests;

/// <summary>How many cases the properties of the ledger and of exchanges are given: a few, where each of a thousand mutants has to meet them (<c>docs/quality.md</c>).</summary>
internal static class Cases
{
#if FEW_CASES
    public const int Many = 30;
#else
    public const int Many = 1_000;
#endif
}
