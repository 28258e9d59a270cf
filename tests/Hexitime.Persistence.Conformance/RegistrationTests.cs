using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;

namespace Hexitime.Persistence.Conformance;

public abstract class RegistrationTests(ITestDatabases databases)
{
    [Fact]
    public async Task A_new_member_has_two_credits_and_the_profile_as_written()
    {
        await using var bank = await Bank.OpenAsync(databases);

        var registered = await bank.SendAsync("ada", new RegisterMember(Bank.NewProfile()));

        registered.IsGranted.ShouldBeTrue();
        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(2));
        var me = (await bank.SendAsync("ada", new GetMe())).Value;
        me.Profile.Skills.ShouldBe(["run charts", "écriture"]);
        me.Profile.Languages.ShouldBe(["en", "cy"]);
        (me.Id, me.MemberSince, me.Version, me.Profile.Organisation).ShouldBe((registered.Value.Id, bank.Clock.GetCurrentInstant(), 1, "Guy's Hospital"));
    }

    [Fact]
    public async Task Somebody_registers_once_and_the_second_attempt_leaves_nothing()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.RegisterAsync("ada");

        var again = await bank.SendAsync("ada", new RegisterMember(Bank.NewProfile("Another", "A New Organisation")));

        again.Refusal!.Code.ShouldBe("member.already-registered");
        bank.Count("organisations").ShouldBe(1);
        bank.Count("outbox").ShouldBe(1);
        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(2));
    }

    [Fact]
    public async Task Whoever_comes_back_finds_the_wallet_and_no_second_welcome()
    {
        await using var bank = await Bank.OpenAsync(databases);
        var id = (await bank.RegisterAsync("ada")).Id;
        (await bank.SendAsync("ada", new LeaveBank())).IsGranted.ShouldBeTrue();

        (await bank.RegisterAsync("ada")).Id.ShouldBe(id);

        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(2));
        bank.Count("accounts").ShouldBe(2);
    }

    [Fact]
    public async Task Of_parallel_registrations_of_one_person_one_is_granted()
    {
        await using var bank = await Bank.OpenAsync(databases);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => bank.SendAsync("ada", new RegisterMember(Bank.NewProfile())))));

        answers.Count(a => a.IsGranted).ShouldBe(1);
        answers.Where(a => !a.IsGranted).ShouldAllBe(a => a.Refusal!.Code == "member.already-registered");
        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(2));
        bank.Database.Number("SELECT posted_minutes FROM {accounts} WHERE kind = 1").ShouldBe(-120);
    }

    [Fact]
    public async Task Colleagues_who_register_at_once_share_one_organisation()
    {
        await using var bank = await Bank.OpenAsync(databases);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => bank.SendAsync($"member {i}", new RegisterMember(Bank.NewProfile())))));

        answers.ShouldAllBe(a => a.IsGranted);
        (bank.Count("members"), bank.Count("organisations")).ShouldBe((8, 1));
    }

    [Fact]
    public async Task A_profile_read_before_somebody_changed_it_cannot_be_saved()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.RegisterAsync("ada");
        (await bank.SendAsync("ada", new EditProfile(Bank.NewProfile("Ada the First") with { Skills = ["coaching"] }, Version: 1))).Value.Version.ShouldBe(2);

        var stale = await bank.SendAsync("ada", new EditProfile(Bank.NewProfile("Ada the Second"), Version: 1));

        stale.Refusal!.Kind.ShouldBe(RefusalKind.Stale);
        var me = (await bank.SendAsync("ada", new GetMe())).Value;
        (me.Profile.Name, me.Profile.Skills.Single()).ShouldBe(("Ada the First", "coaching"));
    }

    [Fact]
    public async Task Of_parallel_edits_of_one_version_one_is_granted()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.RegisterAsync("ada");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(
            () => bank.SendAsync("ada", new EditProfile(Bank.NewProfile($"Ada {i}"), Version: 1)))));

        answers.Count(a => a.IsGranted).ShouldBe(1);
    }

    [Fact]
    public async Task A_member_is_shown_to_members_and_administrators_only()
    {
        await using var bank = await Bank.OpenAsync(databases);
        var ada = await bank.RegisterAsync("ada");

        (await bank.SendAsync("stranger", new GetMember(ada.Id))).Refusal!.Code.ShouldBe("actor.not-allowed");
        (await bank.SendAsync("stranger", new GetMember(ada.Id), roles: Roles.Administrator)).Value.Name.ShouldBe("ada");
    }
}
