using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Members;

/// <summary>A member reads what they have agreed to, in which words, and since when.</summary>
[MaySend(Who.AnyMember)]
public sealed record GetConsents : IQuery<ConsentsView>;

/// <summary>What a member has agreed to.</summary>
/// <param name="Wording">The version of the present words: send it when you agree to them.</param>
/// <param name="Items">One for each purpose.</param>
public sealed record ConsentsView(string Wording, IReadOnlyList<ConsentView> Items);

/// <summary>One purpose, and whether a member has agreed to it.</summary>
/// <param name="Purpose">To what.</param>
/// <param name="Words">The present words.</param>
/// <param name="IsGiven">Whether they agree.</param>
/// <param name="Wording">The version of the words that they last had before them; <c>null</c> if they have never said anything.</param>
/// <param name="Since">Since when; <c>null</c> if they have never said anything.</param>
public sealed record ConsentView(ConsentPurpose Purpose, string Words, bool IsGiven, string? Wording, Instant? Since);

internal sealed class GetConsentsHandler(
    IReadRepositoryBase<ConsentRecord> records, IReadRepositoryBase<Member> members, IOptions<ConsentWording> wording, CurrentActor actor)
    : IRequestHandler<GetConsents, Result<ConsentsView>>
{
    public async Task<Result<ConsentsView>> Handle(GetConsents request, CancellationToken cancellationToken)
    {
        var agreed = (await members.MeAsync(actor, cancellationToken)).AgreedTo();
        var me = actor.Me;
        var latest = (await records.ListAsync(new Those<ConsentRecord>(r => r.Member == me), cancellationToken))
            .GroupBy(r => r.Purpose).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Number)!);
        return new ConsentsView(wording.Value.Version, [.. Enum.GetValues<ConsentPurpose>().Select(purpose =>
        {
            var last = latest.GetValueOrDefault(purpose);
            return new ConsentView(purpose, wording.Value.For(purpose), agreed.To(purpose), last?.Wording, last?.At);
        })]);
    }
}
