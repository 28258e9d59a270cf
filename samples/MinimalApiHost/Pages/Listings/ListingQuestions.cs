using Hexitime;
using Hexitime.Ledger;
using Hexitime.Listings;
using MinimalApiHost.Pages.Frame;
using MinimalApiHost.Pages.Parts;

namespace MinimalApiHost.Pages.Listings;

/// <summary>What is asked of an offer or a request.</summary>
internal static class ListingQuestions
{
    public static IReadOnlyList<Question> Of(Words L, ListingView? now = null) =>
    [
        new("title", L["What is it, in a few words?"]) { Called = L["In a few words"], Hint = L["For example: an hour of run charts for your ward."], Suggested = now?.Title },
        new("description", L["Would you like to tell more?"]) { Called = L["More about it"], Hint = L["You can leave this empty."], Lines = 5, Suggested = now?.Description },
        new("kind", L["What kind of help is it?"]) { Called = L["Kind of help"], Options = [.. Named.Kinds(L)], Suggested = now is null ? null : ExchangeKinds.Of(now.Kind).Name },
        new("skills", L["Which skills is it about?"]) { Called = L["Skills"], Hint = L["Set apart by commas, such as: run charts, coaching, process mapping."], Suggested = string.Join(", ", now?.Skills ?? []) },
        new("hours", L["How long does it take?"]) { Called = L["Takes"], Hint = L["For example: 1 h, 45 min, 1 h 30 min."], Class = "short", Suggested = Say.Hours(L, now?.Hours ?? Credits.FromHours(1)) },
        new("place", L["Where would you meet?"]) { Called = L["Where"], Hint = L["Leave it empty for remote."], Empty = L["remote"], Suggested = now?.Place },
    ];

    public static IEnumerable<Refusal?> Check(BankPage page)
    {
        if (!Say.TryReadHours(page.L, page.Said("hours"), out _))
            yield return Refusal.Invalid("listing.hours", "Say how long it takes, such as 1 h, 45 min or 1 h 30 min.");
        yield return Read(page).Check();
    }

    /// <summary>What the form says; what is wrong in it has been said, or is no answer yet.</summary>
    public static ListingText Read(BankPage page) => new()
    {
        Title = page.Said("title").Trim(),
        Description = page.SaidOrNull("description")?.ReplaceLineEndings("\n"),
        Kind = page.SaidKind() ?? ExchangeKind.Coaching,
        Skills = page.SaidList("skills"),
        Hours = Say.TryReadHours(page.L, page.Said("hours"), out var hours) ? hours : Credits.FromHours(1),
        Place = page.SaidOrNull("place"),
    };
}
