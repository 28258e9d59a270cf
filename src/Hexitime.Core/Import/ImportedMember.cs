using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Import;

/// <summary>A member of another time bank, to be brought along.</summary>
/// <param name="ExternalId">What the other bank calls the member: 1 to 100 characters, not <c>bank</c>.</param>
/// <param name="Profile">What is known of the member. Nothing is agreed to on their behalf.</param>
/// <param name="JoinedAt">When the member joined: 1970 or later, not in the future.</param>
/// <param name="OpeningBalance">The balance brought along, as of <paramref name="JoinedAt"/>; negative for a debt; at most a million hours either way.</param>
/// <param name="Subject">The host's stable name for the person, with which they sign in; by default <c>imported:</c> and the external id, with which nobody can.</param>
public sealed record ImportedMember(string ExternalId, Profile Profile, Instant JoinedAt, Credits OpeningBalance = default, string? Subject = null)
{
    private const int LongestSubject = 200;
    private const string DefaultSubjectPrefix = "imported:";

    /// <summary>The columns that a file of members must have.</summary>
    public static IReadOnlyList<string> NeededColumns { get; } = ["external_id", "name", "email", "profession", "organisation", "joined"];

    /// <summary>The columns that it may have as well.</summary>
    public static IReadOnlyList<string> OptionalColumns { get; } = ["ods_code", "opening_balance", "subject", "skills", "time_zone"];

    /// <summary>The largest balance that can be brought along, either way.</summary>
    public static Credits LargestOpeningBalance => Credits.FromHours(1_000_000);

    /// <summary>The subject, the default one included.</summary>
    public string SubjectOrDefault => Subject ?? DefaultSubjectPrefix + ExternalId;

    /// <summary>Reads a row; refused when a field is not written as it should be. Whether it makes sense, <see cref="Check"/> says.</summary>
    /// <param name="field">The trimmed text of a column; empty if the file has none.</param>
    public static Result<ImportedMember> Read(Func<string, string> field)
    {
        if (!ImportFields.TryReadDate(field("joined"), out var joined))
            return ImportFields.UnreadableDate("joined", field("joined"));
        var opening = Credits.Zero;
        if (field("opening_balance") is { Length: > 0 } balance && !ImportFields.TryReadHours(balance, out opening))
            return ImportFields.UnreadableHours("opening_balance", balance);
        var profile = new Profile
        {
            Name = field("name"),
            Email = field("email"),
            Profession = field("profession"),
            Organisation = field("organisation"),
            OdsCode = NullIfEmpty(field("ods_code")),
            Skills = field("skills").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
        if (field("time_zone") is { Length: > 0 } timeZone)
            profile = profile with { TimeZone = timeZone };
        return new ImportedMember(field("external_id"), profile, joined, opening, NullIfEmpty(field("subject")));
    }

    /// <summary>The first thing that is wrong with the member, or <c>null</c>.</summary>
    public Refusal? Check(Instant now) =>
        ImportFields.CheckExternalId(ExternalId, "The external id")
        ?? (string.Equals(ExternalId, ImportedTransfer.Bank, StringComparison.Ordinal)
            ? Refusal.Invalid("import.external-id", "No member can be called \"bank\": in transfers that is the bank itself.")
            : null)
        ?? Texts.CheckOptional(Subject, LongestSubject, "import.subject", "The subject")
        ?? Profile.Check()
        ?? ImportFields.CheckPast(JoinedAt, now)
        ?? (Math.Abs(OpeningBalance.Minutes) > LargestOpeningBalance.Minutes
            ? Refusal.Invalid("import.opening-balance", $"An opening balance is at most {LargestOpeningBalance}, either way.")
            : null);

    /// <summary>A digest of all that the row says, by which it is told whether the same external id comes with other content.</summary>
    internal Digest Content()
    {
        // No text of a row that was checked has a unit separator.
        var content = string.Join('\u001f',
        [
            SubjectOrDefault, Profile.Name, Profile.Email, Profile.Profession, Profile.Organisation, Profile.OdsCode ?? "", Profile.TimeZone,
            string.Join(';', Members.Skills.Normalise(Profile.Skills)),
            JoinedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture), OpeningBalance.Minutes.ToString(CultureInfo.InvariantCulture),
        ]);
        return new Digest(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
