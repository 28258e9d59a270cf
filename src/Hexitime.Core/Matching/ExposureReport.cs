using Hexitime.Listings;
using Hexitime.Matching.Ranking;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>
/// Who would be shown how much if everybody now looked for counterparts of their listings: so that a host can see whether popularity feeds on itself. By groups of at least
/// eight people; no person is named. A host reads it of their network, by what counts there, and an administrator of everything. The same bank gives the same report.
/// </summary>
/// <param name="Network">The network; <c>null</c>, for administrators, is the whole platform.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record ExposureReport(NetworkId? Network = null) : IQuery<ExposureView>
{
    /// <summary>The most listings whose counterparts are looked for: those that were published last, equal ones by the later id.</summary>
    public const int MostListings = 2_000;

    /// <summary>How many counterparts of each are counted.</summary>
    public const int Shown = 10;
}

/// <summary>Who would be shown how much.</summary>
/// <param name="Listings">How many listings can be found.</param>
/// <param name="Ranked">For how many of them counterparts were looked for.</param>
/// <param name="Organisations">By the organisation where the owner works.</param>
/// <param name="Professions">By the owner's profession.</param>
/// <param name="PayBands">By the owner's pay band, "not told" among them.</param>
/// <param name="Experience">Those whose first exchange is still to come, and the others.</param>
public sealed record ExposureView(
    int Listings, int Ranked, IReadOnlyList<GroupExposure> Organisations, IReadOnlyList<GroupExposure> Professions, IReadOnlyList<GroupExposure> PayBands,
    IReadOnlyList<GroupExposure> Experience);

internal sealed class ExposureReportHandler(
    IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Organisation> organisations, IReadRepositoryBase<DeclaredWeights> declared, NetworkDesk desk,
    MatchBoard board, MatchReader reader) : IRequestHandler<ExposureReport, Result<ExposureView>>
{
    public async Task<Result<ExposureView>> Handle(ExposureReport request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var known = await board.ReadAsync(reader, _ => true, cancellationToken);
        var weights = await declared.InAsync(request.Network, cancellationToken);
        var asked = await listings.ListAsync(new LatestListings(request.Network, reader.Now, ExposureReport.MostListings), cancellationToken);
        var rankings = new List<IReadOnlyList<RankedListing>>(asked.Count);
        foreach (var listing in asked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (known.Pool.Find(listing.Id) is { IsOpen: true } && known.QueryFor(listing) is { Asker.TakesPart: true } query)
                rankings.Add(board.Rank(known.Pool, query with { Within = request.Network }, weights, ExposureReport.Shown));
        }

        var names = (await organisations.ListAsync(new Those<Organisation>(o => true), cancellationToken)).ToDictionary(o => o.Id, o => o.Name);
        var exposure = new Exposure(known.Pool, request.Network, rankings);
        return new ExposureView(
            exposure.Listings, rankings.Count, exposure.By(m => names.GetValueOrDefault(m.Organisation, "")), exposure.By(Exposure.ByProfession),
            exposure.By(Exposure.ByPayBand), exposure.By(Exposure.ByExperience));
    }
}

/// <summary>The open listings that were published last, in a network or anywhere.</summary>
public sealed class LatestListings : Specification<Listing>
{
    /// <summary>At most <paramref name="limit"/> of them.</summary>
    public LatestListings(NetworkId? network, Instant now, int limit) => Query.OpenIn(network, now)
        .OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.Id).Take(limit);
}
