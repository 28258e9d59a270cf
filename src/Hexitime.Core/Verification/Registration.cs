using Hexitime.Members;
using NodaTime;

namespace Hexitime.Verification;

/// <summary>How far a registration number has been checked.</summary>
public enum RegistrationCheck
{
    /// <summary>The member has given a well-formed number; nobody has checked it.</summary>
    NotChecked = 1,

    /// <summary>The register has it.</summary>
    Found = 2,

    /// <summary>The register does not have it.</summary>
    NotFound = 3,
}

/// <summary>A professional registration that a member says they have; one for each regulator.</summary>
public sealed class Registration
{
    private Registration() { }

    /// <summary>Whose.</summary>
    public MemberId Member { get; private set; }

    /// <summary>With which regulator.</summary>
    public Regulator Regulator { get; private set; }

    /// <summary>The number. Others than the member do not see it.</summary>
    public string Number { get; private set; } = "";

    /// <summary>When it was given.</summary>
    public Instant GivenAt { get; private set; }

    /// <summary>How far it has been checked.</summary>
    public RegistrationCheck Check { get; private set; }

    /// <summary>When it was checked; <c>null</c> if nobody has.</summary>
    public Instant? CheckedAt { get; private set; }

    /// <summary>Who checked it; <c>null</c> if nobody has.</summary>
    public string? CheckedBy { get; private set; }

    /// <summary>A number that a member gives.</summary>
    public static Registration Give(MemberId member, RegistrationNumber number, Instant now) =>
        new() { Member = member, Regulator = number.Regulator, Number = number.Number, GivenAt = now, Check = RegistrationCheck.NotChecked };

    /// <summary>Another number is given instead; nobody has checked that one.</summary>
    public void Change(RegistrationNumber number, Instant now) =>
        (Number, GivenAt, Check, CheckedAt, CheckedBy) = (number.Number, now, RegistrationCheck.NotChecked, null, null);

    /// <summary>A register has been asked about a number. If it is another one by now, that says nothing.</summary>
    public void Answer(RegistrationNumber asked, bool isFound, string by, Instant now)
    {
        if (string.Equals(asked.Number, Number, StringComparison.Ordinal))
            (Check, CheckedAt, CheckedBy) = (isFound ? RegistrationCheck.Found : RegistrationCheck.NotFound, now, by);
    }
}

/// <summary>That the host knew an e-mail address of a member's at a domain. The address itself is not kept.</summary>
public sealed class VerifiedDomain
{
    private VerifiedDomain() { }

    /// <summary>Whose.</summary>
    public MemberId Member { get; private set; }

    /// <summary>The domain in small letters, such as <c>nhs.net</c>.</summary>
    public string Domain { get; private set; } = "";

    /// <summary>When the host last vouched for it.</summary>
    public Instant At { get; private set; }

    /// <summary>The host vouches for it.</summary>
    public static VerifiedDomain Of(MemberId member, string domain, Instant now) => new() { Member = member, Domain = domain, At = now };

    /// <summary>The host vouches for it again.</summary>
    public void Renew(Instant now) => At = now;
}

/// <summary>What one member says of another with whom they have completed an exchange; at most one for each two.</summary>
public sealed class Reference
{
    /// <summary>The longest reference, in characters.</summary>
    public const int Longest = 2_000;

    private Reference() { }

    /// <summary>Of whom.</summary>
    public MemberId About { get; private set; }

    /// <summary>By whom.</summary>
    public MemberId Author { get; private set; }

    /// <summary>What they say.</summary>
    public string Words { get; private set; } = "";

    /// <summary>When they said it, or last changed it.</summary>
    public Instant At { get; private set; }

    /// <summary>Somebody says how it was.</summary>
    public static Reference Write(MemberId about, MemberId author, string words, Instant now) => new() { About = about, Author = author, Words = words.Trim(), At = now };

    /// <summary>They say something else instead.</summary>
    public void Rewrite(string words, Instant now) => (Words, At) = (words.Trim(), now);
}
