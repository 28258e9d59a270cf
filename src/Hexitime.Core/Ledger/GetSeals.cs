using System.Globalization;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Ledger;

/// <summary>The bank's seals, the newest first. They hold nothing personal; keep them where the bank cannot change them.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Seals on a page: 1 to 100.</param>
[MaySend(Who.SignedIn | Who.Bank)]
public sealed record GetSeals(string? After = null, int Size = Page<Seal>.DefaultSize) : IQuery<Page<Seal>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size)
        ?? (After is null || long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : Paging.UnknownCursor);
}

/// <summary>One seal of the bank's.</summary>
/// <param name="Number">Its number.</param>
[MaySend(Who.SignedIn | Who.Bank)]
public sealed record GetSeal(long Number) : IQuery<Seal>;

internal sealed class GetSealsHandler(ISealStore seals) : IRequestHandler<GetSeals, Result<Page<Seal>>>, IRequestHandler<GetSeal, Result<Seal>>
{
    public async Task<Result<Page<Seal>>> Handle(GetSeals request, CancellationToken cancellationToken)
    {
        long? before = request.After is null ? null : long.Parse(request.After, CultureInfo.InvariantCulture);
        var page = await seals.ReadAsync(before, request.Size, cancellationToken);
        return new Page<Seal>(page, page.Count > 0 && page[^1].Number > 1 ? page[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    public async Task<Result<Seal>> Handle(GetSeal request, CancellationToken cancellationToken) =>
        await seals.FindAsync(request.Number, cancellationToken) is { } seal ? seal : SealRefusals.Unknown;
}

internal static class SealRefusals
{
    public static Refusal Unknown => Refusal.NotFound("ledger.unknown-seal", "There is no such seal.");
}
