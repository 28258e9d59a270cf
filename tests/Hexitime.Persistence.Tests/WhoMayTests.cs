using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Import;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence;

/// <summary>
/// Who may send what, written a second time and tried in both directions: every request of the bank by everybody there is. A request that is not in the table
/// fails the test; so does an attribute that says more, or less, than the table.
/// </summary>
public sealed class WhoMayTests : IAsyncLifetime
{
    private static readonly Credits Hour = Credits.FromHours(1);
    private static readonly ListingText Text = new() { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Hour };
    private static readonly ExchangeId Exchange = new(new Guid("01990000-0000-7000-8000-000000000001"));
    private static readonly ListingId Listing = new(new Guid("01990000-0000-7000-8000-000000000002"));
    private static readonly MemberId Somebody = new(new Guid("01990000-0000-7000-8000-000000000003"));

    private const string Everybody = "outsider member suspended broker suspended-broker administrator";
    private const string Members = "member suspended broker suspended-broker";
    private const string GoodStanding = "member broker";

    private static readonly (IBaseRequest Request, string Who)[] Table =
    [
        (new RegisterMember(Bank.NewProfile()), Everybody),
        (new EditProfile(Bank.NewProfile()), Members),
        (new GetMe(), Members),
        (new GetMember(Somebody), Members + " administrator"),
        (new GetWallet(), Members),
        (new GetStatement(), Members),
        (new LeaveBank(), Members),
        (new SuspendMember(Somebody), "administrator"),
        (new ReinstateMember(Somebody), "administrator"),
        (new PublishListing(ListingType.Offer, Text), GoodStanding),
        (new EditListing(Listing, Text), GoodStanding),
        (new PauseListing(Listing), Members),
        (new ResumeListing(Listing), GoodStanding),
        (new CloseListing(Listing), Members),
        (new RenewListing(Listing), GoodStanding),
        (new BrowseListings(), Members),
        (new GetListing(Listing), Members),
        (new ProposeExchange(Listing), GoodStanding),
        (new CounterPropose(Exchange, Hour), GoodStanding),
        (new AcceptExchange(Exchange), GoodStanding),
        (new DeclineExchange(Exchange), Members),
        (new WithdrawExchange(Exchange), Members),
        (new ArrangeMeeting(Exchange, Instant.FromUtc(2026, 1, 6, 9, 0)), GoodStanding),
        (new CancelExchange(Exchange, "ill"), Members),
        (new ReportNoShow(Exchange, "waited"), Members),
        (new WaiveCredit(Exchange), Members),
        (new RecordHours(Exchange, Hour), Members),
        (new ConfirmHours(Exchange), Members),
        (new DisputeHours(Exchange, Hour, "less"), Members),
        (new AgreeHours(Exchange, Hour), Members),
        (new DecideDispute(Exchange, Hour, "heard both"), "broker"),
        (new ReverseExchange(Exchange, "mistake"), "broker"),
        (new GiveFeedback(Exchange, 5), Members),
        (new GetExchange(Exchange), Members),
        (new ListExchanges(), Members),
        (new ListDisputes(), "broker"),
        (new VerifyLedger(), "broker administrator bank"),
        (new RunHousekeeping(), "administrator bank"),
        (new ImportMembers([new ImportedMember("m-1", Bank.NewProfile(), Instant.FromUtc(2025, 1, 1, 0, 0))]), "administrator"),
        (new ImportTransfers([new ImportedTransfer("t-1", "m-1", ImportedTransfer.Bank, Hour, Instant.FromUtc(2025, 1, 1, 0, 0))]), "administrator"),
    ];

    private Bank _bank = null!;

    public static TheoryData<string> Requests =>
        [.. typeof(Refusal).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && typeof(IBaseRequest).IsAssignableFrom(t)).Select(t => t.Name).Order(StringComparer.Ordinal)];

    public async Task InitializeAsync() => _bank = await Bank.OpenAsync();

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_is_answered_to_those_who_may_send_it_and_to_nobody_else(string name)
    {
        var (request, who) = Table.SingleOrDefault(row => row.Request.GetType().Name == name);
        request.ShouldNotBeNull($"Say in the table who may send {name}.");
        var allowed = who.Split(' ');
        foreach (var person in (string[])[.. Everybody.Split(' '), "bank", "nobody"])
        {
            var code = await RefusalOfAsync(person, request);

            if (person == "nobody")
                code.ShouldBe("actor.not-signed-in");
            else if (allowed.Contains(person))
                code?.ShouldNotStartWith("actor.", Case.Sensitive, $"{person} may send {name}");
            else
                code.ShouldBe(ExpectedCode(person, allowed), $"{person} may not send {name}");
        }
    }

    [Fact]
    public async Task A_request_that_does_not_say_who_may_send_it_is_refused_to_everybody()
    {
        foreach (var person in (string[])[.. Everybody.Split(' '), "bank"])
            (await RefusalOfAsync(person, new Unmarked())).ShouldBe("actor.not-allowed", person);
        (await RefusalOfAsync("nobody", new Unmarked())).ShouldBe("actor.not-signed-in");
    }

    private static string ExpectedCode(string person, string[] allowed) =>
        person is "outsider" or "administrator" or "bank" && !allowed.Contains("administrator") ? "actor.not-a-member"
        : person.StartsWith("suspended", StringComparison.Ordinal) && allowed.Contains("member") ? "actor.suspended"
        : "actor.not-allowed";

    private async Task<string?> RefusalOfAsync(string person, IBaseRequest request)
    {
        var (subject, roles) = person switch
        {
            "bank" => (Actor.Bank.Subject, Roles.Bank),
            "administrator" => ("admin", Roles.Administrator),
            "broker" or "suspended-broker" => ($"{person}-{request.GetType().Name}", Roles.Broker),
            _ => ($"{person}-{request.GetType().Name}", Roles.None),
        };
        if (person is not ("nobody" or "outsider" or "administrator" or "bank"))
        {
            var member = await _bank.RegisterAsync(subject);
            if (person.StartsWith("suspended", StringComparison.Ordinal))
                (await _bank.SendAsync("admin", new SuspendMember(member.Id), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        }

        await using var scope = _bank.Services.CreateAsyncScope();
        if (person != "nobody")
            scope.ServiceProvider.GetRequiredService<Caller>().Is(subject, roles);
        return await RefusalOfAsync(scope.ServiceProvider, (dynamic)request);
    }

    private static async Task<string?> RefusalOfAsync<T>(IServiceProvider services, IRequest<Result<T>> request) where T : notnull
    {
        if (request is not Unmarked)
            return (await Bank.HandleAsync(services, request)).Refusal?.Code;
        var decorator = typeof(Refusal).Assembly.GetType("Hexitime.UseCases.UseCase`2", throwOnError: true)!.MakeGenericType(typeof(Unmarked), typeof(Done));
        var decorated = (IRequestHandler<Unmarked, Result<Done>>)ActivatorUtilities.CreateInstance(services, decorator, new UnmarkedHandler());
        return (await decorated.Handle(new Unmarked(), default)).Refusal?.Code;
    }

    private sealed record Unmarked : ICommand<Done>;

    private sealed class UnmarkedHandler : IRequestHandler<Unmarked, Result<Done>>
    {
        public Task<Result<Done>> Handle(Unmarked request, CancellationToken cancellationToken) => Task.FromResult<Result<Done>>(new Done());
    }
}
