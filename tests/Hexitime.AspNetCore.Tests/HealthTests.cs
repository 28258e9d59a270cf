using System.Net;

namespace Hexitime.AspNetCore;

public sealed class HealthTests
{
    [Fact]
    public async Task A_bank_in_order_is_ready()
    {
        await using var host = await Host.StartAsync();
        (await host.Anonymous.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Anonymous.GetAsync("/health/ready").GetAsync())["checks"]!["hexitime"]!.GetValue<string>().ShouldBe("The bank is open.");
    }

    [Fact]
    public async Task Without_its_migrations_it_is_alive_but_not_ready()
    {
        await using var host = await Host.StartAsync(migrate: false);
        host.Execute("CREATE TABLE somebody_elses (id INTEGER)");
        (await host.Anonymous.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var ready = await host.Anonymous.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.ReadAsync())["checks"]!["hexitime"]!.GetValue<string>().ShouldBe("Migrations are missing.");
    }

    [Fact]
    public async Task With_credit_out_of_nowhere_it_is_not_ready()
    {
        await using var host = await Host.StartAsync();
        await host.RegisterAsync("ada");
        host.Execute("DROP TRIGGER hexitime_accounts_advance; UPDATE hexitime_accounts SET posted_minutes = posted_minutes + 1 WHERE posted_minutes > 0");
        var ready = await host.Anonymous.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.ReadAsync())["checks"]!["hexitime"]!.GetValue<string>().ShouldStartWith("The ledger does not sum to zero.");
    }
}
