namespace Hexitime.Benchmarks.Load;

/// <summary>What a client may ask for.</summary>
internal enum Ask
{
    Board,
    Listing,
    Me,
    Wallet,
    Exchanges,
    Publish,
    Donate,
}

/// <summary>How often each is asked for, of 100 times.</summary>
internal sealed record LoadMix(string Name, params (Ask Ask, int Share)[] Shares)
{
    /// <summary>90 % reads.</summary>
    public static LoadMix All { get; } = new(
        "reads 90 %", (Ask.Board, 30), (Ask.Listing, 15), (Ask.Me, 15), (Ask.Wallet, 15), (Ask.Exchanges, 15), (Ask.Publish, 5), (Ask.Donate, 5));

    /// <summary>Each for itself, to see what it costs.</summary>
    public static IEnumerable<LoadMix> Each => Enum.GetValues<Ask>().Select(ask => new LoadMix(ask.ToString(), (ask, 100)));

    public Ask Choose(Random random)
    {
        var at = random.Next(100);
        foreach (var (ask, share) in Shares)
        {
            if ((at -= share) < 0)
                return ask;
        }

        throw new InvalidOperationException("The shares add up to 100.");
    }
}
