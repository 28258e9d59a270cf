using Hexitime.Members;
using MinimalApiHost.Pages.Frame;
using MinimalApiHost.Pages.Parts;
using NodaTime;

namespace MinimalApiHost.Pages.Members;

/// <summary>What members are asked about themselves.</summary>
internal static class ProfileQuestions
{
    public static IReadOnlyList<Question> Of(Words L, Profile? now = null) =>
    [
        new("name", L["What is your name?"]) { Called = L["Your name"], Suggested = now?.Name, Autocomplete = "name" },
        new("profession", L["What do you do?"]) { Hint = L["For example: ward manager, pharmacist, improvement analyst."], Suggested = now?.Profession, Autocomplete = "organization-title" },
        new("organisation", L["Where do you work?"]) { Suggested = now?.Organisation, Autocomplete = "organization" },
        new("email", L["What is your e-mail address?"]) { Called = L["Your e-mail address"], Type = "email", Suggested = now?.Email, Autocomplete = "email" },
        new("biography", L["Would you like to say a few words about yourself?"]) { Called = L["A few words about you"], Hint = L["You can leave this empty."], Lines = 4, Suggested = now?.Biography },
        new("skills", L["What can you help others with?"]) { Hint = L["Set apart by commas, such as: run charts, coaching, process mapping."], Suggested = string.Join(", ", now?.Skills ?? []) },
        new("time-zone", L["In which time zone are you?"]) { Called = L["Your time zone"], Options = Zones, Suggested = now?.TimeZone ?? "Europe/London" },
        new("language", L["In which language should the bank write to you?"])
        {
            Options = [.. Words.Languages.Select(l => (l.TwoLetterISOLanguageName, Words.NameOf(l)))],
            Suggested = (now is null ? Words.Culture : Words.LanguageOf(now.Languages) ?? Words.Languages[0]).TwoLetterISOLanguageName,
        },
    ];

    private static IReadOnlyList<(string, string)> Zones { get; } =
        [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal)).Select(id => (id, id.Replace('_', ' ')))];

    /// <summary>What else somebody speaks, behind the language in which they wish to be written to.</summary>
    private static IEnumerable<string> Others(Profile? before, string language) => (before?.Languages ?? []).Where(l => l.Split('-')[0] != language).Take(9);

    /// <summary>What the form says; what it does not ask for stays as it was.</summary>
    public static Profile Read(BankPage page, Profile? before = null)
    {
        var organisation = page.Said("organisation", before?.Organisation).Trim();
        return (before ?? new Profile { Name = "", Email = "", Profession = "", Organisation = "" }) with
        {
            Name = page.Said("name", before?.Name).Trim(),
            Email = page.Said("email", before?.Email).Trim(),
            Profession = page.Said("profession", before?.Profession).Trim(),
            Organisation = organisation,
            OdsCode = string.Equals(before?.Organisation, organisation, StringComparison.Ordinal) ? before?.OdsCode : null,
            Skills = page.SaidList("skills", before?.Skills),
            Biography = page.Said("biography", before?.Biography).ReplaceLineEndings("\n").Trim(),
            TimeZone = page.Said("time-zone", before?.TimeZone ?? "Europe/London"),
            Languages = page.SaidOrNull("language") is { } language ? [language, .. Others(before, language)] : before?.Languages ?? [Words.Language],
        };
    }
}
