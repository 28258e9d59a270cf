namespace Hexitime.Ledger;

/// <summary>An account's history in one line, as a seal keeps it: how many entries there are, and the hash of the last, which stands for all of them.</summary>
/// <param name="Account">The account.</param>
/// <param name="Length">How many entries it has; at least one.</param>
/// <param name="Head">The hash of the last.</param>
public readonly record struct SealedHead(AccountId Account, long Length, Digest Head);

/// <summary>What one seal added to what is known of an account: from this seal on, until a later one adds more, its head is this.</summary>
/// <param name="Seal">The seal's number.</param>
/// <param name="Head">The account's head.</param>
public readonly record struct SealedAs(long Seal, SealedHead Head);
