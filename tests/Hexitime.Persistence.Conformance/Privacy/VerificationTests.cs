using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;
using Hexitime.Verification;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance.Privacy;

/// <summary>What speaks for a member is shown as what it is: by whom, and when.</summary>
public abstract class VerificationTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly Register _register = new();
    private Bank _bank = null!;
    private MemberId _ada;
    private MemberId _ben;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        _ada = (await _bank.RegisterAsync("ada")).Id;
        _ben = (await _bank.RegisterAsync("ben")).Id;
        await _bank.RegisterAsync("cleo");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task An_e_mail_domain_is_shown_with_the_date_and_never_the_address()
    {
        (await VouchAsync(null)).ShouldBe("verification.no-email");
        (await VouchAsync("Ada.Nurse@NHS.net")).ShouldBeNull();
        _bank.Clock.Advance(Duration.FromDays(1));
        (await VouchAsync("ada.nurse@nhs.net")).ShouldBeNull();

        (await OfAdaAsync("ben")).EmailDomains.ShouldBe([new EmailDomainView("nhs.net", _bank.Clock.GetCurrentInstant())]);
        (await _bank.SendAsync("ada", new RemoveEmailDomain("nhs.net"))).IsGranted.ShouldBeTrue();
        (await OfAdaAsync("ben")).EmailDomains.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_is_given_and_not_checked_and_others_do_not_see_it()
    {
        (await GiveAsync(Regulator.Nmc, "12a 3456e")).ShouldBeNull();
        (await GiveAsync(Regulator.Gmc, "123")).ShouldBe("registration.gmc");
        await LetNewsArriveAsync(_bank.Services);

        var seen = (await OfAdaAsync("ben")).Registrations.Single();
        (seen.Check, seen.Says, seen.Number, seen.CheckedAt, seen.CheckedBy).ShouldBe((RegistrationCheck.NotChecked, "NMC number given, not checked.", null, null, null));
        (await OfAdaAsync("ada")).Registrations.Single().Number.ShouldBe("12A3456E");
        (await _bank.SendAsync("ada", new RemoveRegistration(Regulator.Nmc))).IsGranted.ShouldBeTrue();
        (await OfAdaAsync("ben")).Registrations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_register_that_was_asked_is_named_with_what_it_found_and_another_number_is_checked_anew()
    {
        await using var host = _bank.NewHost(services => services.AddSingleton<IProfessionalRegister>(_register));
        await GiveAsync(Regulator.Gmc, "7654321");
        await LetNewsArriveAsync(host);
        var found = (await OfAdaAsync("ben")).Registrations.Single();
        (found.Check, found.Says, found.CheckedAt).ShouldBe((RegistrationCheck.Found, "GMC number given, and found by the test register.", _bank.Clock.GetCurrentInstant()));
        _register.Asked.ShouldBe(["7654321 of ada"]);

        await GiveAsync(Regulator.Gmc, "7654321");
        await GiveAsync(Regulator.Gmc, "1111111");
        (await OfAdaAsync("ben")).Registrations.Single().Check.ShouldBe(RegistrationCheck.NotChecked);
        await LetNewsArriveAsync(host);
        (await OfAdaAsync("ben")).Registrations.Single().Says.ShouldBe("GMC number given, and not found by the test register.");
        await GiveAsync(Regulator.Hcpc, "PYL12345");
        await LetNewsArriveAsync(host);
        (await OfAdaAsync("ben")).Registrations.Select(r => r.Check).ShouldBe([RegistrationCheck.NotFound, RegistrationCheck.NotChecked]);
    }

    [Fact]
    public async Task A_register_that_answers_late_says_nothing_of_another_number()
    {
        await using var host = _bank.NewHost(services => services.AddSingleton<IProfessionalRegister>(_register));
        _register.Meanwhile = () => GiveAsync(Regulator.Gmc, "1111111");
        await GiveAsync(Regulator.Gmc, "7654321");

        await host.GetRequiredService<IEventDispatcher>().DispatchAsync(100, default);

        (await OfAdaAsync("ada")).Registrations.Select(r => (r.Number, r.Check)).ShouldContain(("1111111", RegistrationCheck.NotFound), "asked about again, by the second event");
        _register.Asked.ShouldBe(["7654321 of ada", "1111111 of ada"]);
    }

    [Fact]
    public async Task A_reference_is_by_somebody_with_whom_an_exchange_is_completed()
    {
        (await WriteAsync("ben", "She is good.")).ShouldBe("reference.no-exchange");
        (await WriteAsync("ada", "I am good.")).ShouldBe("member.not-found");
        await CompleteAsync();

        (await WriteAsync("ben", "She is good.")).ShouldBeNull();
        (await WriteAsync("ben", "She is very good.")).ShouldBeNull();
        (await WriteAsync("cleo", "I have heard of her.")).ShouldBe("reference.no-exchange");

        (await OfAdaAsync("cleo")).References.Select(r => (r.By.Name, r.Words)).ShouldBe([("ben", "She is very good.")]);
        (await _bank.SendAsync("ben", new WithdrawReference(_ada))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ben", new WithdrawReference(_ada))).IsGranted.ShouldBeTrue();
        (await OfAdaAsync("cleo")).References.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_blocked_writes_no_reference_and_what_they_wrote_is_not_shown()
    {
        await CompleteAsync();
        await WriteAsync("ben", "She is good.");
        await _bank.SendAsync("ada", new BlockMember(_ben));

        (await WriteAsync("ben", "She is not.")).ShouldBe("member.not-found");
        (await OfAdaAsync("cleo")).References.ShouldBeEmpty();
        (await _bank.SendAsync("ben", new GetVerification(_ada))).Refusal!.Code.ShouldBe("member.not-found");
        (await _bank.SendAsync("ada", new UnblockMember(_ben))).IsGranted.ShouldBeTrue();
        (await OfAdaAsync("cleo")).References.Count.ShouldBe(1);
        await _bank.SendAsync("cleo", new BlockMember(_ben));
        (await OfAdaAsync("cleo")).References.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_on_several_hosts_at_once_each_thing_is_there_once()
    {
        await CompleteAsync();
        (await AtOnce.RunAsync(4, () => WriteAsync("ben", "She is good."))).ShouldAllBe(code => code == null);
        (await AtOnce.RunAsync(4, () => GiveAsync(Regulator.Nmc, "12A3456E"))).ShouldAllBe(code => code == null);
        (await AtOnce.RunAsync(4, () => VouchAsync("ada@nhs.net"))).ShouldAllBe(code => code == null);

        (_bank.Count("member_references"), _bank.Count("registrations"), _bank.Count("verified_domains"), _bank.Count("outbox", "type LIKE '%RegistrationGiven'"))
            .ShouldBe((1, 1, 1, 1));
    }

    private async Task<VerificationView> OfAdaAsync(string subject) => (await _bank.SendAsync(subject, new GetVerification(_ada))).Value;

    private async Task<string?> GiveAsync(Regulator regulator, string number) => (await _bank.SendAsync("ada", new GiveRegistration(regulator, number))).Refusal?.Code;

    private async Task<string?> WriteAsync(string subject, string words) => (await _bank.SendAsync(subject, new WriteReference(_ada, words))).Refusal?.Code;

    private Task<string?> VouchAsync(string? email) => _bank.InScopeAsync(async services =>
    {
        services.GetRequiredService<Caller>().Is("ada", verifiedEmail: email);
        return (await Bank.HandleAsync(services, new VerifyEmailDomain())).Refusal?.Code;
    });

    private async Task CompleteAsync()
    {
        var id = (await _bank.SendAsync("ada", new ProposeExchange(Direct: new(_ben, IGive: true, ExchangeKind.Advice, "Advice"), Hours: Credits.FromHours(1)))).Value.Id;
        await _bank.SendAsync("ben", new AcceptExchange(id));
        await _bank.SendAsync("ada", new RecordHours(id, Credits.FromHours(1)));
        (await _bank.SendAsync("ben", new ConfirmHours(id))).IsGranted.ShouldBeTrue();
    }

    private static async Task LetNewsArriveAsync(IServiceProvider host)
    {
        while (await host.GetRequiredService<IEventDispatcher>().DispatchAsync(100, default) > 0)
        {
        }
    }

    /// <summary>Knows the GMC and of it one number.</summary>
    private sealed class Register : IProfessionalRegister
    {
        public List<string> Asked { get; } = [];

        public Func<Task>? Meanwhile { get; set; }

        public string Name => "the test register";

        public async Task<bool?> IsRegisteredAsync(RegistrationNumber number, string name, CancellationToken cancellationToken)
        {
            if (number.Regulator != Regulator.Gmc)
                return null;
            Asked.Add($"{number.Number} of {name}");
            if (Meanwhile is { } meanwhile)
            {
                Meanwhile = null;
                await meanwhile();
            }

            return number.Number == "7654321";
        }
    }
}
