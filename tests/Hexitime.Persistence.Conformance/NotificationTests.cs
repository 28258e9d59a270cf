using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Notifications;
using Hexitime.Sessions;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>What members are told, by a channel that can be out of order.</summary>
public abstract class NotificationTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly Letterbox _letters = new();
    private Bank _bank = null!;
    private MemberId _ben;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases, services =>
        {
            services.AddHexitime();
            services.AddSingleton<INotifier>(_letters);
        });
        await _bank.RegisterAsync("ada");
        _ben = (await _bank.RegisterAsync("ben")).Id;
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task The_other_side_is_told_of_each_step_in_order_and_both_have_the_meeting_in_their_calendars()
    {
        var id = await AcceptedAsync();
        var at = _bank.Clock.GetCurrentInstant() + Duration.FromDays(2);
        await _bank.SendAsync("ada", new ArrangeMeeting(id, at, "https://teams.example.org/1"));
        await _bank.SendAsync("ada", new ArrangeMeeting(id, at + Duration.FromHours(1), "Library"));
        await DeliverAsync();
        await _bank.SendAsync("ben", new CancelExchange(id, "ill"));
        await DeliverAsync();

        Told("ben").Select(n => n.Body).ShouldBe([
            "ada proposes an exchange of 1 h. It is for you to answer.", "The meeting is arranged.", "The meeting is arranged.", "ben has called it off."]);
        Told("ada").Select(n => n.Body).ShouldBe(["ben has accepted. Now find a time.", "The meeting is arranged.", "The meeting is arranged.", "ben has called it off."]);
        foreach (var who in (string[])["ada", "ben"])
        {
            var entries = Told(who).Select(n => n.Calendar).OfType<CalendarEntry>().ToList();
            entries.Select(e => e.Uid).Distinct().Count().ShouldBe(1);
            entries.Select(e => e.Sequence).ShouldBeInOrder();
            entries[^1].ShouldSatisfyAllConditions(e => e.IsCancelled.ShouldBeTrue(), e => e.StartsAt.ShouldBe(at + Duration.FromHours(1)), e => e.Place.ShouldBe("Library"));
            entries[^1].Sequence.ShouldBeGreaterThan(entries[^2].Sequence);
        }
    }

    [Fact]
    public async Task While_a_channel_is_out_of_order_all_waits_and_then_comes_in_order_once()
    {
        _letters.IsOutOfOrder = true;
        var id = await AcceptedAsync();
        await _bank.SendAsync("ada", new RecordHours(id, Credits.FromHours(1)));
        await DeliverAsync();
        await DeliverAsync();
        _letters.Told.ShouldBeEmpty();
        _bank.Count("deliveries", "attempts = 1").ShouldBe(2, "of each stream and member only the first is tried");

        _letters.IsOutOfOrder = false;
        _bank.Clock.Advance(Duration.FromMinutes(2));
        await DeliverAsync();
        await DeliverAsync();

        Told("ben").Select(n => n.Body).ShouldBe(["ada proposes an exchange of 1 h. It is for you to answer.", "ada has recorded 1 h. Confirm it, or give your figure."]);
        _letters.Told.Select(n => n.Id).Distinct().Count().ShouldBe(_letters.Told.Count);
        _bank.Count("deliveries", "state = 2 AND body = ''").ShouldBe(3, "what was told is not kept");
    }

    [Fact]
    public async Task What_is_attempted_too_often_is_a_dead_letter_which_holds_nothing_up_and_can_be_tried_again()
    {
        _letters.IsOutOfOrder = true;
        await DonateAsync();
        for (var attempt = 0; attempt < Delivery.MostAttempts; attempt++)
        {
            await DeliverAsync();
            _bank.Clock.Advance(Duration.FromHours(7));
        }

        var dead = (await _bank.SendAsync("root", new ListDeadLetters(), roles: Roles.Administrator)).Value.Items.Single();
        dead.ShouldSatisfyAllConditions(
            d => d.To.ShouldBe(_ben), d => d.Channel.ShouldBe("letters"), d => d.Attempts.ShouldBe(Delivery.MostAttempts), d => d.Failure.ShouldBe(nameof(InvalidOperationException)));
        _letters.IsOutOfOrder = false;
        await DeliverAsync();
        _letters.Told.ShouldBeEmpty();

        (await _bank.SendAsync("root", new RetryDeadLetter(dead.Number), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        await DeliverAsync();
        Told("ben").Single().Subject.ShouldBe("ada gives you 10 min");
        (await _bank.SendAsync("root", new RetryDeadLetter(dead.Number), roles: Roles.Administrator)).Refusal!.Code.ShouldBe("delivery.not-dead");
        (await _bank.SendAsync("root", new RetryDeadLetter(99_999), roles: Roles.Administrator)).Refusal!.Code.ShouldBe("delivery.not-found");
    }

    [Fact]
    public async Task Of_several_hosts_that_deliver_at_once_one_tells_each_notice()
    {
        for (var i = 0; i < 10; i++)
            await DonateAsync();
        while (await _bank.DispatchAsync() > 0)
        {
        }

        await AtOnce.RunAsync(3, () => _bank.SendAsync(Actor.Bank.Subject, new DeliverNotifications(), roles: Roles.Bank));
        await DeliverAsync();

        Told("ben").Count.ShouldBe(10);
        Told("ben").Select(n => n.Id).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public async Task News_wait_for_the_digest_at_the_members_own_hour_but_meetings_do_not()
    {
        await ChooseAsync("ben", new(Exchanges: NotificationTiming.Daily, Credits: NotificationTiming.Daily, Messages: NotificationTiming.Off, DigestHour: 10));
        await DonateAsync();
        await DonateAsync();
        var id = await AcceptedAsync();
        await _bank.SendAsync("ada", new SendMessage(SubjectKind.Exchange, id.Value, "Tuesday?"));
        await _bank.SendAsync("ada", new ArrangeMeeting(id, _bank.Clock.GetCurrentInstant() + Duration.FromDays(2)));
        await DeliverAsync();
        Told("ben").Select(n => n.Body).ShouldBe(["The meeting is arranged."]);

        _bank.Clock.Advance(Duration.FromMinutes(59));
        await DeliverAsync();
        Told("ben").Count.ShouldBe(1);
        _bank.Clock.Advance(Duration.FromMinutes(1));
        await DeliverAsync();
        await DeliverAsync();

        Told("ben").Count.ShouldBe(2);
        Told("ben")[^1].ShouldSatisfyAllConditions(
            n => n.Subject.ShouldBe("3 pieces of news"), n => n.Body.Split("ada gives you 10 min").Length.ShouldBe(3), n => n.Body.ShouldContain("ada proposes an exchange of 1 h."));
        (await _bank.SendAsync("ben", new ChooseNotifications(new(DigestHour: 24)))).Refusal!.Code.ShouldBe("notifications.digest-hour");
    }

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", 7, "2026-03-29T06:00:00Z")]
    [InlineData("2026-03-29T00:30:00Z", 1, "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25T00:15:00Z", 1, "2026-10-26T01:00:00Z")]
    [InlineData("2026-06-01T06:00:00Z", 7, "2026-06-02T06:00:00Z")]
    public void A_digest_comes_when_the_clock_on_the_wall_says_so(string now, int hour, string expected)
    {
        var pattern = NodaTime.Text.InstantPattern.ExtendedIso;
        new NotificationChoices(DigestHour: hour).NextDigest(pattern.Parse(now).Value, DateTimeZoneProviders.Tzdb["Europe/London"]).ShouldBe(pattern.Parse(expected).Value);
    }

    [Fact]
    public async Task Anonymous_donors_are_not_named_and_messages_are_not_repeated()
    {
        await _bank.SendAsync("ada", new Donate(_ben, Credits.FromMinutes(10), null, IsAnonymous: true));
        var id = await AcceptedAsync();
        await _bank.SendAsync("ada", new SendMessage(SubjectKind.Exchange, id.Value, "Quixotic words"));
        await DeliverAsync();

        Told("ben").Select(n => n.Subject).ShouldContain("Somebody gives you 10 min");
        Told("ben").Select(n => n.Subject).ShouldContain("A message from ada");
        _letters.Told.ShouldAllBe(n => !n.Body.Contains("Quixotic"));
    }

    [Fact]
    public async Task Whoever_has_left_is_told_nothing_any_more()
    {
        await DonateAsync();
        await DispatchAllAsync();
        await _bank.SendAsync("ben", new LeaveBank());
        await DeliverAsync();

        Told("ben").ShouldBeEmpty();
        _bank.Count("deliveries", "state = 1").ShouldBe(0);
    }

    [Fact]
    public async Task A_seat_in_a_session_is_in_the_calendar_and_goes_when_it_is_left_or_called_off()
    {
        var session = (await _bank.SendAsync("ada", new ScheduleSession(
            "Run charts", ExchangeKind.Teaching, Credits.FromHours(1), _bank.Clock.GetCurrentInstant() + Duration.FromDays(3), Capacity: 1))).Value.Id;
        await _bank.RegisterAsync("cleo");
        await _bank.SendAsync("ben", new JoinSession(session));
        await _bank.SendAsync("cleo", new JoinSession(session));
        await DeliverAsync();
        await _bank.SendAsync("ben", new LeaveSession(session));
        await DeliverAsync();
        await _bank.SendAsync("ada", new CancelSession(session, "ill"));
        await DeliverAsync();

        Told("ben").Select(n => (n.Body, n.Calendar?.IsCancelled)).ShouldBe([("You have a seat.", false), ("You have left.", true)]);
        Told("cleo").Select(n => (n.Body, n.Calendar?.IsCancelled)).ShouldBe([("You are in the waiting list.", null), ("You have got a seat.", false), ("It is called off. ill", true)]);
        foreach (var who in (string[])["ben", "cleo"])
        {
            var sequences = Told(who).Select(n => n.Calendar?.Sequence).OfType<int>().ToList();
            sequences.ShouldBe(sequences.Distinct().Order());
        }
    }

    [Fact]
    public async Task A_calendar_feed_is_read_by_its_secret_until_it_is_renewed_or_revoked()
    {
        var id = await AcceptedAsync();
        var at = _bank.Clock.GetCurrentInstant() + Duration.FromDays(2);
        await _bank.SendAsync("ada", new ArrangeMeeting(id, at));
        var first = (await _bank.SendAsync("ben", new RenewCalendarFeed(), key: "k")).Value.Secret;
        var second = (await _bank.SendAsync("ben", new RenewCalendarFeed(), key: "k")).Value.Secret;

        (await ReadAsync(first)).Refusal!.Code.ShouldBe("calendar.not-found");
        (await ReadAsync(second)).Value.Entries.Single().StartsAt.ShouldBe(at);
        foreach (var table in (string[])["calendar_feeds", "command_answers"])
            _bank.Database.Number($"SELECT count(*) FROM {{{table}}} t WHERE CAST(t.{(table == "calendar_feeds" ? "member_id" : "answer")} AS text) LIKE '%{second}%'").ShouldBe(0);
        await _bank.SendAsync("ada", new CancelExchange(id, "ill"));
        (await ReadAsync(second)).Value.Entries.ShouldBeEmpty();
        (await _bank.SendAsync("ben", new RevokeCalendarFeed())).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ben", new RevokeCalendarFeed())).IsGranted.ShouldBeTrue();
        (await ReadAsync(second)).Refusal!.Code.ShouldBe("calendar.not-found");
    }

    [Fact]
    public async Task What_was_delivered_long_ago_is_forgotten()
    {
        await DonateAsync();
        await DeliverAsync();
        _bank.Clock.Advance(Duration.FromDays(8));

        (await _bank.SendAsync(Actor.Bank.Subject, new RunHousekeeping(), roles: Roles.Bank)).Value.DeliveriesForgotten.ShouldBe(1);
        _bank.Count("deliveries").ShouldBe(0);
    }

    private IReadOnlyList<Notice> Told(string name) => [.. _letters.Told.Where(n => n.To.Name == name)];

    private Task<Result<CalendarFeedView>> ReadAsync(string secret) => _bank.SendAsync(Actor.Bank.Subject, new ReadCalendarFeed(secret), roles: Roles.Bank);

    private async Task ChooseAsync(string subject, NotificationChoices choices) => (await _bank.SendAsync(subject, new ChooseNotifications(choices))).Value.ShouldBe(choices);

    private async Task DonateAsync() => (await _bank.SendAsync("ada", new Donate(_ben, Credits.FromMinutes(10)))).IsGranted.ShouldBeTrue();

    private async Task<ExchangeId> AcceptedAsync()
    {
        var id = (await _bank.SendAsync("ada", new ProposeExchange(Direct: new(_ben, IGive: true, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromHours(1)))).Value.Id;
        (await _bank.SendAsync("ben", new AcceptExchange(id))).IsGranted.ShouldBeTrue();
        return id;
    }

    private async Task DispatchAllAsync()
    {
        while (await _bank.DispatchAsync() > 0)
        {
        }
    }

    private async Task DeliverAsync()
    {
        await DispatchAllAsync();
        while ((await _bank.SendAsync(Actor.Bank.Subject, new DeliverNotifications(), roles: Roles.Bank)).Value is { Delivered: > 0 })
        {
        }
    }
}
