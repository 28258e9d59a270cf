using System.Text.RegularExpressions;

namespace Hexitime.Packages.Documents;

/// <summary>A block of code in what people read.</summary>
/// <param name="Document">Where, below the repository.</param>
/// <param name="Language">What it is said to be; empty if it is not said.</param>
/// <param name="Text">The code.</param>
internal sealed partial record Block(string Document, string Language, string Text)
{
    public IEnumerable<string> Lines => Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    public override string ToString() => $"{Document}: {Lines.FirstOrDefault()}";

    /// <summary>Every block of every document.</summary>
    public static IEnumerable<Block> All() => Documents().SelectMany(In);

    public static IEnumerable<Block> In(string document) =>
        Fence().Matches(File.ReadAllText(Repository.PathOf(document))).Select(fence => new Block(document, fence.Groups["language"].Value, fence.Groups["text"].Value));

    private static IEnumerable<string> Documents()
    {
        var top = Directory.EnumerateFiles(Repository.Root, "*.md");
        var below = new[] { "docs", "src", "benchmarks" }.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", SearchOption.AllDirectories));
        return top.Concat(below).Select(file => Path.GetRelativePath(Repository.Root, file)).Where(file => !IsMade(file)).Order(StringComparer.Ordinal);
    }

    internal static bool IsMade(string file) => file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "BenchmarkDotNet.Artifacts");

    [GeneratedRegex("^```(?<language>[^\n]*)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Fence();
}
