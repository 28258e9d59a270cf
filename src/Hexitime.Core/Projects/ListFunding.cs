using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>Those who find a project see where its credits came from and, once it is closed, what went back; the newest first.</summary>
/// <param name="Project">Which.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Lines on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListFunding(ProjectId Project, string? After = null, int Size = Page<FundingView>.DefaultSize) : IQuery<Page<FundingView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>Credits that came into a project's account.</summary>
/// <param name="Id">The funding.</param>
/// <param name="Source">What kind of source it was.</param>
/// <param name="From">Who gave; <c>null</c> for an anonymous donation, and for what was granted.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why it was granted.</param>
/// <param name="At">When.</param>
/// <param name="Returned">How much of it went back; <c>null</c> until the project is closed.</param>
public sealed record FundingView(FundingId Id, FundingSource Source, Person? From, Credits Amount, string? Reason, Instant At, Credits? Returned)
{
    internal static FundingView Of(Funding f, IReadOnlyDictionary<MemberId, string> names) =>
        new(f.Id, f.Source, f.From is { } from ? new Person(from, names[from]) : null, f.Amount, f.Reason, f.At, f.Returned);
}

internal sealed class ListFundingHandler(IReadRepositoryBase<Funding> funding, IReadRepositoryBase<Member> members, ProjectDesk desk)
    : IRequestHandler<ListFunding, Result<Page<FundingView>>>
{
    public async Task<Result<Page<FundingView>>> Handle(ListFunding request, CancellationToken cancellationToken)
    {
        if (!(await desk.FindAsync(request.Project, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        var found = await funding.ListAsync(new FundingPage(request), cancellationToken);
        var names = await members.NamesAsync(found.Select(f => f.From).OfType<MemberId>(), cancellationToken);
        return Paging.ToPage(found, request.Size, f => FundingView.Of(f, names), f => Paging.Cursor(f.At, f.Id.Value));
    }
}

/// <summary>What came into a project's account, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class FundingPage : Specification<Funding>
{
    /// <summary>Says what is wanted.</summary>
    public FundingPage(ListFunding wanted)
    {
        var project = wanted.Project;
        Query.Where(f => f.Project == project);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new FundingId(id);
            Query.Where(f => f.At < at || (f.At == at && f.Id < last));
        }

        Query.OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(wanted.Size + 1);
    }
}
