using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Notifications;
using Hexitime.Privacy;
using Hexitime.Sessions;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>How notices get to their channel when it is slow, when much waits, when events arrive late, and when somebody is erased meanwhile.</summary>
public abstract class DeliveryTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly Letterbox _letters = new();
    private Bank _bank = null!;
    private MemberId _ben;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases, services =>
        {
            services.AddSingleton<Wording, TwoTongues>();
            services.AddHexitime();
            services.AddSingleton<INotifier>(_letters);
        });
        await _bank.RegisterAsync("ada");
        _ben = (await _bank.RegisterAsync("ben")).Id;
        await _bank.RegisterAsync("cleo");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Each_is_told_in_their_language_and_a_few_words_of_somebody_stay_theirs()
    {
        var ben = (await _bank.SendAsync("ben", new GetMe())).Value;
        (await _bank.SendAsync("ben", new EditProfile(ben.Profile with { Languages = ["cy", "en"] }))).IsGranted.ShouldBeTrue();
        var cleo = (await _bank.SendAsync("cleo", new GetMe())).Value.Id;
        foreach (var to in (MemberId[])[_ben, cleo])
            (await _bank.SendAsync("ada", new Donate(to, Credits.FromMinutes(10), "Sign in to read it."))).IsGranted.ShouldBeTrue();
        await DeliverAsync();

        _letters.Told.OrderBy(n => n.To.Name).Select(n => (n.Subject, n.Body)).ShouldBe(
            [("Mae ada yn rhoi 10 min i chi", "Sign in to read it."), ("ada gives you 10 min", "Sign in to read it.")]);
    }

    [Fact]
    public async Task What_a_slow_channel_has_in_hand_no_other_host_tells_as_well()
    {
        for (var i = 0; i < 8; i++)
            await DonateAsync("ada");
        await DispatchAllAsync();
        var sent = 0;
        _letters.Meanwhile = async _ =>
        {
            _bank.Clock.Advance(Duration.FromSeconds(29));
            if (++sent == 6)
                await DeliverOnceAsync();
        };

        await DeliverOnceAsync();
        await DeliverOnceAsync();

        _letters.Told.Count.ShouldBe(8);
        _letters.Told.Select(n => n.Id).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public async Task A_slow_channel_does_not_mix_up_what_belongs_to_one_exchange()
    {
        for (var i = 0; i < 4; i++)
            await DonateAsync("ada");
        var id = await AcceptedAsync();
        await _bank.SendAsync("ben", new RecordHours(id, Credits.FromHours(1)));
        await _bank.SendAsync("ben", new RecordHours(id, Credits.FromHours(2)));
        await DispatchAllAsync();
        var sent = 0;
        _letters.Meanwhile = async _ =>
        {
            _bank.Clock.Advance(Duration.FromSeconds(29));
            if (++sent == 5)
            {
                await DeliverOnceAsync();
                await DeliverOnceAsync();
            }
        };

        await DeliverAsync();

        _letters.Told.Select(n => n.Id).Distinct().Count().ShouldBe(_letters.Told.Count);
        _letters.Told.Where(n => n.To.Name == "ada").Select(n => n.Body[..10]).ShouldBe(["ben has ac", "ben has re", "ben has re"]);
    }

    [Fact]
    public async Task A_members_digest_is_one_however_little_is_taken_at_once()
    {
        await _bank.SendAsync("ben", new ChooseNotifications(new(Credits: NotificationTiming.Daily, DigestHour: 10)));
        for (var i = 0; i < 5; i++)
            await DonateAsync("ada");
        await DispatchAllAsync();
        _bank.Clock.Advance(Duration.FromHours(1));

        (await DeliverOnceAsync(limit: 2)).ShouldBe(new DeliveryReport(5, 0, IsDone: false));

        _letters.Told.Single().Subject.ShouldBe("5 pieces of news");
        (await DeliverOnceAsync(limit: 2)).ShouldBe(new DeliveryReport(0, 0, IsDone: true));
    }

    [Fact]
    public async Task Nothing_is_done_while_something_has_become_due_by_what_was_just_told()
    {
        var id = await AcceptedAsync();
        await _bank.SendAsync("ben", new RecordHours(id, Credits.FromHours(1)));
        await DispatchAllAsync();

        (await DeliverOnceAsync()).IsDone.ShouldBeFalse();
        (await DeliverOnceAsync()).Delivered.ShouldBe(1);
        (await DeliverOnceAsync()).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Invitations_say_what_was_done_then_and_their_sequence_grows_however_late_the_events_arrive()
    {
        var id = await AcceptedAsync();
        var at = _bank.Clock.GetCurrentInstant() + Duration.FromDays(2);
        await _bank.SendAsync("ada", new ArrangeMeeting(id, at));
        await _bank.SendAsync("ada", new ArrangeMeeting(id, at + Duration.FromHours(1)));
        await _bank.SendAsync("ben", new CancelExchange(id, "ill"));
        await DeliverAsync();

        var entries = Told("ben").Select(n => n.Calendar).OfType<CalendarEntry>().ToList();
        entries.Select(e => e.IsCancelled).ShouldBe([false, false, true]);
        entries.Select(e => e.Sequence).ShouldBe(entries.Select(e => e.Sequence).Distinct().Order());
        entries.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_seat_that_was_left_before_anybody_was_told_is_no_place_in_a_waiting_list()
    {
        var session = await ScheduledAsync();
        await _bank.SendAsync("ben", new JoinSession(session));
        await _bank.SendAsync("ben", new LeaveSession(session));
        await DeliverAsync();

        Told("ben").Select(n => n.Body).ShouldBe(["You have left."]);
    }

    [Fact]
    public async Task A_session_that_was_called_off_before_anybody_was_told_is_called_off_last_and_with_the_greatest_sequence()
    {
        var session = await ScheduledAsync(capacity: 1);
        await _bank.SendAsync("ben", new JoinSession(session));
        await _bank.SendAsync("cleo", new JoinSession(session));
        await _bank.SendAsync("ben", new LeaveSession(session));
        await _bank.SendAsync("ada", new CancelSession(session, "ill"));
        await DeliverAsync();

        foreach (var who in (string[])["ada", "ben", "cleo"])
        {
            var entries = Told(who).Select(n => n.Calendar).OfType<CalendarEntry>().ToList();
            entries.Select(e => e.Sequence).ShouldBe(entries.Select(e => e.Sequence).Distinct().Order(), who);
            entries[^1].IsCancelled.ShouldBeTrue(who);
            entries[..^1].ShouldAllBe(e => !e.IsCancelled, who);
        }
    }

    [Fact]
    public async Task Whoever_is_erased_while_notices_are_in_hand_is_named_in_none_that_is_still_to_be_told()
    {
        await DonateAsync("cleo");
        await DonateAsync("ada");
        await DispatchAllAsync();
        _letters.Meanwhile = async _ =>
        {
            _letters.Meanwhile = _ => Task.CompletedTask;
            (await _bank.SendAsync("ada", new EraseMe())).IsGranted.ShouldBeTrue();
        };

        await DeliverAsync();

        Told("ben").Select(n => (n.Subject, n.Body)).ShouldBe([("cleo gives you 10 min", ""), ("News from the time bank", "Sign in to read it.")]);
    }

    [Fact]
    public async Task Somebody_who_is_erased_takes_no_news_away_from_others()
    {
        var session = await ScheduledAsync();
        await _bank.SendAsync("ben", new JoinSession(session));
        await _bank.SendAsync("cleo", new JoinSession(session));
        await DeliverAsync();
        await _bank.SendAsync("ada", new CancelSession(session, "ill"));
        await DispatchAllAsync();
        (await _bank.SendAsync("ben", new EraseMe())).IsGranted.ShouldBeTrue();
        await DeliverAsync();

        Told("cleo")[^1].ShouldSatisfyAllConditions(n => n.Body.ShouldBe("It is called off. ill"), n => n.Calendar!.IsCancelled.ShouldBeTrue());
        Told("ben").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_meeting_goes_out_of_the_calendar_though_whoever_called_it_off_is_erased()
    {
        var id = await AcceptedAsync("Quixotic charts");
        await _bank.SendAsync("ada", new ArrangeMeeting(id, _bank.Clock.GetCurrentInstant() + Duration.FromDays(2), "Quixotic café"));
        await DeliverAsync();
        await _bank.SendAsync("ada", new CancelExchange(id, "ill"));
        await DispatchAllAsync();
        (await _bank.SendAsync("ada", new EraseMe())).IsGranted.ShouldBeTrue();
        var before = Told("ben").Count;
        await DeliverAsync();

        Told("ben").Skip(before).Single().ShouldSatisfyAllConditions(
            n => n.Calendar!.IsCancelled.ShouldBeTrue(), n => n.Calendar!.Uid.ShouldBe($"exchange-{id.Value}@hexitime"),
            n => n.ToString().ShouldNotContain("Quixotic"), n => n.Body.ShouldNotContain("ada"));
    }

    [Fact]
    public async Task A_message_that_waits_for_the_digest_is_not_told_across_a_block()
    {
        await _bank.SendAsync("ben", new ChooseNotifications(new(Exchanges: NotificationTiming.Daily, Messages: NotificationTiming.Daily, DigestHour: 10)));
        var id = await AcceptedAsync();
        await _bank.SendAsync("ada", new SendMessage(SubjectKind.Exchange, id.Value, "Tuesday?"));
        await DispatchAllAsync();
        var ada = (await _bank.SendAsync("ada", new GetMe())).Value.Id;
        (await _bank.SendAsync("ben", new BlockMember(ada))).IsGranted.ShouldBeTrue();
        _bank.Clock.Advance(Duration.FromHours(1));
        await DeliverAsync();

        Told("ben").Single().ShouldSatisfyAllConditions(
            n => n.Subject.ShouldBe("Run charts"), n => n.Body.ShouldContain("ada proposes an exchange"), n => n.Body.ShouldNotContain("A message from ada"));
        _bank.Count("deliveries", "state = 1").ShouldBe(0);
    }

    [Fact]
    public async Task A_subject_is_one_line_whatever_a_title_or_a_name_has_in_it()
    {
        await _bank.SendAsync("dora", new RegisterMember(Bank.NewProfile("dora\r\nBcc: evil@example.org")));
        await AcceptedAsync("Run charts\r\nBcc: evil@example.org");
        await DonateAsync("dora");
        await DeliverAsync();

        Told("ben").Select(n => n.Subject).ShouldBe(["Run charts Bcc: evil@example.org", "dora Bcc: evil@example.org gives you 10 min"]);
    }

    private IReadOnlyList<Notice> Told(string name) => [.. _letters.Told.Where(n => n.To.Name == name)];

    private async Task DonateAsync(string from) => (await _bank.SendAsync(from, new Donate(_ben, Credits.FromMinutes(10)))).IsGranted.ShouldBeTrue();

    private async Task<SessionId> ScheduledAsync(int capacity = 2) => (await _bank.SendAsync("ada", new ScheduleSession(
        "Run charts", ExchangeKind.Teaching, Credits.FromHours(1), _bank.Clock.GetCurrentInstant() + Duration.FromDays(3), Capacity: capacity))).Value.Id;

    private async Task<ExchangeId> AcceptedAsync(string title = "Run charts")
    {
        var id = (await _bank.SendAsync("ada", new ProposeExchange(Direct: new(_ben, IGive: true, ExchangeKind.Coaching, title), Hours: Credits.FromHours(1)))).Value.Id;
        (await _bank.SendAsync("ben", new AcceptExchange(id))).IsGranted.ShouldBeTrue();
        return id;
    }

    private async Task DispatchAllAsync()
    {
        while (await _bank.DispatchAsync() > 0)
        {
        }
    }

    private async Task<DeliveryReport> DeliverOnceAsync(int limit = 50) => (await _bank.SendAsync(Actor.Bank.Subject, new DeliverNotifications(limit), roles: Roles.Bank)).Value;

    private async Task DeliverAsync()
    {
        await DispatchAllAsync();
        while (await DeliverOnceAsync() is { Delivered: > 0 })
        {
        }
    }
}

/// <summary>English and, for those who prefer it, Welsh, as far as it goes.</summary>
internal sealed class TwoTongues : Wording
{
    public override Wording In(IReadOnlyList<string> languages) => languages is ["cy", ..] ? new Welsh() : this;

    private sealed class Welsh : Wording
    {
        public override string this[string english] => english switch
        {
            "{0} gives you {1}" => "Mae {0} yn rhoi {1} i chi",
            "Sign in to read it." => "Mewngofnodwch i'w ddarllen.",
            _ => english,
        };
    }
}
