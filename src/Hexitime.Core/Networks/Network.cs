using Hexitime.Ledger;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>A community on the platform, with rules, words and a pot of its own.</summary>
public sealed class Network : IVersioned
{
    private readonly List<string> _emailDomains = [];
    private readonly List<string> _categories = [];
    private readonly List<ExchangeKind> _kinds = [];
    private readonly List<ExchangeKind> _kindsNeedingApproval = [];
    private readonly List<ExchangeKind> _kindsNeedingUndertaking = [];

    private Network() { }

    /// <summary>The network's id.</summary>
    public NetworkId Id { get; private set; }

    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The description.</summary>
    public string Description { get; private set; } = "";

    /// <summary>What it calls things.</summary>
    public NetworkWords Words { get; private set; } = new();

    /// <summary>What it looks like.</summary>
    public NetworkLook Look { get; private set; } = new();

    /// <summary>How somebody comes to belong to it.</summary>
    public JoiningRule Joining { get; private set; }

    /// <summary>The domains of those who join by their e-mail address, in lower case.</summary>
    public IReadOnlyList<string> EmailDomains => _emailDomains;

    /// <summary>Categories of membership.</summary>
    public IReadOnlyList<string> Categories => _categories;

    /// <summary>Whose listings can be found in it.</summary>
    public ListingRule Listings { get; private set; }

    /// <summary>The kinds of exchange that its listings may be of; none named are all.</summary>
    public IReadOnlyList<ExchangeKind> Kinds => _kinds;

    /// <summary>The kinds of exchange that a host has to approve before they can be accepted.</summary>
    public IReadOnlyList<ExchangeKind> KindsNeedingApproval => _kindsNeedingApproval;

    /// <summary>The kinds of exchange before which the receiver has to give a confidentiality undertaking.</summary>
    public IReadOnlyList<ExchangeKind> KindsNeedingUndertaking => _kindsNeedingUndertaking;

    /// <summary>Days until recorded hours that nobody answers count as confirmed; <c>null</c> is as the bank's rules say.</summary>
    public int? DaysUntilAutomaticCompletion { get; private set; }

    /// <summary>Its community pot.</summary>
    public AccountId Pot { get; private set; }

    /// <summary>When it was founded.</summary>
    public Instant FoundedAt { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>A new network with an empty pot.</summary>
    public static Network Found(NetworkCharter charter, Instant now)
    {
        var network = new Network { Id = NetworkId.New(now), Pot = AccountId.New(now), FoundedAt = now };
        network.Describe(charter);
        return network;
    }

    /// <summary>Changes what it is and how it is run; from then on, never backwards.</summary>
    public void Edit(NetworkCharter charter)
    {
        Describe(charter);
        Version++;
    }

    /// <summary>Whether a listing of this kind may be found in it.</summary>
    public bool Allows(ExchangeKind kind) => _kinds.Count == 0 || _kinds.Contains(kind);

    /// <summary>Whether an e-mail address opens it.</summary>
    /// <param name="verifiedEmail">An address that the host has verified; <c>null</c> for none.</param>
    public bool IsOpenTo(string? verifiedEmail) => Joining switch
    {
        JoiningRule.Open => true,
        JoiningRule.ByEmailDomain => verifiedEmail is not null
            && _emailDomains.Contains(verifiedEmail[(verifiedEmail.LastIndexOf('@') + 1)..].ToLowerInvariant(), StringComparer.Ordinal),
        JoiningRule.ByInvitation or JoiningRule.ByApproval => false,
        _ => throw new InvalidOperationException("There is no such rule for joining."),
    };

    /// <summary>The refusal for a category that the network does not have, or a missing one where it has some; <c>null</c> if all is well.</summary>
    public Refusal? CheckCategory(string? category) =>
        _categories.Count == 0 == category is null && (category is null || _categories.Contains(category, StringComparer.Ordinal))
            ? null
            : Refusal.Invalid("network.category", _categories.Count == 0 ? "This network has no categories." : $"Name one of: {string.Join(", ", _categories)}.");

    private void Describe(NetworkCharter charter)
    {
        (Name, Description, Words, Look) = (charter.Name.Trim(), (charter.Description ?? "").Trim(), charter.Words, charter.Look);
        (Joining, Listings, DaysUntilAutomaticCompletion) = (charter.Joining, charter.Listings, charter.DaysUntilAutomaticCompletion);
        Replace(_emailDomains, charter.EmailDomains.Select(d => d.ToLowerInvariant()));
        Replace(_categories, charter.Categories.Select(c => c.Trim()));
        Replace(_kinds, charter.Kinds);
        Replace(_kindsNeedingApproval, charter.KindsNeedingApproval);
        Replace(_kindsNeedingUndertaking, charter.KindsNeedingUndertaking);
    }

    private static void Replace<T>(List<T> list, IEnumerable<T> items)
    {
        list.Clear();
        list.AddRange(items.Distinct());
    }
}

/// <summary>Networks by their ids.</summary>
public sealed class NetworksById : Specification<Network>
{
    /// <summary>Looks by the ids.</summary>
    public NetworksById(IReadOnlyCollection<NetworkId> ids)
    {
        var wanted = ids.ToList();
        Query.Where(n => wanted.Contains(n.Id)).OrderBy(n => n.Id);
    }
}
