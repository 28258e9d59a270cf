using System.Globalization;
using Hexitime;
using Microsoft.Extensions.Localization;

namespace MinimalApiHost.Pages.Frame;

/// <summary>
/// What the bank writes as a whole, such as a member's record or the picture of the map, in the visitor's language: by the bank's English words, from the resources beside this
/// file, and what the pages say too from theirs.
/// </summary>
internal sealed class Documents(IStringLocalizer<Documents> texts, Words words, Sentences sentences) : Wording
{
    public override CultureInfo Culture => Words.Culture;

    public override string this[string english] => Find(english) ?? sentences[english];

    protected override string FormOf(long number, string one, string other) =>
        Find($"{one}|{other}")?.Split('|') is { } forms ? forms[Math.Min(Plurals.FormOf(Words.Language, number), forms.Length - 1)] : base.FormOf(number, one, other);

    private string? Find(string english) => texts[english] is { ResourceNotFound: false } found ? found.Value : words.Find(english);
}
