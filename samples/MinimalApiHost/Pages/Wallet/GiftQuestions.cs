using MinimalApiHost.Pages.Frame;
using MinimalApiHost.Pages.Parts;

namespace MinimalApiHost.Pages.Wallet;

/// <summary>What is asked of whoever gives credits.</summary>
internal static class GiftQuestions
{
    public const string Amount = "amount";

    public static IReadOnlyList<Question> Of(Words L) =>
    [
        new(Amount, L["How much?"]) { Hint = L["For example: 1 h, 45 min, 1 h 30 min."], Class = "short" },
        new("message", L["A few words"]) { Hint = L["You can leave this empty."] },
        new("anonymous", L["May they know that it is from you?"]) { Options = [("false", L["Yes, say who gives"]), ("true", L["Do not say that it is from me"])], Suggested = "false" },
    ];

    public static bool IsAnonymous(BankPage page) => page.Said("anonymous") == "true";
}
