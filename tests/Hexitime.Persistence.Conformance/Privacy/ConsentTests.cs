using System.Data.Common;
using Hexitime.Members;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance.Privacy;

/// <summary>To what members agree: recorded in order, never changed, and the latest counts.</summary>
public abstract class ConsentTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private string _wording = "1";

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases, services => services.Configure<ConsentWording>(w => w.Version = _wording));
        await _bank.RegisterAsync("ada");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Given_and_withdrawn_it_says_when_and_to_which_words()
    {
        var start = _bank.Clock.GetCurrentInstant();
        (await OfAsync(ConsentPurpose.Map)).ShouldBe((false, null, null));
        (await GiveAsync(ConsentPurpose.Map)).ShouldBeNull();
        (await OfAsync(ConsentPurpose.Map)).ShouldBe((true, "1", start));
        _bank.Clock.Advance(Duration.FromDays(1));
        (await _bank.SendAsync("ada", new WithdrawConsent(ConsentPurpose.Map))).IsGranted.ShouldBeTrue();
        (await OfAsync(ConsentPurpose.Map)).ShouldBe((false, "1", start + Duration.FromDays(1)));

        (await OfAsync(ConsentPurpose.Contact)).ShouldBe((false, null, null));
        _bank.Count("consents").ShouldBe(2);
    }

    [Fact]
    public async Task Said_again_it_changes_nothing_but_to_other_words_it_does()
    {
        await GiveAsync(ConsentPurpose.Contact);
        await GiveAsync(ConsentPurpose.Contact);
        await _bank.SendAsync("ada", new WithdrawConsent(ConsentPurpose.Map));
        _bank.Count("consents").ShouldBe(1);

        _wording = "2";
        await using var later = _bank.NewHost(services => services.Configure<ConsentWording>(w => w.Version = _wording));
        (await GiveAsync(later, "1")).ShouldBe("consent.other-wording");
        (await GiveAsync(later, "2")).ShouldBeNull();

        (await OfAsync(ConsentPurpose.Contact)).Wording.ShouldBe("2");
        _bank.Count("consents").ShouldBe(2);
    }

    [Fact]
    public async Task Whatever_way_the_profile_goes_the_latest_record_says_what_counts()
    {
        for (var i = 0; i < 16; i++)
        {
            var consents = new Consents((i * 5 & 1) != 0, (i * 5 & 2) != 0, (i * 5 & 4) != 0, (i * 5 & 8) != 0);
            await _bank.SendAsync("ada", new EditProfile(Bank.NewProfile() with { Consents = consents }));
            await GiveAsync((ConsentPurpose)(i % 4 + 1));
            if (i % 5 == 3)
                await _bank.SendAsync("ada", new LeaveBank());
            if (i % 5 == 3)
                await _bank.SendAsync("ada", new RegisterMember(Bank.NewProfile() with { Consents = consents }));

            var profile = (await _bank.SendAsync("ada", new GetMe())).Value.Profile.Consents;
            foreach (var (purpose, counts) in new[]
                { (ConsentPurpose.Contact, profile.ShowContact), (ConsentPurpose.Map, profile.ShowOnMap), (ConsentPurpose.Statistics, profile.UseInStatistics), (ConsentPurpose.Rings, profile.JoinRings) })
            {
                var of = $"purpose = {(int)purpose}";
                var latest = _bank.Database.Number($"SELECT coalesce((SELECT CASE WHEN is_given THEN 1 ELSE 0 END FROM {{consents}} WHERE {of} ORDER BY number DESC LIMIT 1), 0)");
                (latest == 1).ShouldBe(counts);
                (await OfAsync(purpose)).IsGiven.ShouldBe(counts);
            }
        }

        _bank.Count("consents").ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Given_on_several_hosts_at_once_it_is_recorded_once()
    {
        (await AtOnce.RunAsync(4, () => GiveAsync(ConsentPurpose.Statistics))).ShouldAllBe(code => code == null);

        _bank.Count("consents").ShouldBe(1);
    }

    [Fact]
    public async Task Not_even_by_hand_is_a_record_changed_or_deleted()
    {
        await GiveAsync(ConsentPurpose.Map);

        Should.Throw<DbException>(() => _bank.Database.Execute("UPDATE {consents} SET wording = '9'")).Message.ShouldContain("never changed");
        Should.Throw<DbException>(() => _bank.Database.Execute("DELETE FROM {consents}")).Message.ShouldContain("never deleted");
    }

    private async Task<(bool IsGiven, string? Wording, Instant? Since)> OfAsync(ConsentPurpose purpose)
    {
        var view = (await _bank.SendAsync("ada", new GetConsents())).Value.Items.Single(c => c.Purpose == purpose);
        return (view.IsGiven, view.Wording, view.Since);
    }

    private async Task<string?> GiveAsync(ConsentPurpose purpose) => (await _bank.SendAsync("ada", new GiveConsent(purpose, "1"))).Refusal?.Code;

    private static async Task<string?> GiveAsync(ServiceProvider host, string wording)
    {
        await using var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<UseCases.Caller>().Is("ada");
        return (await Bank.HandleAsync(scope.ServiceProvider, new GiveConsent(ConsentPurpose.Contact, wording))).Refusal?.Code;
    }
}
