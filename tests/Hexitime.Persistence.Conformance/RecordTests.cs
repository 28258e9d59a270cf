using Hexitime.Exchanges;
using Hexitime.Impact.Evidence;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Projects;
using Hexitime.Sessions;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>A member's record: what is in it, what others have countersigned, and that a third party can check it against a seal.</summary>
public abstract class RecordTests(ITestDatabases databases) : IAsyncLifetime
{
    private MatchBank _bank = null!;

    public async Task InitializeAsync() => _bank = await MatchBank.OpenAsync(databases, ["ada", "ben", "cleo"]);

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task It_has_what_was_given_and_received_and_each_hour_once()
    {
        var coached = await GiveAsync("ada", "ben", 45, MatchBank.Text("Run charts", "run charts", "SPC", "flow"));
        var gift = await GiveAsync("ada", "cleo", 30, MatchBank.Text("Flow", "flow"), isGift: true);
        await GiveAsync("ben", "ada", 20, MatchBank.Text("Waits"));
        var undone = await GiveAsync("ada", "ben", 10, MatchBank.Text("Nothing"));
        (await _bank.Bank.SendAsync("cleo", new ReverseExchange(undone, "a mistake"), roles: Roles.Broker)).IsGranted.ShouldBeTrue();
        var session = await HoldSessionAsync("ada", "ben", "cleo");
        var pledge = await WorkAsync("ada", lead: "cleo", 25);
        await SealAsync();

        var record = await _bank.DoAsync("ada", new GetRecord());

        (record.Member.Name, record.GivenMinutes, record.ReceivedMinutes).ShouldBe(("ada", 45L + 30 + 30 + 25, 20L));
        record.Lines.Select(l => (l.Origin, l.IsGiven, l.Minutes, l.With?.Name)).ShouldBe(
            [(coached.Value, true, 45L, "ben"), (gift.Value, true, 30L, "cleo"), (record.Lines[2].Origin, false, 20L, "ben"), (session.Value, true, 30L, null), (pledge.Value, true, 25L, "cleo")]);
        record.Lines[0].ShouldSatisfyAllConditions(
            l => l.Skills.ShouldBe(["run charts", "spc", "flow"], ignoreOrder: true), l => l.Title.ShouldBe("Run charts"), l => l.ConfirmedAt.ShouldNotBeNull(), l => l.Kind.ShouldBe(ExchangeKind.Coaching));
        record.Skills.Select(s => (s.Name, s.GivenMinutes)).ShouldBe([("flow", 75L), ("run charts", 45L), ("spc", 45L)]);
        record.Kinds.Select(k => (k.Name, k.GivenMinutes, k.ReceivedMinutes)).ShouldBe([("Coaching", 75L, 20L), ("Teaching", 30L, 0L), ("Project work", 25L, 0L)]);
        VerifyRecord.Check(record, record.Proof!.Seal).ShouldSatisfyAllConditions(v => v.IsTrue.ShouldBeTrue(v.Sentence), v => (v.Proven, v.NotInLedger, v.NotSealed).ShouldBe((4, 1, 0)));
        var others = await _bank.DoAsync("ben", new GetRecord());
        (others.GivenMinutes, others.ReceivedMinutes).ShouldBe((20L, 45L + 15));
        VerifyRecord.Check(others, record.Proof.Seal).IsTrue.ShouldBeTrue();
        (await _bank.RefusedAsync("ada", new GetRecord(new LocalDate(2026, 2, 1), new LocalDate(2026, 1, 1)))).ShouldBe("impact.period");
        (await _bank.RefusedAsync("ada", new GetRecord(Seal: 99))).ShouldBe("ledger.unknown-seal");
        (await _bank.DoAsync("ada", new GetRecord(new LocalDate(2020, 1, 1), new LocalDate(2020, 1, 1)))).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_is_changed_in_it_is_seen_against_the_seal()
    {
        await GiveAsync("ada", "ben", 45, MatchBank.Text("Run charts"));
        await GiveAsync("ben", "ada", 20, MatchBank.Text("Waits"));
        await SealAsync();
        var record = await _bank.DoAsync("ada", new GetRecord());
        _bank.Bank.Clock.Advance(Duration.FromDays(1));
        await GiveAsync("ada", "cleo", 5, MatchBank.Text("Later"));
        var seal = record.Proof!.Seal;
        var (first, second) = (record.Lines[0], record.Lines[1]);
        RecordView With(params RecordLine[] lines) =>
            record with { Lines = lines, GivenMinutes = lines.Where(l => l.IsGiven).Sum(l => l.Minutes), ReceivedMinutes = lines.Where(l => !l.IsGiven).Sum(l => l.Minutes) };

        VerifyRecord.Check(record, seal).IsTrue.ShouldBeTrue();
        VerifyRecord.Check(With(second), seal).IsTrue.ShouldBeTrue("a part is true as well");
        foreach (var forged in (RecordView[])
        [
            With(first with { Minutes = 46 }, second), With(first with { IsGiven = false }), With(first with { GivenAt = first.GivenAt + Duration.FromMinutes(1) }), With(first with { Orders = [] }),
            With(first, first), With(first with { Orders = second.Orders }), record with { GivenMinutes = 46 }, record with { ReceivedMinutes = 0 }, record with { Proof = null }, record with { Lines = null! },
            record with { Proof = record.Proof with { Entries = [.. record.Proof.Entries.Skip(1)] } },
        ])
            VerifyRecord.Check(forged, seal).IsTrue.ShouldBeFalse(forged.ToString());
        VerifyRecord.Check(null).IsTrue.ShouldBeFalse();
        var later = await _bank.DoAsync("ada", new GetRecord());
        VerifyRecord.Check(later, seal).ShouldSatisfyAllConditions(v => v.IsTrue.ShouldBeTrue(), v => (v.Proven, v.NotSealed).ShouldBe((2, 1)));
    }

    [Fact]
    public async Task A_reflection_is_ones_own_until_it_is_shared_and_the_other_side_countersigns_what_it_has_read()
    {
        var exchange = (await GiveAsync("ada", "ben", 45, MatchBank.Text("Run charts"))).Value;
        await SealAsync();
        (await _bank.RefusedAsync("cleo", new WriteReflection(exchange, "mine"))).ShouldBe("reflection.not-yours");
        (await _bank.RefusedAsync("ada", new WriteReflection(exchange, " "))).ShouldBe("reflection.words");
        var written = await _bank.DoAsync("ada", new WriteReflection(exchange, "I plot the median first."));
        (await _bank.DoAsync("ben", new ListSharedReflections())).Items.ShouldBeEmpty();
        (await _bank.RefusedAsync("ben", new CountersignReflection(written.Id, 1))).ShouldBe("reflection.not-found");

        var shared = await _bank.DoAsync("ada", new WriteReflection(exchange, "I plot the median first.", IsShared: true));
        (await _bank.DoAsync("ben", new ListSharedReflections())).Items.Single().ShouldBe(shared);
        (await _bank.DoAsync("cleo", new ListSharedReflections())).Items.ShouldBeEmpty();
        (await _bank.RefusedAsync("cleo", new CountersignReflection(written.Id, shared.Version))).ShouldBe("reflection.not-found");
        (await _bank.RefusedAsync("ada", new CountersignReflection(written.Id, shared.Version))).ShouldBe("reflection.not-found");
        (await _bank.RefusedAsync("ben", new CountersignReflection(written.Id, written.Version))).ShouldBe("reflection.changed");
        (await _bank.DoAsync("ben", new CountersignReflection(written.Id, shared.Version))).CountersignedBy!.Name.ShouldBe("ben");
        (await _bank.DoAsync("ben", new CountersignReflection(written.Id, shared.Version))).CountersignedBy!.Name.ShouldBe("ben", "done again it stays");
        (await _bank.DoAsync("ada", new GetRecord())).Lines.Single().Reflection!.CountersignedBy!.Name.ShouldBe("ben");

        (await _bank.DoAsync("ada", new WriteReflection(exchange, "Something else.", IsShared: true))).CountersignedBy.ShouldBeNull("other words are not countersigned");
        await _bank.DoAsync("ben", new RemoveReflection(written.Id));
        (await _bank.DoAsync("ada", new GetRecord())).Lines.Single().Reflection.ShouldNotBeNull("another's cannot be taken out");
        await _bank.DoAsync("ada", new RemoveReflection(written.Id));
        (await _bank.DoAsync("ada", new GetRecord())).Lines.Single().Reflection.ShouldBeNull();
    }

    [Fact]
    public async Task The_lead_of_a_project_and_whoever_sat_in_a_session_are_the_other_side()
    {
        var pledge = await WorkAsync("ada", lead: "cleo", 25);
        var session = await HoldSessionAsync("ada", "ben");
        await SealAsync();
        var work = await _bank.DoAsync("ada", new WriteReflection(pledge.Value, "Measured.", IsShared: true));
        var sat = await _bank.DoAsync("ben", new WriteReflection(session.Value, "Learned.", IsShared: true));

        (await _bank.DoAsync("cleo", new ListSharedReflections())).Items.Select(r => r.Id).ShouldBe([work.Id]);
        (await _bank.DoAsync("cleo", new CountersignReflection(work.Id, 1))).CountersignedBy!.Name.ShouldBe("cleo");
        (await _bank.DoAsync("ada", new CountersignReflection(sat.Id, 1))).CountersignedBy!.Name.ShouldBe("ada");
    }

    private async Task<ExchangeId> GiveAsync(string giver, string receiver, int minutes, ListingText text, bool isGift = false)
    {
        var listing = await _bank.PublishAsync(giver, ListingType.Offer, text);
        var id = (await _bank.DoAsync(receiver, new ProposeExchange(listing, Hours: Credits.FromMinutes(minutes)))).Id;
        if (isGift)
            await _bank.DoAsync(giver, new WaiveCredit(id));
        await _bank.DoAsync(giver, new AcceptExchange(id));
        await _bank.DoAsync(giver, new RecordHours(id, Credits.FromMinutes(minutes)));
        await _bank.DoAsync(receiver, new ConfirmHours(id));
        await _bank.DispatchAsync();
        return id;
    }

    private async Task<SessionId> HoldSessionAsync(string giver, params string[] joining)
    {
        var startsAt = _bank.Bank.Clock.GetCurrentInstant() + Duration.FromHours(2);
        var id = (await _bank.DoAsync(giver, new ScheduleSession("Run charts", ExchangeKind.Teaching, Credits.FromMinutes(30), startsAt, 5, 1, SessionCost.Shared))).Id;
        foreach (var subject in joining)
            await _bank.DoAsync(subject, new JoinSession(id));
        _bank.Bank.Clock.Advance(Duration.FromHours(3));
        await _bank.DoAsync(giver, new RecordSession(id, Credits.FromMinutes(30), [.. joining.Select(p => new Attendance(_bank[p], true))]));
        foreach (var subject in joining)
            await _bank.DoAsync(subject, new ConfirmAttendance(id));
        await _bank.DispatchAsync();
        return id;
    }

    private async Task<PledgeId> WorkAsync(string giver, string lead, int minutes)
    {
        var project = (await _bank.DoAsync(lead, new DeviseProject(new ProjectText { Title = "Shorter waits", Aim = "Half of it by June." }))).Id;
        await _bank.DoAsync(lead, new AddTask(project, new TaskText { Title = "Measure", Hours = Credits.FromHours(4) }));
        await _bank.DoAsync(lead, new OpenProject(project));
        (await _bank.AsAdministratorAsync(new FundFromOrganisation(project, Credits.FromHours(4), "agreed"))).IsGranted.ShouldBeTrue();
        var id = (await _bank.DoAsync(giver, new PledgeTime(project, 1, Credits.FromMinutes(minutes)))).Id;
        await _bank.DoAsync(lead, new AcceptPledge(id));
        await _bank.DoAsync(giver, new RecordPledge(id, Credits.FromMinutes(minutes)));
        await _bank.DoAsync(lead, new ConfirmPledge(id));
        await _bank.DispatchAsync();
        return id;
    }

    private async Task SealAsync() => (await _bank.AsAdministratorAsync(new SealLedger())).IsGranted.ShouldBeTrue();
}
