using Hexitime.Members;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.AspNetCore;

public sealed class MaintenanceTests
{
    private sealed class Told : INotificationHandler<MemberRegistered>
    {
        public TaskCompletionSource<MemberId> Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Handle(MemberRegistered notification, CancellationToken cancellationToken)
        {
            Arrived.TrySetResult(notification.Member);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Events_reach_their_handlers_while_the_host_runs()
    {
        var told = new Told();
        await using var host = await Host.StartAsync(
            http => (http.RunsMaintenance, http.DispatchEvery) = (true, TimeSpan.FromMilliseconds(20)),
            services => services.AddSingleton<INotificationHandler<MemberRegistered>>(told));
        var client = await host.RegisterAsync("ada");
        var member = await told.Arrived.Task.WaitAsync(TimeSpan.FromMinutes(1));
        (await client.GetAsync("/api/me").GetAsync())["id"]!.GetValue<Guid>().ShouldBe(member.Value);
    }
}
