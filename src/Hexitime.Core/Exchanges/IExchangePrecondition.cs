namespace Hexitime.Exchanges;

/// <summary>
/// Something that a host asks for before an exchange is agreed on, besides what its network asks for: <c>services.AddScoped&lt;IExchangePrecondition, …&gt;()</c>, as many as
/// there are. It sees every kind, and says <c>null</c> to those that do not concern it.
/// </summary>
public interface IExchangePrecondition
{
    /// <summary>
    /// Why it cannot be agreed on now, for both to read; <c>null</c> if nothing stands in its way. Asked in the transaction of whoever agrees last, and again when other writers
    /// got in between, so it must do nothing outside the database. A refusal takes the agreement back, and can be of the precondition's own code.
    /// </summary>
    /// <param name="exchange">The exchange, as it would be once agreed on: accepted, the leg of a ring, or recorded by a broker for people who are not online.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    Task<Refusal?> FindObstacleAsync(Exchange exchange, CancellationToken cancellationToken);
}

internal static class ExchangePreconditions
{
    /// <summary>The first obstacle that one of them finds.</summary>
    public static async Task<Refusal?> FindObstacleAsync(this IEnumerable<IExchangePrecondition> preconditions, Exchange exchange, CancellationToken cancellationToken)
    {
        foreach (var precondition in preconditions)
        {
            if (await precondition.FindObstacleAsync(exchange, cancellationToken) is { } obstacle)
                return obstacle;
        }

        return null;
    }
}
