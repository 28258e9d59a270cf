using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance;

internal static class ServicesOfTests
{
    public static IUnitOfWork GetUnitOfWork(this IServiceProvider services) => services.GetRequiredService<IUnitOfWork>();

    public static ICommandLog GetCommandLog(this IServiceProvider services) => services.GetRequiredService<ICommandLog>();

    public static IRepositoryBase<Member> GetMembers(this IServiceProvider services) => services.GetRequiredService<IRepositoryBase<Member>>();

    public static void Tell(this IServiceProvider services, params IEnumerable<IDomainEvent> domainEvents)
    {
        foreach (var domainEvent in domainEvents)
            services.GetRequiredService<IOutbox>().Add(domainEvent);
    }
}
