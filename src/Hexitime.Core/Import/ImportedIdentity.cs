using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;

namespace Hexitime.Import;

/// <summary>Which member somebody of another time bank has become. Says who a person was elsewhere: it goes when the member is erased.</summary>
public sealed class ImportedIdentity
{
    private ImportedIdentity() { }

    /// <summary>What the other bank calls the member.</summary>
    public string ExternalId { get; private set; } = "";

    /// <summary>The member.</summary>
    public MemberId Member { get; private set; }

    /// <summary>The member's wallet.</summary>
    public AccountId Wallet { get; private set; }

    /// <summary>The floor that the bank's rules gave the wallet; an import that goes below it raises the floor again as far as that.</summary>
    public Credits Floor { get; private set; }

    /// <summary>A digest of the row.</summary>
    public Digest Content { get; private set; }

    /// <summary>Remembers whom a row has become.</summary>
    public static ImportedIdentity Of(ImportedMember row, Member member, Credits floor) => new()
    {
        ExternalId = row.ExternalId,
        Member = member.Id,
        Wallet = member.Wallet,
        Floor = floor,
        Content = row.Content(),
    };
}

/// <summary>The identities that these external ids have become.</summary>
public sealed class IdentitiesOf : Specification<ImportedIdentity>
{
    /// <summary>Looks by the external ids.</summary>
    public IdentitiesOf(IEnumerable<string> externalIds)
    {
        var wanted = externalIds.Distinct(StringComparer.Ordinal).ToList();
        Query.Where(i => wanted.Contains(i.ExternalId));
    }
}
