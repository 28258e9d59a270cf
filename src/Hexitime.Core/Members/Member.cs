using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Hexitime.Ledger;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Members;

/// <summary>Whether a member takes part.</summary>
public enum MemberState
{
    /// <summary>In good standing.</summary>
    Active = 1,

    /// <summary>May look, and end what was begun, but begin nothing new. Loses nothing.</summary>
    Suspended = 2,

    /// <summary>Has left. The wallet stays as it is; registering again finds it there.</summary>
    Left = 3,

    /// <summary>Has left while suspended; registering again finds the suspension there too.</summary>
    LeftSuspended = 4,

    /// <summary>Has left, and nothing tells any more who it was. Nobody comes back to it; the wallet stays as it is.</summary>
    Erased = 5,
}

/// <summary>A person who gives and receives time.</summary>
public sealed class Member : IVersioned
{
    private readonly List<string> _skills = [];
    private readonly List<string> _languages = [];

    private Member() { }

    /// <summary>The member's id.</summary>
    public MemberId Id { get; private set; }

    /// <summary>The host's stable name for the person.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The member's account in the ledger. An id of its own, so that it tells nothing once the member is erased.</summary>
    public AccountId Wallet { get; private set; }

    /// <summary>Whether the member takes part.</summary>
    public MemberState State { get; private set; }

    /// <summary>When the member first registered.</summary>
    public Instant RegisteredAt { get; private set; }

    /// <summary>When the member left; <c>null</c> while they belong to the bank. Coming back takes it away.</summary>
    public Instant? LeftAt { get; private set; }

    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The e-mail address.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The profession.</summary>
    public string Profession { get; private set; } = "";

    /// <summary>Where the member works.</summary>
    public OrganisationId Organisation { get; private set; }

    /// <summary>The pay band or seniority, if told.</summary>
    public string? PayBand { get; private set; }

    /// <summary>Skills, each in its one way of writing.</summary>
    public IReadOnlyList<string> Skills => _skills;

    /// <summary>The time zone's IANA name.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>Languages as BCP 47 tags: the bank writes to the member in the first that the host has words for.</summary>
    public IReadOnlyList<string> Languages => _languages;

    /// <summary>A short biography.</summary>
    public string Biography { get; private set; } = "";

    /// <summary>Other members may see the e-mail address.</summary>
    public bool ShowsContact { get; private set; }

    /// <summary>The name may stand on the map of who has connected with whom.</summary>
    public bool ShowsOnMap { get; private set; }

    /// <summary>Self-declared details may be counted, in aggregate only.</summary>
    public bool IsInStatistics { get; private set; }

