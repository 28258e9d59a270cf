namespace MinimalApiHost;

/// <summary>Where the repository is that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Upwards from where the tests run: a build for CI leaves no paths of its machine in them.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("These tests run inside of the repository.")
        : File.Exists(Path.Combine(folder.FullName, "Hexitime.Core.sln")) ? folder.FullName
        : Find(folder.Parent);
}
