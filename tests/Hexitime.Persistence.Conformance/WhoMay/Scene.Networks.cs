using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Reports;
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

    /// <summary>Ada has recorded what she gave to another in a network that Ben runs.</summary>
    private async Task<ExchangeId> RecordedInNetworkOfBenAsync(string dora)
    {
        await NetworkOfBenAsync();
        await JoinNetworkAsync(dora);
        await DoAsync(AdasSubject, new JoinNetwork(_network));
        var listing = (await DoAsync(AdasSubject, new PublishListing(ListingType.Offer, Text, Networks: [_network]))).Id;
        var id = (await DoAsync(dora, new ProposeExchange(listing))).Id;
        await DoAsync(AdasSubject, new AcceptExchange(id));
        await DoAsync(AdasSubject, new RecordHours(id, Credits.FromHours(1)));
        return id;
    }

    public async Task<ExchangeId> DisputedInNetworkOfBenAsync() =>
        await ThenAsync(RecordedInNetworkOfBenAsync($"dora-{_number}"), $"dora-{_number}", id => new DisputeHours(id, Credits.FromMinutes(30), "half of it"));

    public async Task<ExchangeId> CompletedInNetworkOfBenAsync() =>
        await ThenAsync(RecordedInNetworkOfBenAsync($"dora-{_number}"), $"dora-{_number}", id => new ConfirmHours(id));

    /// <summary>Ada objects to how a session of another was recorded.</summary>
    public async Task<SessionId> ObjectedInNetworkOfBenAsync()
    {
        var dora = $"dora-{_number}";
        await NetworkOfBenAsync(alsoHost: AdasSubject);
        await JoinNetworkAsync(dora);
        var id = (await DoAsync(dora, ASession() with { Network = _network })).Id;
        await DoAsync(AdasSubject, new JoinSession(id));
        _bank.Clock.Advance(Duration.FromHours(2));
        await DoAsync(dora, new RecordSession(id, Credits.FromHours(1), [new Attendance(Ada, true)]));
        await DoAsync(AdasSubject, new ObjectToAttendance(id, "ill"));
        return id;
    }

    /// <summary>Ada has recorded, and the lead does not agree.</summary>
    public async Task<PledgeId> DisputedPledgeInNetworkOfBenAsync()
    {
        var dora = $"dora-{_number}";
        await NetworkOfBenAsync(alsoHost: AdasSubject);
        await JoinNetworkAsync(dora);
        var id = (await DoAsync(AdasSubject, new PledgeTime(await OpenProjectAsync(dora, _network), 1, Credits.FromHours(1), IsGift: true))).Id;
        await DoAsync(dora, new AcceptPledge(id));
        await DoAsync(AdasSubject, new RecordPledge(id, Credits.FromHours(1)));
        await DoAsync(dora, new DisputePledge(id, Credits.FromMinutes(30), "half of it"));
        return id;
    }

    public async Task<ReportId> ReportInNetworkOfBenAsync()
    {
        await NetworkOfBenAsync(alsoHost: AdasSubject);
        var dora = $"dora-{_number}";
        await JoinNetworkAsync(dora);
        var project = await OpenProjectAsync(dora, _network);
        return (await DoAsync(AdasSubject, new MakeReport(ReportedKind.Project, project.Value, ReportReason.Spam, "advertising"))).Id;
    }

    private async Task<MemberId> JoinNetworkAsync(string subject)
    {
        var id = (await _bank.RegisterAsync(subject)).Id;
        await DoAsync(subject, new JoinNetwork(_network));
        return id;
    }
}
