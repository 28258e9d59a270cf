namespace MinimalApiHost.Pages.Frame;

/// <summary>Which form of a noun a whole number asks for, by the Unicode CLDR (version 46, "Language Plural Rules"), whose names the comments use.</summary>
internal static class Plurals
{
    /// <summary>The place of the form among those of the language.</summary>
    public static int FormOf(string language, long n) => language switch
    {
        // zero, one, two, few, many, other
        "cy" => n switch { 0 => 0, 1 => 1, 2 => 2, 3 => 3, 6 => 4, _ => 5 },
        // one, few, many
        "pl" => n == 1 ? 0 : n % 10 is >= 2 and <= 4 && n % 100 is < 12 or > 14 ? 1 : 2,
        // zero, one, two, few, many, other
        "ar" => n switch { 0 => 0, 1 => 1, 2 => 2, _ => (n % 100) switch { >= 3 and <= 10 => 3, >= 11 => 4, _ => 5 } },
        // one, other
        _ => n == 1 ? 0 : 1,
    };
}
