namespace Hexitime.UseCases;

/// <summary>
/// Other writers kept getting in between, so that a use case did not happen: nothing has changed. It may be sent again in a moment; over HTTP that is
/// 503 with <c>Retry-After</c>.
/// </summary>
public sealed class ConcurrencyException : Exception
{
    /// <summary>Without more to say.</summary>
    public ConcurrencyException() : this("Other writers kept getting in between. Nothing has changed; try again in a moment.")
    {
    }

    /// <summary>With a message.</summary>
    public ConcurrencyException(string message) : base(message)
    {
    }

    /// <summary>With a message and the last conflict.</summary>
    public ConcurrencyException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
