using System.Globalization;
using Hexitime;
using Microsoft.Extensions.Localization;

namespace MinimalApiHost.Pages.Frame;

/// <summary>
/// What the bank writes as a whole, such as a member's record or the picture of the map, in the visitor's language, and what members are told in theirs: by the bank's English words,
/// from the resources beside this file, and what the pages say too from theirs.
/// </summary>
internal sealed class Documents(IStringLocalizer<Documents> texts, Words words, Sentences sentences) : Wording
{
    public override CultureInfo Culture => Words.Culture;

    public override string this[string english] => Find(english) ?? sentences[english];

    public override Wording In(IReadOnlyList<string> languages) => new Letter(this, Words.LanguageOf(languages) ?? Words.Languages[0]);

    protected override string FormOf(long number, string one, string other) =>
        Find($"{one}|{other}")?.Split('|') is { } forms ? forms[Math.Min(Plurals.FormOf(Words.Language, number), forms.Length - 1)] : base.FormOf(number, one, other);

    private string? Find(string english) => texts[english] is { ResourceNotFound: false } found ? found.Value : words.Find(english);

    /// <summary>The same in one language, whoever asks for it: resources are looked up by the language of the thread, which is this one for as long as that takes.</summary>
    private sealed class Letter(Documents documents, CultureInfo language) : Wording
    {
        public override CultureInfo Culture => language;

        public override string this[string english] => Speaking(() => documents[english]);

        public override Wording In(IReadOnlyList<string> languages) => documents.In(languages);

        protected override string FormOf(long number, string one, string other) => Speaking(() => documents.FormOf(number, one, other));

        private string Speaking(Func<string> say)
        {
            var (figures, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
            try
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
                return say();
            }
            finally
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (figures, texts);
            }
        }
    }
}
