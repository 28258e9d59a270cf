using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching.Places;
using Hexitime.Matching.Vocabulary;
using Hexitime.Matching.Words;
using Hexitime.Networks;

namespace Hexitime.Matching.Ranking;

/// <summary>Who looks for what. Immutable and thread-safe; can be asked of any pool.</summary>
public sealed record RankQuery
{
    private RankQuery(MatchMember asker) => Asker = asker;

    /// <summary>Who looks. Their own listings are never found.</summary>
    public MatchMember Asker { get; }

    /// <summary>Offers, requests, or both.</summary>
    public ListingType? Wanted { get; private init; }

    /// <summary>The kind of help, if one is looked for.</summary>
    public ExchangeKind? Kind { get; private init; }

    /// <summary>The skills that are looked for.</summary>
    public IReadOnlyList<Skill> Skills { get; private init; } = [];

    /// <summary>The words that are looked for.</summary>
    public WordQuery Words { get; private init; } = WordQuery.None;

    /// <summary>Where they can meet.</summary>
    public Whereabouts Whereabouts { get; private init; }

    /// <summary>The asker's own available credit, if offers shall be marked that they cannot pay; nobody else's is ever known.</summary>
    public Credits? AvailableToAsker { get; init; }

    /// <summary>The network within which alone is looked; nothing is found unless the asker belongs to it. <c>null</c> is wherever the asker may look.</summary>
    public NetworkId? Within { get; init; }

    /// <summary>How many hours the asker's clock is ahead of UTC, for telling days and hours.</summary>
    public int HoursAheadOfUtc { get; init; }

    /// <summary>For each skill, what is like it, the most similar first.</summary>
    internal RelatedSkill[][] Related { get; private init; } = [];

    /// <summary>The counterparts of a listing: requests for an offer, offers for a request.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="text">What it says: title and description.</param>
    /// <param name="owner">Its owner, who looks.</param>
    /// <param name="vocabulary">The vocabulary that says which skills are alike.</param>
    public static RankQuery ForListing(MatchListing listing, string text, MatchMember owner, SkillVocabulary vocabulary)
    {
        if (owner.Id != listing.Owner)
            throw new ArgumentException("Counterparts of a listing are looked for by its owner.", nameof(owner));
        return Of(owner, listing.Skills, text, vocabulary) with
        {
            Wanted = listing.Type == ListingType.Offer ? ListingType.Request : ListingType.Offer,
            Kind = listing.Kind,
            Whereabouts = listing.Whereabouts,
        };
    }

    /// <summary>What suits a member, by their skills and what they say of themselves.</summary>
    /// <param name="member">The member, who looks.</param>
    /// <param name="text">What they say of themselves.</param>
    /// <param name="vocabulary">The vocabulary that says which skills are alike.</param>
    /// <param name="wanted">Requests that they could answer, offers that they could take up, or both.</param>
    public static RankQuery ForMember(MatchMember member, string text, SkillVocabulary vocabulary, ListingType? wanted = ListingType.Request) =>
        Of(member, member.Skills, text, vocabulary) with { Wanted = wanted };

    /// <summary>What a member looks for in words of their own. Skills and a kind of help that they name count as such.</summary>
    /// <param name="text">The words.</param>
    /// <param name="asker">Who looks.</param>
    /// <param name="vocabulary">The vocabulary that knows the skills.</param>
    /// <param name="wanted">Offers, requests, or both.</param>
    public static RankQuery ForText(string text, MatchMember asker, SkillVocabulary vocabulary, ListingType? wanted = null)
    {
        var stems = Tokeniser.Stems(text).ToHashSet(StringComparer.Ordinal);
        return Of(asker, vocabulary.FindIn(text), text, vocabulary) with
        {
            Wanted = wanted,
            Kind = ExchangeKinds.All.Where(k => k.AskedAs.SelectMany(Tokeniser.Stems).Any(stems.Contains)).Select(k => (ExchangeKind?)k.Kind).FirstOrDefault(),
        };
    }

    private static RankQuery Of(MatchMember asker, IReadOnlyList<Skill> skills, string text, SkillVocabulary vocabulary)
    {
        IReadOnlyList<Skill> distinct = [.. skills.Distinct().Take(SkillVocabulary.Most)];
        return new RankQuery(asker) { Skills = distinct, Words = WordQuery.Of(text), Whereabouts = asker.Whereabouts, Related = [.. distinct.Select(s => vocabulary.Related(s).OrderByDescending(r => r.Similarity).ToArray())] };
    }
}
