using System.Security.Cryptography;
using System.Text;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>
/// That somebody may join a network, whatever its rule. Whoever has its code can use it, once; the code itself is not kept, only its digest.
/// </summary>
public sealed class Invitation : IVersioned
{
    private const int CodeBytes = 20;

    private Invitation() { }

    /// <summary>The invitation's id.</summary>
    public InvitationId Id { get; private set; }

    /// <summary>To which network.</summary>
    public NetworkId Network { get; private set; }

    /// <summary>The e-mail address to which it was sent.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The category in which its user will be, in a network that has some.</summary>
    public string? Category { get; private set; }

    /// <summary>Who invited.</summary>
    public MemberId By { get; private set; }

    /// <summary>The digest of its code.</summary>
    public Digest Code { get; private set; }

    /// <summary>When it was made.</summary>
    public Instant At { get; private set; }

    /// <summary>From when on it can no longer be used.</summary>
    public Instant ExpiresAt { get; private set; }

    /// <summary>When it was used or withdrawn; <c>null</c> while it can be used.</summary>
    public Instant? EndedAt { get; private set; }

    /// <summary>Who used it; <c>null</c> while nobody has.</summary>
    public MemberId? UsedBy { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>A new invitation, and its code, which is told once.</summary>
    public static (Invitation Invitation, string Code) Invite(NetworkId network, string email, string? category, MemberId by, Duration validFor, Instant now)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeBytes));
        var invitation = new Invitation
        {
            Id = InvitationId.New(now),
            Network = network,
            Email = email.Trim(),
            Category = category,
            By = by,
            Code = DigestOf(code),
            At = now,
            ExpiresAt = now + validFor,
        };
        return (invitation, code);
    }

    /// <summary>What is kept of a code.</summary>
    public static Digest DigestOf(string code) => new(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    /// <summary>Whether it can be used.</summary>
    public bool IsOpenAt(Instant now) => EndedAt is null && now < ExpiresAt;

    /// <summary>Somebody uses it.</summary>
    public Result<Done> Use(MemberId by, Instant now)
    {
        if (!IsOpenAt(now))
            return NetworkRefusals.UnknownInvitation;
        UsedBy = by;
        return End(now);
    }

    /// <summary>It cannot be used any more.</summary>
    public Result<Done> Withdraw(Instant now) => EndedAt is null ? End(now) : NetworkRefusals.UnknownInvitation;

    /// <summary>The person to whom it was sent is erased: the address goes. Whoever has the code can still use it, for nobody knows whose the address really was.</summary>
    public void EraseAddress()
    {
        Email = Texts.Erased;
        Version++;
    }

    private Result<Done> End(Instant now)
    {
        EndedAt = now;
        Version++;
        return new Done();
    }
}

/// <summary>The invitation with a code.</summary>
public sealed class InvitationWithCode : Specification<Invitation>, ISingleResultSpecification<Invitation>
{
    /// <summary>Looks by the network and the code's digest.</summary>
    public InvitationWithCode(NetworkId network, Digest code) => Query.Where(i => i.Network == network && i.Code == code);
}

/// <summary>The invitations of a network that can still be used, the newest first.</summary>
public sealed class OpenInvitations : Specification<Invitation>
{
    /// <summary>Looks by the network.</summary>
    public OpenInvitations(NetworkId network, Instant now, int most) =>
        Query.Where(i => i.Network == network && i.EndedAt == null && i.ExpiresAt > now).OrderByDescending(i => i.At).ThenBy(i => i.Id).Take(most);
}
