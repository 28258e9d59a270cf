using NodaTime;

namespace Hexitime.Members;

/// <summary>A member as others see them.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">The name.</param>
/// <param name="Profession">The profession.</param>
/// <param name="Organisation">Where the member works.</param>
/// <param name="OdsCode">The organisation's ODS code, if it is an NHS one.</param>
/// <param name="Skills">Skills.</param>
/// <param name="Languages">Languages.</param>
/// <param name="TimeZone">The time zone's IANA name.</param>
/// <param name="Biography">A short biography.</param>
/// <param name="State">Whether the member takes part.</param>
/// <param name="MemberSince">When the member registered.</param>
/// <param name="Email">The e-mail address, if the member shows it.</param>
public sealed record MemberView(
    MemberId Id, string Name, string Profession, string Organisation, string? OdsCode, IReadOnlyList<string> Skills, IReadOnlyList<string> Languages,
    string TimeZone, string Biography, MemberState State, Instant MemberSince, string? Email)
{
    /// <summary>Shows what others may see.</summary>
    public static MemberView Of(Member member, Organisation organisation) => new(
        member.Id, member.Name, member.Profession, organisation.Name, organisation.OdsCode, member.Skills, member.Languages, member.TimeZone,
        member.Biography, member.State, member.RegisteredAt, member.ShowsContact ? member.Email : null);
}

/// <summary>A member as they see themselves.</summary>
/// <param name="Id">The member.</param>
/// <param name="Profile">What the member says of themselves.</param>
/// <param name="State">Whether the member takes part.</param>
/// <param name="MemberSince">When the member registered.</param>
/// <param name="Version">The version to name when editing.</param>
public sealed record MyView(MemberId Id, Profile Profile, MemberState State, Instant MemberSince, int Version) : IVersioned
{
    /// <summary>Shows all there is.</summary>
    public static MyView Of(Member member, Organisation organisation) => new(
        member.Id,
        new Profile
        {
            Name = member.Name,
            Email = member.Email,
            Profession = member.Profession,
            Organisation = organisation.Name,
            OdsCode = organisation.OdsCode,
            PayBand = member.PayBand,
            Skills = member.Skills,
            TimeZone = member.TimeZone,
            Languages = member.Languages,
            Biography = member.Biography,
            Consents = member.AgreedTo(),
        },
        member.State,
        member.RegisteredAt,
        member.Version);
}
