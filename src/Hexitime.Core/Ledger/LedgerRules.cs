using NodaTime;

namespace Hexitime.Ledger;

/// <summary>
/// What may happen to accounts, stated once, over plain values: no I/O, no clock, no allocation. <see cref="LedgerBook"/> applies them to orders.
/// Pure and thread-safe.
/// </summary>
public static class LedgerRules
{
    /// <summary>An order moves or holds more than nothing.</summary>
    public static LedgerRefusal CheckAmount(Credits amount) => amount.IsPositive ? LedgerRefusal.None : LedgerRefusal.AmountNotPositive;

    /// <summary>No overdraft: no account but the issuer ever has less than nothing available. Says how much is missing.</summary>
    public static LedgerRefusal CheckAvailable(in Account account, Credits amount, out Credits missing)
    {
        var shortfall = account.IsIssuer ? 0 : amount.Minutes - account.AvailableMinutes();
        if (shortfall <= 0)
        {
            missing = default;
            return LedgerRefusal.None;
        }

        missing = Credits.FromMinutes(Math.Min(shortfall, Credits.LargestMinutes));
        return LedgerRefusal.InsufficientCredit;
    }

    /// <summary>Every figure of an account stays within the bounds of <see cref="Credits"/>, also once all its holds have been released.</summary>
    public static bool Fits(long postedMinutes, long heldMinutes, long floorMinutes)
    {
        const long Largest = Credits.LargestMinutes;
        var availableWithoutHolds = postedMinutes - floorMinutes;
        return Math.Abs(postedMinutes) <= Largest && heldMinutes is >= 0 and <= Largest && Math.Abs(floorMinutes) <= Largest
            && availableWithoutHolds <= Largest && availableWithoutHolds - heldMinutes >= -Largest;
    }

    /// <summary>Welcome credits go from the issuer to a member's wallet, once.</summary>
    public static LedgerRefusal CheckWelcome(in Account from, in Account to) =>
        !from.IsIssuer || to.Kind != AccountKind.Member ? LedgerRefusal.NotAWelcome
        : to.Welcomed ? LedgerRefusal.AlreadyWelcomed
        : LedgerRefusal.None;

    /// <summary>A floor is zero or an allowed overdraft, never above what the account has, and the issuer has none.</summary>
    public static LedgerRefusal CheckFloor(in Account account, Credits floor, out Credits missing)
    {
        missing = default;
        if (account.IsIssuer || floor > Credits.Zero)
            return LedgerRefusal.NotAFloor;
        if (!Fits(account.Posted.Minutes, account.Held.Minutes, floor.Minutes))
            return LedgerRefusal.OutOfRange;
        return CheckAvailable(account with { Floor = floor }, Credits.Zero, out missing);
    }

    /// <summary>A hold ends once, in time, and never for more than is held.</summary>
    public static LedgerRefusal CheckSettle(in RecordedOrder hold, Credits amount, Instant now, out Credits missing)
    {
        missing = default;
        if (CheckRelease(hold) is var refusal and not LedgerRefusal.None)
            return refusal;
        if (hold.Order.ExpiresAt <= now)
            return LedgerRefusal.HoldExpired;
        if (amount <= hold.Moved)
            return CheckAmount(amount);
        missing = Credits.FromMinutes(Math.Min(amount.Minutes - hold.Moved.Minutes, Credits.LargestMinutes));
        return LedgerRefusal.MoreThanHeld;
    }

    /// <summary>A hold ends once.</summary>
    public static LedgerRefusal CheckRelease(in RecordedOrder hold) =>
        !hold.WasApplied || hold.Order.Kind != OrderKind.Hold ? LedgerRefusal.WrongTarget
        : hold.EndedBy != default ? LedgerRefusal.HoldEnded
        : LedgerRefusal.None;

    /// <summary>A transfer is reversed at most once, and a reversal never.</summary>
    public static LedgerRefusal CheckReverse(in RecordedOrder transfer) =>
        !transfer.IsTransfer || transfer.Order.Kind == OrderKind.Reverse ? LedgerRefusal.WrongTarget
        : transfer.EndedBy != default ? LedgerRefusal.AlreadyReversed
        : LedgerRefusal.None;

    /// <summary>
    /// Same key and same content: the same outcome, once. Same key and other content: refused. The memo's digest is not compared: its salt is new each time.
    /// </summary>
    public static Outcome Repeat(in RecordedOrder recorded, in Order order) =>
        recorded.Order.WithoutMemo() != order.WithoutMemo() ? Outcome.Refused(LedgerRefusal.KeyReused)
        : recorded.WasApplied ? Outcome.AlreadyApplied
        : Outcome.Refused(recorded.Refusal, recorded.Missing);

    internal static long AvailableMinutes(this in Account account) => account.Posted.Minutes - account.Held.Minutes - account.Floor.Minutes;
}
