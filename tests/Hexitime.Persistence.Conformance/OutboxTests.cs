using System.Collections.Concurrent;
using Hexitime.Members;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Something of a host that happened.</summary>
public sealed record Happened(Guid Stream, int Number) : IDomainEvent;

/// <summary>Something of a host that takes long.</summary>
public sealed record Asked(Guid Stream) : ILongWorkAsked;

/// <summary>Hears what happened, and fails when it is told to.</summary>
public sealed class Listener
{
    public ConcurrentQueue<Happened> Heard { get; } = new();

    public Func<Happened, Task> OnHearing { get; set; } = _ => Task.CompletedTask;

    public Func<Task> OnWorking { get; set; } = () => Task.CompletedTask;

    public IEnumerable<int> NumbersOf(Guid stream) => Heard.Where(h => h.Stream == stream).Select(h => h.Number);
}

public abstract class OutboxTests(ITestDatabases databases) : IAsyncLifetime
{
    private static readonly Guid First = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Second = new("00000000-0000-7000-8000-000000000002");
    private readonly Listener _listener = new();
    private readonly FakeTimeProvider _time = new();
    private Bank _bank = null!;

    public async Task InitializeAsync() => _bank = await Bank.OpenAsync(databases, services => services
        .AddSingleton(_listener)
        .AddSingleton<TimeProvider>(_time)
        .AddFakeLogging()
        .AddScoped<INotificationHandler<Happened>, Hearing>()
        .AddScoped<INotificationHandler<Asked>, Working>());

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task An_event_arrives_once_after_the_commit_as_the_bank()
    {
        await TellAsync(isRefused: false, new Happened(First, 1));
        _listener.Heard.ShouldBeEmpty();

        (await _bank.DispatchAsync()).ShouldBe(1);
        (await _bank.DispatchAsync()).ShouldBe(0);

        _listener.Heard.ShouldBe([new Happened(First, 1)]);
    }

    [Fact]
    public async Task An_event_of_refused_or_failed_work_never_arrives()
    {
        await TellAsync(isRefused: true, new Happened(First, 1));
        await Should.ThrowAsync<InvalidTimeZoneException>(() => _bank.InScopeAsync(services => services.GetUnitOfWork().RunAsync<bool>(_ =>
        {
            services.Tell(new Happened(First, 2));
            throw new InvalidTimeZoneException();
        }, _ => false, default)));

        (await _bank.DispatchAsync()).ShouldBe(0);
        _bank.Count("outbox").ShouldBe(0);
    }

