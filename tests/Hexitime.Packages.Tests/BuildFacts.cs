using System.Reflection;

namespace Hexitime.Packages;

/// <summary>What the build left in this assembly.</summary>
internal static class BuildFacts
{
    /// <summary>The configuration in which these tests were built, and with them what is packed.</summary>
    public static string Configuration { get; } = Fact("Configuration");

    /// <summary>Where restored packages are kept, so that no other need be fetched.</summary>
    public static string PackageCache { get; } = Fact("PackageCache");

    public static string MediatRVersion { get; } = Fact("MediatR");

    public static string EntityFrameworkVersion { get; } = Fact("EntityFramework");

    private static string Fact(string key) => typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(fact => string.Equals(fact.Key, key, StringComparison.Ordinal)).Value!;
}
