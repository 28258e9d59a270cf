using System.Reflection;

namespace Hexitime.Packages;

/// <summary>Where the packages come from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration in which these tests were built, and with them what is packed.</summary>
    public static string Configuration { get; } = Fact("Configuration");

    /// <summary>Where restored packages are kept, so that no other need be fetched.</summary>
    public static string PackageCache { get; } = Fact("PackageCache");

    public static string MediatRVersion { get; } = Fact("MediatR");

    public static string EntityFrameworkVersion { get; } = Fact("EntityFramework");

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Fact(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(fact => string.Equals(fact.Key, key, StringComparison.Ordinal)).Value!;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hexitime.Core.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run below the repository.");
        return folder.FullName;
    }
}
