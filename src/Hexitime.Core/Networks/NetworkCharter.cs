using System.Text.RegularExpressions;

namespace Hexitime.Networks;

/// <summary>What a network calls things.</summary>
/// <param name="Credit">A credit: 1 to 40 characters.</param>
/// <param name="Member">A member: 1 to 40 characters.</param>
/// <param name="Kind">A kind of exchange: 1 to 40 characters.</param>
public sealed record NetworkWords(string Credit = "credit", string Member = "member", string Kind = "kind")
{
    internal Refusal? Check() =>
        Texts.Check(Credit, 40, "network.words", "The word for a credit")
        ?? Texts.Check(Member, 40, "network.words", "The word for a member")
        ?? Texts.Check(Kind, 40, "network.words", "The word for a kind of exchange");
}

/// <summary>What a network looks like.</summary>
/// <param name="Colour">Its main colour, as in <c>#005eb8</c>.</param>
/// <param name="Accent">Its second colour.</param>
/// <param name="Logo">The <c>https</c> address of its logo, at most 500 characters; <c>null</c> for none.</param>
public sealed partial record NetworkLook(string Colour = "#005eb8", string Accent = "#003087", string? Logo = null)
{
    internal Refusal? Check() =>
        Colour is null || Accent is null || !ColourForm().IsMatch(Colour) || !ColourForm().IsMatch(Accent)
            ? Refusal.Invalid("network.colour", "Write a colour as #005eb8.")
        : Logo is not null && (Logo.Length > 500 || !Uri.TryCreate(Logo, UriKind.Absolute, out var logo) || logo.Scheme != Uri.UriSchemeHttps)
            ? Refusal.Invalid("network.logo", "A logo has an address that begins with https://, of at most 500 characters.")
        : null;

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ColourForm();
}

/// <summary>What a network is and how it is run, as its hosts say.</summary>
public sealed partial record NetworkCharter
{
    /// <summary>The most e-mail domains, and the most categories, that a network can have.</summary>
    public const int Most = 20;

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 120;

    /// <summary>The name: 1 to 120 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The description: at most 4,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>What it calls things.</summary>
    public NetworkWords Words { get; init; } = new();

    /// <summary>What it looks like.</summary>
    public NetworkLook Look { get; init; } = new();

    /// <summary>How somebody comes to belong to it.</summary>
    public required JoiningRule Joining { get; init; }

    /// <summary>With <see cref="JoiningRule.ByEmailDomain"/>: the domains, such as <c>nhs.net</c>, at most 20. An address in a subdomain is not in the domain.</summary>
    public IReadOnlyList<string> EmailDomains { get; init; } = [];

    /// <summary>Categories of membership such as student, faculty or alumnus: at most 20, each 1 to 60 characters. With any, whoever joins names one.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Whose listings can be found in it.</summary>
    public ListingRule Listings { get; init; } = ListingRule.Anyone;

    /// <summary>The kinds of exchange that its listings may be of; none named are all.</summary>
    public IReadOnlyList<ExchangeKind> Kinds { get; init; } = [];

    /// <summary>
    /// The kinds of exchange, such as shadowing, that one of its hosts has to approve for the organisation where it happens before it can be accepted.
    /// </summary>
    public IReadOnlyList<ExchangeKind> KindsNeedingApproval { get; init; } = [];

    /// <summary>The kinds of exchange before which the receiver has to give a confidentiality undertaking.</summary>
    public IReadOnlyList<ExchangeKind> KindsNeedingUndertaking { get; init; } = [];

    /// <summary>Days until recorded hours that nobody answers count as confirmed, 1 to 365; <c>null</c> is as the bank's rules say.</summary>
    public int? DaysUntilAutomaticCompletion { get; init; }

    /// <summary>The first thing that is wrong with it, or <c>null</c>.</summary>
    public Refusal? Check()
    {
        if (Texts.Check(Name, LongestName, "network.name", "The name") is { } name)
            return name;
        if (Texts.CheckOptional(Description, 4_000, "network.description", "The description") is { } description)
            return description;
        if (Words is null || Look is null)
            return Refusal.Invalid("network.words", "Say what the network calls things and what it looks like, or leave both out.");
        if ((Words.Check() ?? Look.Check()) is { } look)
            return look;
        if (!Enum.IsDefined(Joining))
            return Refusal.Invalid("network.joining", "There is no such rule for joining.");
        if (EmailDomains is not { Count: <= Most } || EmailDomains.Any(d => d is null || !DomainForm().IsMatch(d)) || (Joining == JoiningRule.ByEmailDomain) != (EmailDomains.Count > 0))
            return Refusal.Invalid("network.email-domains", $"Name one to {Most} domains such as nhs.net, if joining is by e-mail domain, and none if it is not.");
        if (Categories is not { Count: <= Most } || Categories.Any(c => Texts.Check(c, 60, "network.categories", "A category") is not null))
            return Refusal.Invalid("network.categories", $"Name at most {Most} categories of 1 to 60 characters each.");
        if (!Enum.IsDefined(Listings))
            return Refusal.Invalid("network.listings", "There is no such rule for listings.");
        if (new[] { Kinds, KindsNeedingApproval, KindsNeedingUndertaking }.Any(kinds => kinds is not { Count: <= Most } || !kinds.All(ExchangeKinds.Exists)))
            return Refusal.Invalid("network.kinds", "There is no such kind of exchange.");
        return DaysUntilAutomaticCompletion is null or (>= 1 and <= 365)
            ? null
            : Refusal.Invalid("network.completion", "Recorded hours count as confirmed after 1 to 365 days.");
    }

    [GeneratedRegex(@"^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex DomainForm();
}
