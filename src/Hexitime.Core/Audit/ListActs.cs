using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Audit;

/// <summary>An administrator looks through what people did because of their roles, the latest first.</summary>
/// <param name="From">Only what was done at that instant or later.</param>
/// <param name="Until">Only what was done before that instant.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Acts on a page: 1 to 100.</param>
[MaySend(Who.Administrator)]
public sealed record ListActs(Instant? From = null, Instant? Until = null, string? After = null, int Size = Page<ActView>.DefaultSize) : IQuery<Page<ActView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>What somebody did because of a role.</summary>
/// <param name="Id">The act.</param>
/// <param name="At">When.</param>
/// <param name="Member">Which member did it, if it was one.</param>
/// <param name="Subject">The host's name for whoever did it, if that is no member.</param>
/// <param name="Request">What they did: the name of the request.</param>
/// <param name="Details">About what: the request's ids, figures and choices as JSON, without people's words.</param>
/// <param name="Reason">Why, if they said.</param>
public sealed record ActView(ActId Id, Instant At, MemberId? Member, string? Subject, string Request, string Details, string? Reason);

internal sealed class ListActsHandler(IReadRepositoryBase<Act> acts) : IRequestHandler<ListActs, Result<Page<ActView>>>
{
    public async Task<Result<Page<ActView>>> Handle(ListActs request, CancellationToken cancellationToken) => Paging.ToPage(
        await acts.ListAsync(new ActsWithin(request), cancellationToken), request.Size,
        a => new ActView(a.Id, a.At, a.Member, a.Subject, a.Request, a.Details, a.Reason), a => Paging.Cursor(a.At, a.Id.Value));
}

/// <summary>Acts within a period, the latest first: one more than a page, to know whether there is another.</summary>
public sealed class ActsWithin : Specification<Act>
{
    /// <summary>Says what is wanted.</summary>
    public ActsWithin(ListActs wanted)
    {
        Query.Where(a => a.At >= wanted.From, condition: wanted.From is not null)
            .Where(a => a.At < wanted.Until, condition: wanted.Until is not null);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new ActId(id);
            Query.Where(a => a.At < at || (a.At == at && a.Id < last));
        }

        Query.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(wanted.Size + 1);
    }
}
