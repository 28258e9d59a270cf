using System.Globalization;
using Hexitime.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Members;

/// <summary>A member reads their statement, the newest line first; as it stands, or as of an instant.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Lines on a page: 1 to 100.</param>
/// <param name="At">If told, only what there was at that instant.</param>
/// <param name="Time">Whether <paramref name="At"/> is about what was recorded by then, or what had taken effect by then.</param>
[MaySend(Who.AnyMember)]
public sealed record GetStatement(
    string? After = null, int Size = Page<StatementLine>.DefaultSize, Instant? At = null, LedgerTime Time = LedgerTime.Recorded) : IQuery<Page<StatementLine>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size)
        ?? (After is null || long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : Paging.UnknownCursor);
}

/// <summary>One line of a statement.</summary>
/// <param name="Number">1 for the account's first, then one more for each.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="EffectiveAt">When it took effect.</param>
/// <param name="Purpose">Why the credits moved.</param>
/// <param name="Amount">What came in; negative for what went out.</param>
/// <param name="BalanceAfter">The balance after it.</param>
/// <param name="Order">The order that made it.</param>
/// <param name="Hash">The hash that binds it to all lines before it.</param>
/// <param name="With">Whose wallet the credits came from or went to; <c>null</c> for the bank itself, which stands in for anonymous donors too, and for pots and projects.</param>
public sealed record StatementLine(
    long Number, Instant RecordedAt, Instant EffectiveAt, Purpose Purpose, Credits Amount, Credits BalanceAfter, OrderId Order, string Hash, Person? With)
{
    internal static StatementLine Of(Entry e, IReadOnlyDictionary<AccountId, Person> owners) => new(
        e.Number, e.RecordedAt, e.EffectiveAt, e.Purpose, e.Amount, e.BalanceAfter, e.Order, e.Hash.ToString(), owners.GetValueOrDefault(e.Counterparty));
}

internal sealed class GetStatementHandler(IReadRepositoryBase<Member> members, ILedgerStore ledger, CurrentActor actor)
    : IRequestHandler<GetStatement, Result<Page<StatementLine>>>
{
    public async Task<Result<Page<StatementLine>>> Handle(GetStatement request, CancellationToken cancellationToken)
    {
        var member = await members.MeAsync(actor, cancellationToken);
        long? before = request.After is null ? null : long.Parse(request.After, CultureInfo.InvariantCulture);
        // One more than asked for tells whether there is another page.
        var entries = request.At is { } at
            ? await ledger.ReadEntriesAsOfAsync(member.Wallet, at, request.Time, before, request.Size + 1, cancellationToken)
            : await ledger.ReadEntriesAsync(member.Wallet, before, request.Size + 1, cancellationToken);
        var owners = await members.OwnersAsync(entries.Select(e => e.Counterparty), cancellationToken);
        return Paging.ToPage(
            entries, request.Size,
            e => StatementLine.Of(e, owners),
            e => e.Number.ToString(CultureInfo.InvariantCulture));
    }
}
