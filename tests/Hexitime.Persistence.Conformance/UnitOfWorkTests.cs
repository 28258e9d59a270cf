using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance;

public abstract class UnitOfWorkTests(ITestDatabases databases)
{
    [Fact]
    public async Task Work_that_meets_another_writer_is_run_again_on_fresh_data()
    {
        await using var bank = await Bank.OpenAsync(databases);
        var ada = await bank.RegisterAsync("ada");
        var seen = new List<int>();

        var done = await bank.InScopeAsync(services => services.GetUnitOfWork().RunAsync(async ct =>
        {
            var member = (await services.GetMembers().GetByIdAsync(ada.Id, ct))!;
            seen.Add(member.Version);
            if (seen.Count == 1)
                await BumpVersionAsync(services, ada.Id);
            return member.Become(MemberState.Suspended);
        }, r => !r.IsGranted, default));

        done.IsGranted.ShouldBeTrue();
        seen.ShouldBe([1, 1], "the first attempt was rolled back, the other writer's change with it");
        (await bank.SendAsync("ada", new GetMe())).Value.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Work_that_always_meets_another_writer_is_given_up_and_changes_nothing()
    {
        await using var bank = await Bank.OpenAsync(databases);
        var ada = await bank.RegisterAsync("ada");
        var attempts = 0;

        await Should.ThrowAsync<ConcurrencyException>(() => bank.InScopeAsync(services => services.GetUnitOfWork().RunAsync(async ct =>
        {
            attempts++;
            var member = (await services.GetMembers().GetByIdAsync(ada.Id, ct))!;
            await BumpVersionAsync(services, ada.Id);
            return member.Become(MemberState.Suspended);
        }, r => !r.IsGranted, default)));

        attempts.ShouldBe(6);
        (await bank.SendAsync("ada", new GetMe())).Value.State.ShouldBe(MemberState.Active);
    }

    [Fact]
    public async Task A_taken_key_counts_as_another_writer()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.RegisterAsync("ada");
        var attempts = 0;

        await Should.ThrowAsync<ConcurrencyException>(() => bank.InScopeAsync(services => services.GetUnitOfWork().RunAsync(async ct =>
        {
            attempts++;
            var ada = (await services.GetMembers().FirstOrDefaultAsync(new MemberWithSubject("ada"), ct))!;
            await services.GetMembers().AddAsync(Member.Register("ada", Bank.NewProfile(), ada.Organisation, bank.Clock.GetCurrentInstant()), ct);
            return true;
        }, _ => false, default)));

        attempts.ShouldBe(6);
    }

    [Fact]
    public async Task A_bug_is_not_tried_again()
    {
        await using var bank = await Bank.OpenAsync(databases);
        var attempts = 0;

        await Should.ThrowAsync<InvalidTimeZoneException>(() => bank.InScopeAsync(services => services.GetUnitOfWork().RunAsync<bool>(_ =>
        {
            attempts++;
            throw new InvalidTimeZoneException();
        }, _ => false, default)));

        attempts.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_read_before_is_read_again_in_the_next_transaction_of_the_same_scope()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.RegisterAsync("ada");

        await bank.InScopeAsync(async services =>
        {
            services.GetRequiredService<Caller>().Is("ada");
            (await Bank.HandleAsync(services, new EditProfile(Bank.NewProfile("One")))).Value.Version.ShouldBe(2);
            await bank.SendAsync("ada", new EditProfile(Bank.NewProfile("Two")));
            (await Bank.HandleAsync(services, new GetMe())).Value.Profile.Name.ShouldBe("Two");
            (await Bank.HandleAsync(services, new EditProfile(Bank.NewProfile("Three"), Version: 3))).Value.Version.ShouldBe(4);
            return true;
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_use_case_joins_the_transaction_of_the_host_which_commits_or_not(bool commits)
    {
        await using var bank = await Bank.OpenAsync(databases);

        await bank.InScopeAsync(async services =>
        {
            var context = services.GetRequiredService<HexitimeDbContext>();
            await using var transaction = await context.Database.BeginTransactionAsync();
            services.GetRequiredService<Caller>().Is("ada");
            (await Bank.HandleAsync(services, new RegisterMember(Bank.NewProfile()))).IsGranted.ShouldBeTrue();
            bank.Count("members").ShouldBe(0);
            if (commits)
                await transaction.CommitAsync();
            return true;
        });

        (bank.Count("members"), bank.Count("entries"), bank.Count("outbox")).ShouldBe(commits ? (1, 2, 1) : (0, 0, 0));
    }

    [Fact]
    public async Task A_refusal_in_the_transaction_of_the_host_takes_back_the_refused_part_only()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.RegisterAsync("ada");

        await bank.InScopeAsync(async services =>
        {
            var context = services.GetRequiredService<HexitimeDbContext>();
            await using var transaction = await context.Database.BeginTransactionAsync();
            services.GetRequiredService<Caller>().Is("ben");
            (await Bank.HandleAsync(services, new RegisterMember(Bank.NewProfile("ben")))).IsGranted.ShouldBeTrue();
            services.GetRequiredService<Caller>().Is("ada");
            (await Bank.HandleAsync(services, new RegisterMember(Bank.NewProfile("ada", "Elsewhere")))).IsGranted.ShouldBeFalse();
            var refused = await services.GetUnitOfWork().RunAsync(async ct =>
            {
                await services.GetRequiredService<ILedgerStore>().OpenAsync(Account.Open(new AccountId(Guid.AllBitsSet), AccountKind.Pot), ct);
                services.Tell(new MemberLeft(default, default));
                return "refused";
            }, _ => true, default);
            await transaction.CommitAsync();
            return refused;
        });

        (bank.Count("members"), bank.Count("organisations"), bank.Count("accounts", "kind = 4"), bank.Count("outbox")).ShouldBe((2, 1, 0, 2));
    }

    private static Task<int> BumpVersionAsync(IServiceProvider services, MemberId member) =>
        services.GetRequiredService<HexitimeDbContext>().Set<Member>().Where(m => m.Id == member)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, m => m.Version + 1));
}
