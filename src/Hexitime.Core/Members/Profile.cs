using System.Net.Mail;
using NodaTime;

namespace Hexitime.Members;

/// <summary>What a member agrees to. All of it can be withdrawn at any time.</summary>
/// <param name="ShowContact">Other members may see the e-mail address.</param>
/// <param name="ShowOnMap">The name may stand on the map of who has connected with whom.</param>
/// <param name="UseInStatistics">Self-declared details may be counted, in aggregate only.</param>
/// <param name="JoinRings">The open listings may be part of a ring, and those whom the member would help there, or who would help them, are told.</param>
public sealed record Consents(bool ShowContact = false, bool ShowOnMap = false, bool UseInStatistics = false, bool JoinRings = false);

/// <summary>What a member says of themselves.</summary>
public sealed record Profile
{
    /// <summary>The longest name, profession or pay band, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>The longest biography, in characters.</summary>
    public const int LongestBiography = 2_000;

    /// <summary>The member's name: 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The e-mail address. Where messages go; never what a member is known by.</summary>
    public required string Email { get; init; }

    /// <summary>The profession, such as nurse, analyst or manager: 1 to 200 characters.</summary>
    public required string Profession { get; init; }

    /// <summary>The organisation's name: 1 to 200 characters.</summary>
    public required string Organisation { get; init; }

    /// <summary>The organisation's ODS code, if it is an NHS one.</summary>
    public string? OdsCode { get; init; }

    /// <summary>The pay band or seniority, if the member wants to say.</summary>
    public string? PayBand { get; init; }

    /// <summary>Skills: at most 20, each 1 to 60 characters.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>The time zone's IANA name; by default Europe/London.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>
    /// Languages as BCP 47 tags such as <c>en</c> or <c>cy</c>: at most 10, the one in which the member wishes to be written to first. With none, the host's own.
    /// </summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>A short biography: at most 2,000 characters.</summary>
    public string Biography { get; init; } = "";

    /// <summary>What the member agrees to.</summary>
    public Consents Consents { get; init; } = new();

    /// <summary>The first thing that is wrong with the profile, or <c>null</c>.</summary>
    public Refusal? Check()
    {
        if (Texts.Check(Name, LongestName, "member.name", "Your name") is { } name)
            return name;
        if (Texts.Check(Profession, LongestName, "member.profession", "Your profession") is { } profession)
            return profession;
        if (Texts.Check(Organisation, Members.Organisation.LongestName, "member.organisation", "Your organisation") is { } organisation)
            return organisation;
        if (Email is not { Length: <= 254 } || !MailAddress.TryCreate(Email, out var address) || !string.Equals(address.Address, Email, StringComparison.Ordinal))
            return Refusal.Invalid("member.email", "Write the e-mail address as name@example.org.");
        if (!string.IsNullOrWhiteSpace(OdsCode) && !Members.Organisation.IsOdsCode(OdsCode))
            return Refusal.Invalid("member.ods-code", "An ODS code has three to ten letters and digits, such as RR8.");
        if (Texts.CheckOptional(PayBand, LongestName, "member.pay-band", "The pay band") is { } payBand)
            return payBand;
        if (Texts.CheckOptional(Biography, LongestBiography, "member.biography", "The biography") is { } biography)
            return biography;
        if (Members.Skills.Check(Skills) is { } skills)
            return skills;
        if (TimeZone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) is null)
            return Refusal.Invalid("member.time-zone", "Name the time zone as in Europe/London.");
        if (Languages is not { Count: <= 10 } || Languages.Any(l => l is not { Length: >= 2 and <= 35 } || !l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            return Refusal.Invalid("member.languages", "Name at most ten languages, as in en or cy.");
        return Consents is null ? Refusal.Invalid("member.consents", "Say what you agree to.") : null;
    }
}