    [Fact]
    public async Task An_event_is_not_seen_while_its_transaction_is_running()
    {
        await _bank.InScopeAsync(services => services.GetUnitOfWork().RunAsync(async ct =>
        {
            services.Tell(new Happened(First, 1));
            await services.GetRequiredService<HexitimeDbContext>().SaveChangesAsync(ct);
            _bank.Count("outbox").ShouldBe(0);
            return true;
        }, _ => false, default));

        (await _bank.DispatchAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_failing_handler_is_told_again_later_and_what_follows_in_its_stream_waits()
    {
        await TellAsync(isRefused: false, new Happened(First, 1), new Happened(Second, 1), new Happened(First, 2), new Happened(Second, 2));
        _listener.OnHearing = happened => happened == new Happened(First, 1) ? throw new InvalidTimeZoneException() : Task.CompletedTask;

        (await _bank.DispatchAsync()).ShouldBe(2);
        _listener.Heard.ShouldBe([new Happened(Second, 1), new Happened(Second, 2)]);
        _bank.Database.Number("SELECT sum(attempts) FROM {outbox}").ShouldBe(1);

        _listener.OnHearing = _ => Task.CompletedTask;
        (await _bank.DispatchAsync()).ShouldBe(0, "the pause is not over");
        _bank.Clock.Advance(Duration.FromSeconds(2));
        (await _bank.DispatchAsync()).ShouldBe(2);
        _listener.NumbersOf(First).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task The_pause_doubles_up_to_an_hour()
    {
        await TellAsync(isRefused: false, new Happened(First, 1));
        _listener.OnHearing = _ => throw new InvalidTimeZoneException();
        var pauses = new List<long>();

        for (var i = 0; i < 14; i++)
        {
            await _bank.DispatchAsync();
            var pause = _bank.Database.Time("SELECT not_before FROM {outbox}") - _bank.Clock.GetCurrentInstant();
            pauses.Add((long)pause.TotalSeconds);
            _bank.Clock.Advance(pause);
        }

        pauses.ShouldBe([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600]);
    }

    [Fact]
    public async Task Events_of_one_transaction_arrive_in_the_order_in_which_they_happened()
    {
        Happened[] all = [.. Enumerable.Range(0, 60).Select(i => new Happened(i % 3 == 0 ? First : Second, i))];
        await TellAsync(isRefused: false, all);

        (await _bank.DispatchAsync(100)).ShouldBe(60);

        _listener.NumbersOf(First).ShouldBe(all.Where(h => h.Stream == First).Select(h => h.Number));
        _listener.NumbersOf(Second).ShouldBe(all.Where(h => h.Stream == Second).Select(h => h.Number));
    }

    [Fact]
    public async Task Dispatchers_in_parallel_deliver_each_event_once_and_each_stream_in_order()
    {
        Guid[] streams = [.. Enumerable.Range(1, 10).Select(i => new Guid(i, 0, 0, new byte[8]))];
        await TellAsync(isRefused: false, [.. Enumerable.Range(0, 100).Select(i => new Happened(streams[i % 10], i))]);
        _listener.OnHearing = async _ => await Task.Yield();

        async Task<int> RunDryAsync()
        {
            var mine = 0;
            while (_bank.Count("outbox", "delivered_at IS NULL") > 0)
                mine += await _bank.DispatchAsync();
            return mine;
        }

        var delivered = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(RunDryAsync)));

        delivered.Sum().ShouldBe(100);
        _listener.Heard.Count.ShouldBe(100);
        foreach (var stream in streams)
            _listener.NumbersOf(stream).ShouldBeInOrder();
    }

    [Fact]
    public async Task What_a_host_had_in_hand_when_it_died_is_told_again_when_its_lease_ends()
    {
        await TellAsync(isRefused: false, new Happened(First, 1), new Happened(First, 2));
        var until = _bank.Clock.GetCurrentInstant() + Duration.FromMinutes(2);
        var (lease, end) = (_bank.Database.Literal(new Guid("dead0000-0000-7000-8000-000000000001")), _bank.Database.Literal(until));
        _bank.Database.Execute($"UPDATE {{outbox}} SET lease = {lease}, leased_until = {end} WHERE sequence = 1").ShouldBe(1);

        (await _bank.DispatchAsync()).ShouldBe(0);
        _bank.Clock.Reset(until);
        (await _bank.DispatchAsync()).ShouldBe(2);

        _listener.NumbersOf(First).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Nothing_waits_for_what_takes_long_and_no_other_host_takes_it_up_meanwhile()
    {
        await TellAsync(isRefused: false, new Asked(First), new Happened(Second, 1));
        var (begun, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        _listener.OnWorking = () =>
        {
            begun.SetResult();
            return finish.Task;
        };
        var dispatcher = _bank.Services.GetRequiredService<IEventDispatcher>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var working = Task.Run(() => dispatcher.DoLongWorkAsync(default));
        await begun.Task;

        (await dispatcher.DispatchAsync(10, default)).ShouldBe(1);
        for (var minute = 1; minute <= 5; minute++)
        {
            _bank.Clock.Advance(Duration.FromMinutes(1));
            var until = _bank.Clock.GetCurrentInstant() + Duration.FromMinutes(2);
            _time.Advance(TimeSpan.FromMinutes(1));
            while (_bank.Database.Time("SELECT leased_until FROM {outbox} WHERE delivered_at IS NULL") != until)
                patience.Token.ThrowIfCancellationRequested();
            (await dispatcher.DoLongWorkAsync(default)).ShouldBe(0, "it is in hand");
        }

        finish.SetResult();
        (await working).ShouldBe(1);
        (await dispatcher.DoLongWorkAsync(default)).ShouldBe(0, "it is done");
    }

    [Fact]
    public async Task What_takes_long_stays_in_hand_when_a_renewal_fails_and_the_next_does_not()
    {
        await TellAsync(isRefused: false, new Asked(First));
        var (begun, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        _listener.OnWorking = () =>
        {
            begun.SetResult();
            return finish.Task;
        };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var working = Task.Run(() => _bank.Services.GetRequiredService<IEventDispatcher>().DoLongWorkAsync(default));
        await begun.Task;

        _bank.Database.Execute("ALTER TABLE {outbox} RENAME COLUMN leased_until TO out_of_reach");
        _time.Advance(TimeSpan.FromMinutes(1));
        while (!_bank.Services.GetFakeLogCollector().GetSnapshot().Any(l => l.Message.Contains("could not be kept in hand", StringComparison.Ordinal)))
            patience.Token.ThrowIfCancellationRequested();
        _bank.Database.Execute("ALTER TABLE {outbox} RENAME COLUMN out_of_reach TO leased_until");
        _bank.Clock.Advance(Duration.FromMinutes(1));
        var until = _bank.Clock.GetCurrentInstant() + Duration.FromMinutes(2);
        _time.Advance(TimeSpan.FromMinutes(1));
        while (_bank.Database.Time("SELECT leased_until FROM {outbox} WHERE delivered_at IS NULL") != until)
            patience.Token.ThrowIfCancellationRequested();

        finish.SetResult();
        (await working).ShouldBe(1);
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_what_it_had_in_hand()
    {
        await TellAsync(isRefused: false, new Happened(First, 1), new Happened(Second, 1));
        using var stopping = new CancellationTokenSource();
        _listener.OnHearing = async _ =>
        {
            await stopping.CancelAsync();
            stopping.Token.ThrowIfCancellationRequested();
        };
        await Should.ThrowAsync<OperationCanceledException>(
            () => _bank.Services.GetRequiredService<IEventDispatcher>().DispatchAsync(10, stopping.Token));

        _listener.OnHearing = _ => Task.CompletedTask;
        (await _bank.DispatchAsync()).ShouldBe(2);
        _bank.Database.Number("SELECT sum(attempts) FROM {outbox}").ShouldBe(0);
    }

    [Fact]
    public async Task A_type_that_no_host_should_load_is_not_loaded_and_holds_up_nobody_else()
    {
        await TellAsync(isRefused: false, new Happened(First, 1), new Happened(Second, 1));
        _bank.Database.Execute($"UPDATE {{outbox}} SET type = '{typeof(FileInfo).AssemblyQualifiedName}' WHERE sequence = 1").ShouldBe(1);

        (await _bank.DispatchAsync()).ShouldBe(1);

        _bank.Database.Number("SELECT attempts FROM {outbox} WHERE sequence = 1").ShouldBe(1);
        await Should.ThrowAsync<InvalidOperationException>(() => _bank.InScopeAsync(services =>
        {
            services.Tell(new Unhandled(First));
            return Task.FromResult(true);
        }));
    }

    [Fact]
    public async Task Delivered_events_are_forgotten_and_waiting_ones_never()
    {
        await TellAsync(isRefused: false, new Happened(First, 1));
        await _bank.DispatchAsync();
        await TellAsync(isRefused: false, new Happened(First, 2));
        Task<int> ForgetAsync(Instant before) => _bank.InScopeAsync(services => services.GetRequiredService<IOutbox>().ForgetAsync(before, default));

        (await ForgetAsync(_bank.Clock.GetCurrentInstant())).ShouldBe(0);
        (await ForgetAsync(_bank.Clock.GetCurrentInstant() + Duration.FromDays(30))).ShouldBe(1);

        _bank.Count("outbox", "delivered_at IS NULL").ShouldBe(1);
        (await _bank.DispatchAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_bank_reacts_when_a_member_has_left()
    {
        await _bank.RegisterAsync("ada");
        await _bank.SendAsync("ada", new LeaveBank());

        (await _bank.DispatchAsync()).ShouldBe(2);
    }

    private Task<bool> TellAsync(bool isRefused, params IDomainEvent[] events) => _bank.InScopeAsync(services => services.GetUnitOfWork().RunAsync(_ =>
    {
        services.Tell(events);
        return Task.FromResult(true);
    }, _ => isRefused, default));

    private sealed class Working(Listener listener) : INotificationHandler<Asked>
    {
        public Task Handle(Asked notification, CancellationToken cancellationToken) => listener.OnWorking();
    }

    private sealed class Hearing(Listener listener, ICaller caller) : INotificationHandler<Happened>
    {
        public async Task Handle(Happened notification, CancellationToken cancellationToken)
        {
            caller.Roles.ShouldBe(Roles.Bank);
            await listener.OnHearing(notification);
            listener.Heard.Enqueue(notification);
        }
    }

    private sealed record Unhandled(Guid Stream) : IDomainEvent;
}
