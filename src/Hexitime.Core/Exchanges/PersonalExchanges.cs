using System.Runtime.CompilerServices;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>The member's exchanges as both sides see them, and what they did to those of others. Nobody is erased while credits of theirs are in dispute.</summary>
internal sealed class PersonalExchanges(IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Member> members) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Exchange)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await TouchedByAsync(member.Id, cancellationToken);
        var mine = found.FindAll(e => e.IsSide(member.Id));
        var names = await members.NamesAsync(mine.SelectMany(e => new[] { e.Giver, e.Receiver }), cancellationToken);
        yield return PersonalFile.Of("exchanges", mine.OrderBy(e => e.ProposedAt).Select(e => ExchangeView.Of(e, names)));
        yield return PersonalFile.Of(
            "steps-for-others",
            found.Except(mine).SelectMany(e => e.History.Where(s => s.By == member.Id).Select(s => StepForOthers.Of(e, s))).OrderBy(s => s.At));
    }

    public async Task<Refusal?> FindObstacleAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        return await exchanges.AnyAsync(new Those<Exchange>(e => e.State == ExchangeState.Disputed && (e.Giver == id || e.Receiver == id)), cancellationToken)
            ? MemberRefusals.CreditsInDispute
            : null;
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        var found = await TouchedByAsync(id, cancellationToken);
        var from = found.Where(e => e.Listing is not null).Select(e => e.Listing!.Value).Distinct().ToList();
        var theirs = (await listings.ListAsync(new Those<Listing>(l => l.Owner == id && from.Contains(l.Id)), cancellationToken)).ConvertAll(l => l.Id);
        foreach (var exchange in found)
            exchange.EraseWordsOf(id, exchange.Listing is { } listing && theirs.Contains(listing));
    }

    private Task<List<Exchange>> TouchedByAsync(MemberId id, CancellationToken cancellationToken) =>
        exchanges.ListAsync(new Those<Exchange>(e => e.Giver == id || e.Receiver == id || e.History.Any(s => s.By == id)), cancellationToken);

    /// <summary>The title is theirs if they have recorded the exchange; else it is none of their business.</summary>
    private sealed record StepForOthers(ExchangeId Exchange, ExchangeAction Action, Instant At, string? Title, string? Note)
    {
        public static StepForOthers Of(Exchange e, ExchangeStep s) => new(e.Id, s.Action, s.At, s.Action == ExchangeAction.RecordForOthers ? e.Title : null, s.Note);
    }
}