    /// <summary>Whether their listings may be part of a ring.</summary>
    public bool JoinsRings { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>Whether the member is suspended.</summary>
    public bool IsSuspended => State == MemberState.Suspended;

    /// <summary>Whether the member has left.</summary>
    public bool HasLeft => State is MemberState.Left or MemberState.LeftSuspended or MemberState.Erased;

    /// <summary>What the member agrees to.</summary>
    public Consents AgreedTo() => new(ShowsContact, ShowsOnMap, IsInStatistics, JoinsRings);

    /// <summary>A new member with an empty wallet.</summary>
    public static Member Register(string subject, Profile profile, OrganisationId organisation, Instant now)
    {
        var member = new Member { Id = MemberId.New(now), Subject = subject, Wallet = AccountId.New(now), State = MemberState.Active, RegisteredAt = now };
        member.Describe(profile, organisation);
        return member;
    }

    /// <summary>Somebody who left comes back to their wallet, with a new profile; suspended, if they left suspended.</summary>
    public void Rejoin(Profile profile, OrganisationId organisation)
    {
        (State, LeftAt) = (State == MemberState.LeftSuspended ? MemberState.Suspended : MemberState.Active, null);
        Edit(profile, organisation);
    }

    /// <summary>Changes what the member says of themselves.</summary>
    public void Edit(Profile profile, OrganisationId organisation)
    {
        Describe(profile, organisation);
        Version++;
    }

    /// <summary>Moves between taking part and suspended; refused when the member is there already or has left.</summary>
    public Result<Done> Become(MemberState state)
    {
        if (HasLeft)
            return MemberRefusals.HasLeft;
        if (State == state)
            return Refusal.Conflict("member.unchanged", state == MemberState.Suspended ? "This member is suspended already." : "This member is in good standing already.");
        State = state;
        Version++;
        return new Done();
    }

    /// <summary>Leaves, and keeps a suspension for when they come back; refused when the member has left.</summary>
    public Result<Done> Leave(Instant now)
    {
        if (HasLeft)
            return MemberRefusals.HasLeft;
        (State, LeftAt) = (IsSuspended ? MemberState.LeftSuspended : MemberState.Left, now);
        Version++;
        return new Done();
    }

    /// <summary>Says what the member agrees to from now on.</summary>
    public void AgreeTo(Consents consents)
    {
        Set(consents);
        Version++;
    }

    /// <summary>
    /// Takes out all that tells who the member is, whatever state they were in; the id and the wallet stay. The host's name for the person is free again: somebody who
    /// registers under it is a new member. A one-way digest of it stays, so that being erased brings nobody welcome credits a second time, nor ends a suspension.
    /// </summary>
    public void Erase(Instant now)
    {
        LeftAt ??= now;
        (State, Subject) = (MemberState.Erased, $"{ErasedSubject(Subject, State is MemberState.Suspended or MemberState.LeftSuspended)}{Id.Value:N}");
        (Name, Email, Profession, PayBand, Biography, TimeZone) = (Texts.Erased, "", "", null, "", "UTC");
        Set(new Consents());
        _skills.Clear();
        _languages.Clear();
        Version++;
    }

    /// <summary>What is left of the host's name for somebody who was erased, before the id of who they were.</summary>
    /// <param name="subject">The host's name for them.</param>
    /// <param name="wasSuspended">Whether they were suspended.</param>
    internal static string ErasedSubject(string subject, bool wasSuspended) =>
        $"erased:{(wasSuspended ? "suspended" : "")}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))}:";

    private void Set(Consents consents) => (ShowsContact, ShowsOnMap, IsInStatistics, JoinsRings) = (consents.ShowContact, consents.ShowOnMap, consents.UseInStatistics, consents.JoinRings);

    private void Describe(Profile profile, OrganisationId organisation)
    {
        Name = profile.Name.Trim();
        Email = profile.Email.Trim();
        Profession = profile.Profession.Trim();
        Organisation = organisation;
        PayBand = string.IsNullOrWhiteSpace(profile.PayBand) ? null : profile.PayBand.Trim();
        TimeZone = profile.TimeZone;
        Biography = profile.Biography.Trim();
        Set(profile.Consents);
        _skills.Clear();
        _skills.AddRange(Members.Skills.Normalise(profile.Skills));
        _languages.Clear();
        _languages.AddRange(profile.Languages.Distinct(StringComparer.OrdinalIgnoreCase));
    }
}

/// <summary>The member whom the host knows by this subject, whether they take part or not.</summary>
/// <param name="subject">The subject.</param>
public sealed class MemberWithSubject(string subject) : PreparedSpecification<Member, string>(HasSubject, subject), ISingleResultSpecification<Member>
{
    private static readonly Expression<Func<Member, string, bool>> HasSubject = (member, named) => member.Subject == named;
}

/// <summary>Who somebody was before they were erased.</summary>
public sealed class ErasedUnder : Specification<Member>
{
    /// <summary>Looks by the host's name for them.</summary>
    /// <param name="subject">The host's name for them.</param>
    /// <param name="wasSuspended">Only those who were suspended.</param>
    public ErasedUnder(string subject, bool wasSuspended)
    {
        var (suspended, other) = (Member.ErasedSubject(subject, wasSuspended: true), Member.ErasedSubject(subject, wasSuspended));
        Query.Where(m => m.Subject.StartsWith(suspended) || m.Subject.StartsWith(other));
    }
}
