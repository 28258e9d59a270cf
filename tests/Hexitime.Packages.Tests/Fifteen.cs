namespace Hexitime.Packages;

/// <summary>The app that the README shows.</summary>
internal static class Fifteen
{
    private const string SignIn = ".AddJwtBearer()";

    /// <summary>The README's lines, word for word.</summary>
    public static string Lines()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var code = readme[readme.IndexOf("## Fifteen lines", StringComparison.Ordinal)..].Split("```csharp\n", 2)[1];
        return code[..code.IndexOf("```", StringComparison.Ordinal)];
    }

    public static async Task<string> BuildAsync(PackedPackages packages)
    {
        var app = packages.MakeApp(nameof(Fifteen));
        // "Or however you sign people in": an identity provider is not at hand.
        Lines().ShouldContain(SignIn);
        await File.WriteAllTextAsync(Path.Combine(app, "Program.cs"), Lines().Replace(SignIn, ".AddPersonHeader()", StringComparison.Ordinal));
        return await packages.BuildAsync(app);
    }
}
