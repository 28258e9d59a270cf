using Hexitime;
using MinimalApiHost.Pages.Frame;

namespace MinimalApiHost.Pages.Parts;

/// <summary>One question: what is asked, how it is answered, and what stands there before it was.</summary>
/// <param name="Name">The field's name: the last part of the code with which the bank refuses the answer, so that the refusal finds its question.</param>
/// <param name="Label">The question, in the visitor's language.</param>
public sealed record Question(string Name, string Label)
{
    /// <summary>More are a list to open, and not one of buttons.</summary>
    public const int MostButtons = 10;

    /// <summary>What the answer is called among the others; the question itself if it is short.</summary>
    public string Called { get; init; } = Label;

    public string? Hint { get; init; }

    /// <summary>What it means to leave it empty; that it was not answered, if nothing else.</summary>
    public string? Empty { get; init; }

    public string? Suggested { get; init; }

    /// <summary>What can be chosen; none, if the answer is written.</summary>
    public IReadOnlyList<(string Value, string Words)> Options { get; init; } = [];

    public string Type { get; init; } = "text";

    public string? Class { get; init; }

    /// <summary>What a browser may know; not "off", with which it would forget what was written when somebody goes back.</summary>
    public string? Autocomplete { get; init; }

    public int Lines { get; init; } = 1;

    /// <summary>What is wrong with an answer that is none of those to choose from; all else the bank checks.</summary>
    public Refusal? Check(BankPage page) => Options.Count == 0 || Chosen(page) is not null ? null : Refusal.Invalid($"page.{Name}", "Choose one of the answers.");

    /// <summary>The answer as people read it; <c>null</c> if there is none.</summary>
    public string? Shown(BankPage page)
    {
        var said = page.Said(this);
        var shown = Options.Count > 0 ? Chosen(page)
            : Type == "datetime-local" && Say.Read(said, page.Visitor.Zone) is { } at ? Say.Time(at, page.Visitor.Zone)
            : said;
        return string.IsNullOrWhiteSpace(shown) ? null : shown;
    }

    private string? Chosen(BankPage page) => Options.FirstOrDefault(o => string.Equals(o.Value, page.Said(this), StringComparison.OrdinalIgnoreCase)).Words;
}
