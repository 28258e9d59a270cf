using Hexitime.Queries;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Members;

/// <summary>
/// Writes down what members agree to. Their profile says what counts now; whatever changes that calls this in the same transaction, and the member's version lets only one
/// at a time.
/// </summary>
internal sealed class ConsentBook(IRepositoryBase<ConsentRecord> records, IOptions<ConsentWording> wording, IClock clock)
{
    /// <summary>Writes down where a member agrees to something else than before.</summary>
    public async Task KeepAsync(Member member, Consents before, CancellationToken cancellationToken)
    {
        var now = member.AgreedTo();
        foreach (var purpose in Enum.GetValues<ConsentPurpose>())
        {
            if (now.To(purpose) != before.To(purpose))
                await AddAsync(member.Id, purpose, now.To(purpose), cancellationToken);
        }
    }

    /// <summary>Writes down that a member agrees, or does not any more, having read the present words.</summary>
    public async Task AddAsync(MemberId member, ConsentPurpose purpose, bool isGiven, CancellationToken cancellationToken)
    {
        var number = await records.CountAsync(new Those<ConsentRecord>(r => r.Member == member && r.Purpose == purpose), cancellationToken) + 1;
        await records.AddAsync(ConsentRecord.Of(member, purpose, number, isGiven, wording.Value.Version, clock.GetCurrentInstant()), cancellationToken);
    }
}

internal static class ConsentsByPurpose
{
    public static bool To(this Consents consents, ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Contact => consents.ShowContact,
        ConsentPurpose.Map => consents.ShowOnMap,
        ConsentPurpose.Rings => consents.JoinRings,
        _ => consents.UseInStatistics,
    };

    public static Consents With(this Consents consents, ConsentPurpose purpose, bool isGiven) => purpose switch
    {
        ConsentPurpose.Contact => consents with { ShowContact = isGiven },
        ConsentPurpose.Map => consents with { ShowOnMap = isGiven },
        ConsentPurpose.Rings => consents with { JoinRings = isGiven },
        _ => consents with { UseInStatistics = isGiven },
    };
}
