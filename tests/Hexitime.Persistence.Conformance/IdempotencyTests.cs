using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

public abstract class IdempotencyTests(ITestDatabases databases)
{
    [Fact]
    public async Task The_same_command_under_the_same_key_is_answered_the_same_and_done_once()
    {
        await using var bank = await Bank.OpenAsync(databases);
        var first = await bank.SendAsync("ada", new RegisterMember(Bank.NewProfile()), key: "k1");

        var second = await bank.SendAsync("ada", new RegisterMember(Bank.NewProfile()), key: "k1");

        second.IsGranted.ShouldBeTrue();
        (second.Value.Id, second.Value.MemberSince, second.Value.State).ShouldBe((first.Value.Id, first.Value.MemberSince, first.Value.State));
        second.Value.Profile.Skills.ShouldBe(first.Value.Profile.Skills);
        bank.Count("outbox").ShouldBe(1);
    }

    [Fact]
    public async Task In_parallel_too()
    {
        await using var bank = await Bank.OpenAsync(databases);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => bank.SendAsync("ada", new RegisterMember(Bank.NewProfile()), key: "k1"))));

        answers.Select(a => a.Value.Id).Distinct().Count().ShouldBe(1);
        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(2));
    }

    [Fact]
    public async Task Another_content_under_the_same_key_is_refused_and_not_done()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.RegisterAsync("ada");
        await bank.SendAsync("ada", new EditProfile(Bank.NewProfile("One")), key: "k1");

        (await bank.SendAsync("ada", new EditProfile(Bank.NewProfile("Two")), key: "k1")).Refusal!.Code.ShouldBe("command.key-reused");
        (await bank.SendAsync("ada", new LeaveBank(), key: "k1")).Refusal!.Code.ShouldBe("command.key-reused");

        (await bank.SendAsync("ada", new GetMe())).Value.Profile.Name.ShouldBe("One");
    }

    [Fact]
    public async Task A_key_belongs_to_whoever_used_it()
    {
        await using var bank = await Bank.OpenAsync(databases);
        var ada = await bank.SendAsync("ada", new RegisterMember(Bank.NewProfile()), key: "k1");

        var ben = await bank.SendAsync("ben", new RegisterMember(Bank.NewProfile()), key: "k1");

        ben.Value.Id.ShouldNotBe(ada.Value.Id);
    }

    [Fact]
    public async Task A_conflict_is_remembered_with_its_figures_after_what_it_refused_was_rolled_back()
    {
        await using var bank = await Bank.OpenAsync(databases);
        var ada = await bank.RegisterAsync("ada");
        Task<Result<Done>> ReinstateAsync() => bank.SendAsync("root", new ReinstateMember(ada.Id, "again"), key: "k1", roles: Roles.Administrator);
        var refused = await ReinstateAsync();
        await bank.SendAsync("root", new SuspendMember(ada.Id, "unkind"), roles: Roles.Administrator);

        var again = await ReinstateAsync();

        again.Refusal.ShouldBe(refused.Refusal);
        refused.Refusal!.Code.ShouldBe("member.unchanged");
        (await bank.SendAsync("ada", new GetMe())).Value.State.ShouldBe(MemberState.Suspended);
    }

    [Fact]
    public async Task A_refusal_comes_back_from_the_log_with_numbers_and_words()
    {
        await using var bank = await Bank.OpenAsync(databases);
        var refusal = Refusal.Conflict("test.refused", "No.").With("missingMinutes", 90L).With("state", "Accepted").With("share", 0.5);
        await bank.InScopeAsync(services => services.GetUnitOfWork().RunAsync(async ct =>
        {
            await services.GetCommandLog().KeepAsync<Done>("ada", "k", new LeaveBank(), refusal, ct);
            return true;
        }, _ => false, default));

        var found = await bank.InScopeAsync(services => services.GetCommandLog().FindAsync<Done>("ada", "k", new LeaveBank(), default));

        found!.IsSameCommand.ShouldBeTrue();
        found.Answer!.Refusal.ShouldBe(refusal);
        found.Answer.Refusal!.Figures.ShouldBe(refusal.Figures, ignoreOrder: true);
    }

    [Fact]
    public async Task Answers_are_forgotten_when_they_are_old_and_name_nobody()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.SendAsync("ada@somewhere", new RegisterMember(Bank.NewProfile()), key: "k1");
        ((byte[])bank.Database.Scalar("SELECT subject_digest FROM {command_answers}")!).AsSpan().IndexOf("ada"u8).ShouldBe(-1);
        var recorded = bank.Clock.GetCurrentInstant();
        Task<int> ForgetAsync(Instant before) => bank.InScopeAsync(services => services.GetCommandLog().ForgetAsync(before, default));

        (await ForgetAsync(recorded)).ShouldBe(0);
        (await ForgetAsync(recorded + Duration.FromMilliseconds(1))).ShouldBe(1);
        bank.Count("command_answers").ShouldBe(0);
    }
}
