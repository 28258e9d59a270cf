using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace Hexitime.Packages;

[Collection(PackedCollection.Name)]
public sealed class PackageTests(PackedPackages packages)
{
    private static readonly string[] Ids =
    [
        "Hexitime.AspNetCore", "Hexitime.Core", "Hexitime.Persistence", "Hexitime.Persistence.PostgreSql", "Hexitime.Persistence.Sqlite", "Hexitime.Testing",
    ];

    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string> All => [.. Ids];

    [Fact]
    public void Six_packages_are_made_each_with_its_symbols() =>
        Directory.EnumerateFiles(packages.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(Ids.SelectMany(id => new[] { $"{id}.{packages.Version}.nupkg", $"{id}.{packages.Version}.snupkg" }).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_package_says_what_it_is_and_brings_no_more_than_its_library(string id)
    {
        using var package = await OpenAsync($"{id}.{packages.Version}.nupkg");
        var about = XDocument.Parse(await TextAsync(package, $"{id}.nuspec")).Descendants().Single(e => e.Name.LocalName == "metadata")
            .Elements().ToDictionary(e => e.Name.LocalName, StringComparer.Ordinal);

        about["license"].Value.ShouldBe("MIT");
        about["description"].Value.ShouldNotBeEmpty();
        about["tags"].Value.ShouldContain("time-bank");
        about["releaseNotes"].Value.ShouldEndWith("/CHANGELOG.md");
        about["projectUrl"].Value.ShouldBe("https://github.com/hexitime/hexitime");
        about["repository"].Attribute("url")!.Value.ShouldBe("https://github.com/hexitime/hexitime");
        (await TextAsync(package, about["readme"].Value)).ShouldStartWith($"# {id}\n");
        package.GetEntry(about["icon"].Value).ShouldNotBeNull();
        package.Entries.Select(e => e.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal))
            .ShouldBe([$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Its_symbols_lead_to_the_sources_where_they_are_known_to_git(string id)
    {
        using var symbols = await OpenAsync($"{id}.{packages.Version}.snupkg");
        var isKnown = Path.Exists(Repository.PathOf(".git"));

        var link = ReadSourceLink(await BytesAsync(symbols, $"lib/net10.0/{id}.pdb"));

        (link?.Contains("https://raw.githubusercontent.com/hexitime/hexitime/", StringComparison.Ordinal) ?? false).ShouldBe(isKnown);
    }

    private static string? ReadSourceLink(byte[] pdb)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. pdb]);
        var reader = provider.GetMetadataReader();
        return reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(info => reader.GetGuid(info.Kind) == SourceLink).Select(info => Encoding.UTF8.GetString(reader.GetBlobBytes(info.Value))).SingleOrDefault();
    }

    private Task<ZipArchive> OpenAsync(string file) => ZipFile.OpenReadAsync(Path.Combine(packages.Feed, file));

    private static async Task<string> TextAsync(ZipArchive package, string file) => Encoding.UTF8.GetString(await BytesAsync(package, file)).TrimStart('\uFEFF');

    private static async Task<byte[]> BytesAsync(ZipArchive package, string file)
    {
        await using var content = await package.GetEntry(file).ShouldNotBeNull().OpenAsync();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
