using Hexitime.Matching.Vocabulary;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Matching;

/// <summary>
/// A host of a network, or an administrator, says which concept a tag means: a word that people use and the vocabulary does not know. From then on members and listings with it
/// are matched by the concept, on the whole platform; what they wrote stays as they wrote it. What a host has said, an administrator alone can change.
/// </summary>
/// <param name="Tag">The word, in any way of writing.</param>
/// <param name="Concept">The concept's URI.</param>
/// <param name="Network">The network of which the actor is a host; <c>null</c> for an administrator.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record MapTag(string Tag, string Concept, NetworkId? Network = null) : ICommand<MappedTag>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() =>
        Texts.Check(Tag, SkillVocabulary.LongestWord, "vocabulary.tag", "A tag") ?? Texts.Check(Concept, SkillConcept.LongestUri, "vocabulary.uri", "The URI of a concept");
}

/// <summary>A tag that means a concept.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Concept">The concept's URI.</param>
/// <param name="Label">What people read of the concept.</param>
public sealed record MappedTag(string Tag, string Concept, string Label);

internal sealed class MapTagHandler(IRepositoryBase<TagMapping> mappings, KeptVocabulary kept, NetworkDesk desk, CurrentActor actor) : IRequestHandler<MapTag, Result<MappedTag>>
{
    public async Task<Result<MappedTag>> Handle(MapTag request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var vocabulary = await kept.ReadAsync(cancellationToken);
        if (!vocabulary.Mapped(request.Tag, request.Concept).TryGet(out var mapped, out var refusal))
            return refusal;
        var key = SkillVocabulary.KeyOf(request.Tag);
        var mapping = await mappings.FirstOrDefaultAsync(new MappingOf(key), cancellationToken);
        if (mapping is null && vocabulary.Resolve(request.Tag) is { IsTag: false } known)
            return Refusal.Conflict("vocabulary.known-already", $"The vocabulary knows this word: it means {known.Label}.");
        if (mapping is null)
            await mappings.AddAsync(TagMapping.Of(key, Members.Skills.Normalise(request.Tag), request.Concept), cancellationToken);
        else if (mapping.Concept != request.Concept && !actor.Value.IsAnyOf(Who.Administrator))
            return Refusal.Conflict("vocabulary.mapped-already", "Somebody has said that it means something else; an administrator can change that.");
        else if (mapping.Concept != request.Concept)
            mapping.Mean(request.Concept);
        return new MappedTag(Members.Skills.Normalise(request.Tag), request.Concept, mapped.Resolve(request.Tag)!.Label);
    }
}
