using System.Data;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance;

public abstract class ReadingTests(ITestDatabases databases)
{
    [Fact]
    public async Task A_query_asks_all_its_questions_over_one_connection()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.RegisterAsync("ada");

        await bank.InScopeAsync(async services =>
        {
            var opened = 0;
            services.GetRequiredService<HexitimeDbContext>().Database.GetDbConnection().StateChange += (_, change) => opened += change.CurrentState == ConnectionState.Open ? 1 : 0;
            services.GetRequiredService<Caller>().Is("ada");

            (await Bank.HandleAsync(services, new BrowseListings())).IsGranted.ShouldBeTrue();

            opened.ShouldBe(1);
            return true;
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_prepared_once_finds_what_it_is_asked_for_each_time(bool isInTransaction)
    {
        await using var bank = await Bank.OpenAsync(databases);
        var (ada, ben, cem) = (await bank.RegisterAsync("ada"), await bank.RegisterAsync("ben"), await bank.RegisterAsync("cem"));
        (await bank.SendAsync("ben", new BlockMember(cem.Id))).IsGranted.ShouldBeTrue();

        await bank.InScopeAsync(services => InOrOutAsync(services, isInTransaction, async () =>
        {
            var (members, blocks) = (services.GetMembers(), services.GetRequiredService<IReadRepositoryBase<Block>>());
            var everybody = await members.ListAsync(new MembersAmong([ada.Id, ben.Id, cem.Id]));
            foreach (var specification in (IEnumerable<ISpecification<Member>>)[new MemberWithSubject("ada"), new MemberWithSubject("ben"), new MemberWithSubject("nobody")])
                ((await members.FirstOrDefaultAsync(specification))?.Id).ShouldBe(specification.Evaluate(everybody).SingleOrDefault()?.Id);
            foreach (var ids in (IEnumerable<MemberId[]>)[[], [ada.Id], [cem.Id, ben.Id], [MemberId.New(bank.Clock.GetCurrentInstant())]])
            {
                (await members.ListAsync(new NamesOf(ids))).OrderBy(n => n.Name).ShouldBe(
                    new NamesOf(ids).ApplySelecting(everybody.AsQueryable()).OrderBy(n => n.Name));
                (await members.CountAsync(new NamesOf(ids))).ShouldBe(new NamesOf(ids).Evaluate(everybody).Count());
            }

            foreach (var (member, others) in (IEnumerable<(MemberId, MemberId[])>)[(ada.Id, []), (ben.Id, [cem.Id]), (cem.Id, [ben.Id])])
                (await blocks.ListAsync(new BlocksAround(member))).ConvertAll(b => b.Other(member)).ShouldBe(others);
            (await members.GetByIdAsync(ben.Id))!.Subject.ShouldBe("ben");
            (await members.GetByIdAsync(ada.Id))!.Subject.ShouldBe("ada");
        }));
    }

    private static async Task<bool> InOrOutAsync(IServiceProvider services, bool isInTransaction, Func<Task> work)
    {
        async Task<bool> DoAsync(CancellationToken cancellationToken)
        {
            await work();
            return true;
        }

        return isInTransaction ? await services.GetUnitOfWork().RunAsync(DoAsync, _ => false, default) : await DoAsync(default);
    }
}
