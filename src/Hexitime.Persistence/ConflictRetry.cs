using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;

namespace Hexitime.Persistence;

/// <summary>Runs work again when another writer got in between, a bounded number of times. Thread-safe.</summary>
internal sealed class ConflictRetry(IConflictDetector conflicts)
{
    public const int MostAttempts = 6;

    private const int FirstPauseMilliseconds = 10;

    /// <summary>Runs the work until nobody got in between.</summary>
    /// <exception cref="ConcurrencyException">Somebody did in every attempt.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, int attempts, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(cancellationToken);
            }
            catch (Exception exception) when (IsConflict(exception))
            {
                if (attempt == attempts)
                    throw GiveUp(exception);
                await Task.Delay(Random.Shared.Next(FirstPauseMilliseconds << (attempt - 1)), cancellationToken);
            }
        }
    }

    public bool IsConflict(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbUpdateConcurrencyException || conflicts.IsConflict(cause))
                return true;
        }

        return false;
    }

    public static ConcurrencyException GiveUp(Exception conflict) =>
        new("Other writers kept getting in between. Nothing has changed; try again in a moment.", conflict);
}
