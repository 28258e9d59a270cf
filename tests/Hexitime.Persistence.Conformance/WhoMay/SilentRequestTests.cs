using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance.WhoMay;

/// <summary>A request that does not say who may send it.</summary>
public sealed record SaysNothing : IQuery<Done>;

/// <summary>Its twin that does, to show that nothing else stands in the way.</summary>
[MaySend(Who.SignedIn | Who.Bank)]
public sealed record SaysEverybody : IQuery<Done>;

public abstract class SilentRequestTests(ITestDatabases databases)
{
    public static TheoryData<Roles> EveryTrust => [Roles.None, Roles.Broker, Roles.Administrator, Roles.Bank, Roles.Broker | Roles.Administrator | Roles.Bank];

    [Theory]
    [MemberData(nameof(EveryTrust))]
    public async Task A_request_that_does_not_say_who_may_send_it_is_refused_to_everybody(Roles roles)
    {
        await using var bank = await Bank.OpenAsync(databases, services =>
        {
            AddBehindTheDecorator<SaysNothing>(services);
            AddBehindTheDecorator<SaysEverybody>(services);
        });
        await bank.RegisterAsync("ada");

        (await bank.SendAsync("ada", new SaysNothing(), roles: roles)).Refusal!.Code.ShouldBe("actor.not-allowed");
        (await bank.SendAsync("ada", new SaysEverybody(), roles: roles)).IsGranted.ShouldBeTrue();
    }

    private static void AddBehindTheDecorator<TRequest>(IServiceCollection services) where TRequest : IQuery<Done>
    {
        var decorated = typeof(Caller).Assembly.GetType("Hexitime.UseCases.UseCase`2", throwOnError: true)!.MakeGenericType(typeof(TRequest), typeof(Done));
        services.AddScoped(provider => (IRequestHandler<TRequest, Result<Done>>)ActivatorUtilities.CreateInstance(provider, decorated, new Handler<TRequest>()));
    }

    private sealed class Handler<TRequest> : IRequestHandler<TRequest, Result<Done>> where TRequest : IQuery<Done>
    {
        public Task<Result<Done>> Handle(TRequest request, CancellationToken cancellationToken) => Task.FromResult<Result<Done>>(new Done());
    }
}
