using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Sessions;
using NodaTime;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal sealed partial class Scene
{
    /// <summary>What Ada and another have done in a network that Ben runs.</summary>
    public async Task<RecordForOthers> DoneInNetworkOfBenAsync(Instant given)
    {
        await NetworkOfBenAsync(alsoHost: AdasSubject);
        return new RecordForOthers(Ada, await JoinNetworkAsync($"dora-{_number}"), ExchangeKind.Coaching, "Run charts", Credits.FromMinutes(20), given, "told at the huddle", _network);
    }

    /// <summary>A session that Ada gives to the members of a network that Ben runs.</summary>
    public async Task<SessionId> SessionInNetworkOfBenAsync()
    {
        await NetworkOfBenAsync(alsoHost: AdasSubject);
        return (await DoAsync(AdasSubject, ASession() with { Network = _network })).Id;
    }

    private async Task<MemberId> JoinNetworkAsync(string subject)
    {
        var id = (await _bank.RegisterAsync(subject)).Id;
        await DoAsync(subject, new JoinNetwork(_network));
        return id;
    }
}
