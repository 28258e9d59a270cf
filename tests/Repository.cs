namespace Hexitime;

/// <summary>The repository in which the tests were built and run. The compiler's own paths do not tell: a build that is the same everywhere writes <c>/_/</c> into them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hexitime.Core.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run below the repository.");
        return folder.FullName;
    }
}
