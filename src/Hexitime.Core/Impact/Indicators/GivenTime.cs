using Hexitime.Ledger;

namespace Hexitime.Impact.Indicators;

/// <summary>Time that one account's owner gave another's: what indicators of participation are computed from.</summary>
/// <param name="Giver">Who gave.</param>
/// <param name="Receiver">The member who received; <c>null</c> for a project, or for somebody who did not come.</param>
/// <param name="Minutes">How long: more than zero.</param>
/// <param name="IsGift">Whether no credits moved.</param>
/// <param name="IsForProject">Whether a project received it.</param>
/// <param name="Kind">Of what kind, where that is known.</param>
public readonly record struct GivenTime(AccountId Giver, AccountId? Receiver, long Minutes, bool IsGift = false, bool IsForProject = false, ExchangeKind? Kind = null);
