using System.Globalization;
using BenchmarkDotNet.Running;
using Hexitime.Benchmarks.Impact;
using Hexitime.Benchmarks.Load;
using Hexitime.Benchmarks.Matching;
using Hexitime.Benchmarks.PostgreSql;

if (args is ["postgresql", var server, .. var figures])
{
    var (seconds, rounds) = (figures.ElementAtOrDefault(0) ?? "4", figures.ElementAtOrDefault(1) ?? "3");
    await SideBySide.RunAsync(server, int.Parse(seconds, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture),
        figures.ElementAtOrDefault(2) ?? "abcd");
    return;
}

if (args is ["load", var loaded, .. var ofLoad])
{
    var (seconds, rounds) = (ofLoad.ElementAtOrDefault(0) ?? "5", ofLoad.ElementAtOrDefault(1) ?? "5");
    await LoadSideBySide.RunAsync(loaded, int.Parse(seconds, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture), ofLoad.ElementAtOrDefault(2));
    return;
}

if (args is ["curve", var grown, .. var sizes])
{
    var (accounts, entries) = (sizes.ElementAtOrDefault(0) ?? "1000000", sizes.ElementAtOrDefault(1) ?? "10000000");
    await Curve.RunAsync(grown, int.Parse(accounts, CultureInfo.InvariantCulture), long.Parse(entries, CultureInfo.InvariantCulture));
    return;
}

if (args is ["verify", var verified, .. var entriesToVerify])
{
    await Verification.RunAsync(verified, int.Parse(entriesToVerify.ElementAtOrDefault(0) ?? "1000000", CultureInfo.InvariantCulture));
    return;
}

if (args is ["rank", .. var ofRank])
{
    RankBesideLucene.Run(ofRank);
    return;
}

if (args is ["rings", .. var ringFigures])
{
    var (people, rounds, scipSeconds) = (ringFigures.ElementAtOrDefault(0) ?? "4000", ringFigures.ElementAtOrDefault(1) ?? "20", ringFigures.ElementAtOrDefault(2) ?? "45");
    RingsSideBySide.Run(int.Parse(people, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(scipSeconds, CultureInfo.InvariantCulture));
    return;
}

if (args is ["assign", .. var assignFigures])
{
    var (rounds, sideSizes) = (assignFigures.ElementAtOrDefault(0) ?? "60", assignFigures.ElementAtOrDefault(1) ?? "4000,50000,100000");
    int[] aSide = [.. sideSizes.Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture))];
    if (rounds != "0")
        AssignSideBySide.Run(aSide, int.Parse(rounds, CultureInfo.InvariantCulture));
    AssignLive.Run(aSide);
    return;
}

if (args is ["coverage", .. var ofCoverage])
{
    await Coverage.RunAsync(ofCoverage.ElementAtOrDefault(0));
    return;
}

if (args is ["count", .. var ofCount])
{
    await CountingAtScale.RunAsync(
        int.Parse(ofCount.ElementAtOrDefault(0) ?? "100000", CultureInfo.InvariantCulture), int.Parse(ofCount.ElementAtOrDefault(1) ?? "1000000", CultureInfo.InvariantCulture));
    return;
}

if (args is ["map", .. var mapFigures])
{
    int[] mapSizes = [.. (mapFigures.Length == 0 ? ["4000", "20000", "5", "100000", "1000000", "1"] : mapFigures).Select(f => int.Parse(f, CultureInfo.InvariantCulture))];
    await MapBesideNetworkX.RunAsync(mapSizes[0], mapSizes[1], mapSizes[2], mapSizes.ElementAtOrDefault(3), mapSizes.ElementAtOrDefault(4), Math.Max(1, mapSizes.ElementAtOrDefault(5)));
    return;
}

if (args is ["map-pictures", var pictures])
{
    await MapPictures.RunAsync(pictures);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
