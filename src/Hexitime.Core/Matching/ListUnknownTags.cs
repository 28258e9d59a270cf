using Hexitime.Matching.Ranking;
using Hexitime.Matching.Vocabulary;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Matching;

/// <summary>Words that people use and the vocabulary does not know, those in most use first: a host reads those of their network, an administrator all.</summary>
/// <param name="Network">Only what those who belong to this network say of themselves, and what its listings say; <c>null</c>, for administrators, is everywhere.</param>
/// <param name="Size">How many at most: 1 to 500.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record ListUnknownTags(NetworkId? Network = null, int Size = 100) : IQuery<UnknownTags>, IChecked
{
    /// <summary>The most at once.</summary>
    public const int Most = 500;

    /// <inheritdoc />
    public Refusal? Check() => Size is >= 1 and <= Most ? null : Refusal.Invalid("vocabulary.size", $"Ask for 1 to {Most}.");
}

/// <summary>Words that the vocabulary does not know.</summary>
/// <param name="Items">Those in most use first, equal ones by the alphabet.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record UnknownTags(IReadOnlyList<UnknownTag> Items, int Total);

/// <summary>A word that the vocabulary does not know.</summary>
/// <param name="Tag">The word, in one of the ways in which it is written: the first by the alphabet.</param>
/// <param name="Members">How many members name it.</param>
/// <param name="Listings">How many open listings name it.</param>
public sealed record UnknownTag(string Tag, int Members, int Listings)
{
    /// <summary>The unknown words of a pool, within a network or everywhere. Pure.</summary>
    internal static IEnumerable<UnknownTag> In(MatchPool pool, NetworkId? network)
    {
        bool IsIn(IReadOnlyList<NetworkId> networks) => network is not { } id || networks.Contains(id);
        var ofMembers = pool.Members.Where(m => m.TakesPart && IsIn(m.Networks)).SelectMany(m => m.Skills).Select(s => (Skill: s, OfListing: 0));
        var ofListings = pool.Listings.Where(l => l.IsOpen && IsIn(l.Networks) && pool.Find(l.Owner)?.TakesPart == true).SelectMany(l => l.Skills).Select(s => (Skill: s, OfListing: 1));
        return ofMembers.Concat(ofListings).Where(u => u.Skill.IsTag).GroupBy(u => u.Skill)
            .Select(g => new UnknownTag(g.Select(u => u.Skill.Label).Min(StringComparer.Ordinal)!, g.Count(u => u.OfListing == 0), g.Count(u => u.OfListing == 1)))
            .OrderByDescending(t => t.Members + t.Listings).ThenBy(t => t.Tag, StringComparer.Ordinal);
    }
}

/// <summary>Concepts of the vocabulary are looked up by their words.</summary>
/// <param name="Words">Words of which every one begins a word of one of the concept's labels; at most 200 characters.</param>
/// <param name="Size">How many at most: 1 to 100.</param>
[MaySend(Who.AnyMember | Who.Administrator)]
public sealed record FindConcepts(string Words, int Size = 20) : IQuery<FoundConcepts>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() =>
        Texts.Check(Words, 200, "vocabulary.words", "What to look for") ?? (Size is >= 1 and <= 100 ? null : Refusal.Invalid("vocabulary.size", "Ask for 1 to 100."));
}

/// <summary>Concepts.</summary>
/// <param name="Items">By their label.</param>
public sealed record FoundConcepts(IReadOnlyList<SkillConcept> Items);

internal sealed class ListUnknownTagsHandler(NetworkDesk desk, MatchBoard board, MatchReader reader)
    : IRequestHandler<ListUnknownTags, Result<UnknownTags>>, IRequestHandler<FindConcepts, Result<FoundConcepts>>
{
    public async Task<Result<UnknownTags>> Handle(ListUnknownTags request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var tags = UnknownTag.In((await board.ReadAsync(reader, _ => true, cancellationToken)).Pool, request.Network).ToList();
        return new UnknownTags([.. tags.Take(request.Size)], tags.Count);
    }

    public async Task<Result<FoundConcepts>> Handle(FindConcepts request, CancellationToken cancellationToken) =>
        new FoundConcepts([.. (await board.ReadAsync(reader, _ => true, cancellationToken)).Vocabulary.Named(request.Words).Take(request.Size)]);
}
