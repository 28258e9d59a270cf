using Hexitime.Matching;
using Hexitime.Matching.Availability;
using Hexitime.Members;
using MediatR;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>When members have time, and what of it others are told. Ada lives in London, Ben in New York.</summary>
public abstract class ScheduleTests(ITestDatabases databases) : IAsyncLifetime
{
    private static readonly Instant From = Instant.FromUtc(2026, 3, 2, 0, 0);
    private Bank _bank = null!;
    private MemberId _ada;
    private MemberId _ben;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        _ada = await RegisterAsync("ada", "Europe/London");
        _ben = await RegisterAsync("ben", "America/New_York");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_schedule_is_there_as_it_was_said()
    {
        (await DoAsync("ada", new GetSchedule())).ShouldSatisfyAllConditions(s => s.Version.ShouldBe(0), s => s.TimeZone.ShouldBe("Europe/London"), s => s.Schedule.IsShared.ShouldBeFalse());
        var text = Tuesdays(13, 17) with
        {
            DatesOff = [new LocalDate(2026, 3, 10)],
            Extra = [new ExtraSlot(new LocalDate(2026, 3, 14), new LocalTime(9, 0), new LocalTime(12, 30))],
            Remotely = false,
            Latitude = 53.48,
            Longitude = -2.24,
            TravelKilometres = 20,
        };

        await DoAsync("ada", new EditSchedule(text, 0));

        var read = (await DoAsync("ada", new GetSchedule())).Schedule;
        (read.Weekly.Single(), read.DatesOff.Single(), read.Extra.Single()).ShouldBe((text.Weekly.Single(), text.DatesOff.Single(), text.Extra.Single()));
        (read.IsShared, read.Remotely, read.Latitude, read.Longitude, read.TravelKilometres).ShouldBe((true, false, 53.48, -2.24, 20));
        (await _bank.SendAsync("ada", new EditSchedule(text, 0))).Refusal!.Code.ShouldBe("version.stale");
        (await DoAsync("ada", new EditSchedule(text with { Weekly = [] }, 1))).Version.ShouldBe(2);
        (await DoAsync("ada", new GetSchedule())).Schedule.Weekly.ShouldBeEmpty();
    }

    [Fact]
    public async Task Time_in_common_is_told_across_zones_and_the_change_of_clocks_to_those_who_all_share()
    {
        await DoAsync("ada", new EditSchedule(Tuesdays(13, 17)));
        await DoAsync("ben", new EditSchedule(Tuesdays(9, 12)));

        // From 9 to 12 in New York is 14 to 17 in London, and 13 to 16 once America alone has put its clocks forward (on 8 March).
        (await DoAsync("ada", new FindCommonTime([_ben], From, From + Duration.FromDays(14), 90))).Slots.ShouldBe(
            [new(Instant.FromUtc(2026, 3, 3, 14, 0), Instant.FromUtc(2026, 3, 3, 17, 0)), new(Instant.FromUtc(2026, 3, 10, 13, 0), Instant.FromUtc(2026, 3, 10, 16, 0))]);
        (await DoAsync("ada", new FindCommonTime([_ben], From, From + Duration.FromDays(14), 181))).Slots.ShouldBeEmpty();

        await DoAsync("ben", new EditSchedule(Tuesdays(9, 12) with { IsShared = false }));
        await RefusedAsync("ada", new FindCommonTime([_ben], From, From + Duration.FromDays(14)), "schedule.not-shared");
        await RefusedAsync("ben", new FindCommonTime([_ada], From, From + Duration.FromDays(14)), "schedule.not-shared");
    }

    [Fact]
    public async Task Of_people_whom_one_does_not_find_nothing_is_told()
    {
        await DoAsync("ada", new EditSchedule(Tuesdays(13, 17)));
        await DoAsync("ben", new EditSchedule(Tuesdays(9, 12)));
        await DoAsync("ben", new BlockMember(_ada));

        await RefusedAsync("ada", new FindCommonTime([_ben], From, From + Duration.FromDays(14)), "member.not-found");
        await RefusedAsync("ada", new FindCommonTime([new MemberId(Guid.CreateVersion7())], From, From + Duration.FromDays(14)), "member.not-found");
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        foreach (var (text, code) in ((ScheduleText, string)[])[
            (new() { Weekly = [new(IsoDayOfWeek.None, new LocalTime(9, 0), new LocalTime(10, 0))] }, "availability.day"),
            (new() { Weekly = [new(IsoDayOfWeek.Monday, new LocalTime(9, 0, 30), new LocalTime(10, 0))] }, "availability.minutes"),
            (new() { Weekly = [.. Enumerable.Repeat(Tuesdays(9, 10).Weekly[0], 51)] }, "availability.too-much"),
            (new() { Weekly = null! }, "availability.missing"),
            (new() { Latitude = 91, Longitude = 0 }, "place.coordinates"),
            (new() { Latitude = 51 }, "place.coordinates"),
            (new() { Remotely = false }, "place.whereabouts"),
            (new() { TravelKilometres = 1_001 }, "place.whereabouts")])
            await RefusedAsync("ada", new EditSchedule(text), code);
        foreach (var (wanted, code) in ((FindCommonTime, string)[])[
            (new([], From, From + Duration.FromDays(1)), "schedule.with"),
            (new([_ben], From, From), "schedule.interval"),
            (new([_ben], From, From + Duration.FromDays(61)), "schedule.interval"),
            (new([_ben], From, From + Duration.FromDays(1), 4), "schedule.minutes")])
            await RefusedAsync("ada", wanted, code);
    }

    private static ScheduleText Tuesdays(int from, int to) =>
        new() { Weekly = [new WeeklySlot(IsoDayOfWeek.Tuesday, new LocalTime(from, 0), new LocalTime(to, 0))], IsShared = true };

    private async Task<MemberId> RegisterAsync(string subject, string zone) =>
        (await DoAsync(subject, new RegisterMember(Bank.NewProfile(subject) with { TimeZone = zone }))).Id;

    private async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await _bank.SendAsync(subject, request)).Value;

    private async Task RefusedAsync<T>(string subject, IRequest<Result<T>> request, string code) where T : notnull =>
        (await _bank.SendAsync(subject, request)).Refusal.ShouldNotBeNull(request.ToString()).Code.ShouldBe(code, request.ToString());
}
