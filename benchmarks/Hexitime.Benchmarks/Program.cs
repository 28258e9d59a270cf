using System.Globalization;
using BenchmarkDotNet.Running;
using Hexitime.Benchmarks.PostgreSql;

if (args is ["postgresql", var server, .. var figures])
{
    var (seconds, rounds) = (figures.ElementAtOrDefault(0) ?? "4", figures.ElementAtOrDefault(1) ?? "3");
    await SideBySide.RunAsync(server, int.Parse(seconds, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture),
        figures.ElementAtOrDefault(2) ?? "abcd");
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
