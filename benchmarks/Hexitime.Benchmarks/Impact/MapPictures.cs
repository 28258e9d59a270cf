using System.Diagnostics;
using Hexitime.Impact.Map;

namespace Hexitime.Benchmarks.Impact;

/// <summary>Draws maps of several sizes into a folder, to be looked at.</summary>
internal static class MapPictures
{
    public static async Task RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (members, ties) in ((int, int)[])[(50, 90), (300, 160), (500, 1_500), (4_000, 900), (4_000, 20_000)])
        {
            var (points, given) = MapInstances.Make(members, ties);
            var map = ConnectionMap.Of(points, given);
            await DrawAsync(map, $"{members}-{ties}", new MapPicture());
            await DrawAsync(map, $"{members}-{ties}-organisation", new MapPicture { Focus = MapFocus.On(map.Describe().Organisations.First(o => o.Organisation != "Others").Organisation!) });
            var busiest = Enumerable.Range(0, members).MaxBy(v => map.Measures[v].MinutesGiven);
            await DrawAsync(map, $"{members}-{ties}-member", new MapPicture { Focus = MapFocus.On(busiest) });
            foreach (var format in Enum.GetValues<MapFormat>())
            {
                await using var file = File.Create(Path.Combine(folder, $"map-{members}-{ties}.{format.ToString().ToLowerInvariant()}"));
                await map.WriteAsync(file, format);
            }
        }

        async Task DrawAsync(ConnectionMap map, string name, MapPicture picture)
        {
            var clock = Stopwatch.StartNew();
            await using var file = File.Create(Path.Combine(folder, $"map-{name}.svg"));
            await map.WriteSvgAsync(file, picture);
            Console.WriteLine($"map-{name}.svg: {clock.Elapsed.TotalMilliseconds:N0} ms, {file.Length / 1024:N0} KiB");
        }
    }
}
