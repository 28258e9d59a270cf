using System.Globalization;
using System.Xml.Linq;
using Hexitime;

namespace MinimalApiHost;

/// <summary>The translations as they stand in their files, which shows what the compiler would lose.</summary>
internal static class Resources
{
    public static IReadOnlyDictionary<string, string> Read(string name, CultureInfo language) =>
        XDocument.Load(Path.Combine(Repository.Root, "samples", "MinimalApiHost", "Pages", "Frame", $"{name}.{language.TwoLetterISOLanguageName}.resx")).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.OrdinalIgnoreCase);
}
