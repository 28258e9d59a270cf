using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;

namespace Hexitime.Exchanges;

/// <summary>A step was taken in an exchange.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Action">The step.</param>
/// <param name="State">The state after it.</param>
/// <param name="By">Who took it; <c>null</c> for the bank itself.</param>
/// <param name="Version">The exchange's version after it.</param>
public sealed record ExchangeMoved(ExchangeId Exchange, ExchangeAction Action, ExchangeState State, MemberId? By, int Version) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Exchange.Value;
}

/// <summary>An exchange was completed: hours were given. Follows the <see cref="ExchangeMoved"/> of the same step.</summary>
/// <param name="Exchange">Which.</param>
/// <param name="Giver">Who gave.</param>
/// <param name="Receiver">Who received.</param>
/// <param name="Given">The hours given.</param>
/// <param name="IsGift">Whether the giver waived the credit, so that none moved.</param>
public sealed record ExchangeCompleted(ExchangeId Exchange, MemberId Giver, MemberId Receiver, Credits Given, bool IsGift) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Exchange.Value;
}
