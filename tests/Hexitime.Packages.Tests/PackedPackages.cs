using System.Globalization;

namespace Hexitime.Packages;

/// <summary>
/// All that the repository packs, in a folder of its own, under a version that nobody has restored before; and apps outside the repository that know nothing but
/// these packages. Packages from elsewhere are only taken from where they were restored before, and ours are not left there.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-packages-");
    private readonly Lazy<Task<string>> _fifteen;
    private readonly Lazy<Task<string>> _intranet;

    public PackedPackages()
    {
        (_fifteen, _intranet) = (new(() => Fifteen.BuildAsync(this)), new(() => Intranet.BuildAsync(this)));
        Version = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{Environment.ProcessId}.{Environment.TickCount64}");
    }

    public string Version { get; }

    /// <summary>Where the packages are.</summary>
    public string Feed => Path.Combine(_folder.FullName, "feed");

    /// <summary>The built app of the README's fifteen lines.</summary>
    public Task<string> FifteenAsync() => _fifteen.Value;

    /// <summary>The built app with a context, migrations and a mediator of its own.</summary>
    public Task<string> IntranetAsync() => _intranet.Value;

    public async Task InitializeAsync()
    {
        await Dotnet.RunAsync(Dotnet.Command(
            Repository.Root, "pack", "Hexitime.Core.sln", "--no-build", "--configuration", BuildFacts.Configuration, "--output", Feed, $"-p:Version={Version}"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{BuildFacts.PackageCache}" /></fallbackPackageFolders>
            </configuration>
            """);
        // Both build at once, each to the end, so that neither outlives the folder.
        await Task.WhenAll(FifteenAsync(), IntranetAsync());
    }

    /// <summary>A folder for an app, with a sign-in and with files of its own.</summary>
    public string MakeApp(string name)
    {
        var app = _folder.CreateSubdirectory(name).FullName;
        foreach (var source in new[] { "Shared", name }.Select(part => Repository.PathOf("tests", "Hexitime.Packages.Tests", "Apps", part)))
        {
            foreach (var file in Directory.EnumerateFiles(source))
                File.Copy(file, Path.Combine(app, Path.GetFileName(file)));
        }

        return app;
    }

    /// <summary>Restores and builds an app, and hands back what can be run.</summary>
    public async Task<string> BuildAsync(string app)
    {
        var build = Dotnet.Command(
            app, "build", "--configuration", "Release", "--output", Path.Combine(app, "out"), $"-p:HexitimeVersion={Version}",
            $"-p:MediatRVersion={BuildFacts.MediatRVersion}", $"-p:EntityFrameworkVersion={BuildFacts.EntityFrameworkVersion}");
        build.Environment["NUGET_PACKAGES"] = Path.Combine(app, "packages");
        await Dotnet.RunAsync(build);
        return Path.Combine(app, "out", $"{Path.GetFileName(app)}.dll");
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>Tests that share the packages.</summary>
[CollectionDefinition(Name)]
public sealed class PackedCollection : ICollectionFixture<PackedPackages>
{
    public const string Name = "packed";
}
